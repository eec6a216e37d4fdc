package dev.bob.instance.role;

import dev.bob.state.model.Role;

/**
 * Votes, checks what others found before anything else, and writes the report. It takes other work
 * only if nobody else can, so that no finding waits behind a long task.
 */
record Reflector() implements Behaviour {
  @Override
  public Intent decide(Situation situation) {
    return Choices.resume(situation)
        .or(() -> Choices.decline(situation))
        .or(() -> Choices.speak(situation))
        .or(() -> Choices.verify(situation))
        .or(() -> Choices.takeAssigned(situation))
        .or(
            () ->
                Choices.takeUnassigned(situation, task -> task.spec().affinity() == Role.REFLECTOR))
        .or(() -> Choices.lookAgain(situation))
        .or(() -> Choices.recount(situation))
        .orElseGet(() -> new Intent.Rest("findings to check"));
  }
}
