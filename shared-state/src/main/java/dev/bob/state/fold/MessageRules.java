package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Arrays;

/** Who can be spoken to, and what comes of it. */
final class MessageRules {
  private MessageRules() {}

  static Applied apply(HiveState state, Recorded recorded, MessageFact fact) {
    return switch (fact) {
      case MessageFact.Sent sent -> {
        if (!known(state, sent.to()) && !answers(state, recorded.event().by(), sent)) {
          yield state.reject(Reason.UNKNOWN_RECIPIENT, "there is nobody called " + sent.to());
        }
        if (repeats(state, recorded.event().by(), sent)) {
          yield state.reject(
              Reason.ALREADY_KNOWN,
              "%s has sent its %s to the same cause already"
                  .formatted(recorded.event().by().id(), sent.type()));
        }
        // A person hears at once what is wrong with it, so nothing of it is kept then.
        yield switch (Spoken.of(state, recorded, message(recorded, sent))) {
          case Spoken.Refused(var reason, var why) -> state.reject(reason, why);
          case Spoken.Heard(var next, var message) -> next.with(next.mail().plus(message)).accept();
        };
      }
      case MessageFact.Ingested ingested -> ForeignRules.apply(state, recorded, ingested);
    };
  }

  /**
   * An instance that was given a message twice, or does not know whether its answer got through,
   * says it again: of each instance, cause and type the first counts. What has left the window of
   * messages is forgotten here too.
   */
  private static boolean repeats(HiveState state, Author by, MessageFact.Sent sent) {
    var cause = Message.causeIn(sent.metadata());
    return by.kind() == Author.Kind.INSTANCE
        && cause.isPresent()
        && state.mail().hasEffect(by.id(), cause.getAsLong(), sent.type());
  }

  /** Who wrote into a file is no member, and gets its answer all the same. */
  private static boolean answers(HiveState state, Author by, MessageFact.Sent sent) {
    var cause = Message.causeIn(sent.metadata());
    return cause.isPresent()
        && (by.kind() == Author.Kind.INSTANCE || asked(state, cause.getAsLong(), sent.to()));
  }

  private static boolean asked(HiveState state, long cause, String by) {
    return state.questions().of(cause).filter(question -> question.from().equals(by)).isPresent();
  }

  private static boolean known(HiveState state, String to) {
    if (to.equals("broadcast") || to.equals(Author.Kind.PERSON.toString())) {
      return true;
    }
    return Arrays.stream(Role.values()).anyMatch(role -> role.toString().equals(to))
        || state.members().byId().keySet().stream().map(InstanceId::toString).anyMatch(to::equals);
  }

  private static Message message(Recorded recorded, MessageFact.Sent sent) {
    var by = recorded.event().by();
    return new Message(
        recorded.seq(),
        by.id(),
        by.kind(),
        sent.to(),
        sent.type(),
        sent.content(),
        recorded.event().at(),
        sent.metadata());
  }
}
