package dev.bob.instance.role;

/**
 * Votes, takes what is offered to it, then checks findings; planning and assigning are the leader's
 * duty.
 */
record Coordinator() implements Behaviour {
  @Override
  public Intent decide(Situation situation) {
    return Choices.resume(situation)
        .or(() -> Choices.decline(situation))
        .or(() -> Choices.speak(situation))
        .or(() -> Choices.takeAssigned(situation))
        .or(() -> Choices.verify(situation))
        .or(() -> Choices.takeUnassigned(situation, _ -> true))
        .or(() -> Choices.lookAgain(situation))
        .or(() -> Choices.recount(situation))
        .orElseGet(() -> new Intent.Rest("goals and idle members"));
  }
}
