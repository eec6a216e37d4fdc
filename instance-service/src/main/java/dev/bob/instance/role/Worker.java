package dev.bob.instance.role;

/**
 * Explorer and builder: votes, findings to check, then work that is offered, then work that lies
 * about.
 */
record Worker(String lookingFor) implements Behaviour {
  @Override
  public Intent decide(Situation situation) {
    return Choices.resume(situation)
        .or(() -> Choices.decline(situation))
        .or(() -> Choices.speak(situation))
        .or(() -> Choices.verify(situation))
        .or(() -> Choices.takeAssigned(situation))
        .or(() -> Choices.takeUnassigned(situation, _ -> true))
        .or(() -> Choices.lookAgain(situation))
        .or(() -> Choices.recount(situation))
        .orElseGet(() -> new Intent.Rest(lookingFor));
  }
}
