package dev.bob.instance.role;

import dev.bob.state.fold.Task;
import java.util.function.Predicate;

/**
 * Explorer and builder: votes, findings to check, then work that is offered, then work that lies
 * about.
 *
 * @param preferred which of that it would rather begin
 */
record Worker(String lookingFor, Predicate<Task> preferred) implements Behaviour {
  @Override
  public Intent decide(Situation situation) {
    return Choices.resume(situation)
        .or(() -> Choices.decline(situation))
        .or(() -> Choices.speak(situation))
        .or(() -> Choices.verify(situation))
        .or(() -> Choices.takeAssigned(situation))
        .or(() -> Choices.takeUnassigned(situation, preferred))
        .or(() -> Choices.lookAgain(situation))
        .or(() -> Choices.recount(situation))
        .orElseGet(() -> new Intent.Rest(lookingFor));
  }
}
