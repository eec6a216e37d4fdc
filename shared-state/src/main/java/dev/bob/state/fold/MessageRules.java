package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Arrays;
import java.util.Optional;

/** Who can be spoken to, and which facts are shown as messages. */
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
        if (QuestionRules.tooMany(state, sent.type())) {
          yield state.reject(
              Reason.TOO_MANY_OPEN, "there are " + Questions.PENDING_MAX + " questions to answer");
        }
        if (proposes(recorded.event().by(), sent)) {
          yield propose(state, recorded, sent);
        }
        if (SpokenGoals.isOne(recorded.event().by(), sent.type()) && state.work().isFull()) {
          yield state.reject(Reason.TOO_MANY_OPEN, WorkRules.FULL);
        }
        var flaw = SpokenGoals.flaw(recorded.event().by(), sent.type(), sent.content());
        if (flaw.isPresent()) {
          yield state.reject(Reason.INVALID_GOAL, flaw.get());
        }
        var message = SpokenGoals.naming(state, recorded, message(recorded, sent));
        var next = SpokenGoals.heard(state.with(state.mail().plus(message)), recorded, message);
        yield QuestionRules.heard(next, message).accept();
      }
      case MessageFact.Ingested ingested -> ForeignRules.apply(state, recorded, ingested);
    };
  }

  /** Members have an event for that; what they say in a message is talk. */
  private static boolean proposes(Author by, MessageFact.Sent sent) {
    return by.kind() == Author.Kind.PERSON && sent.type().equals(SaidMotion.TYPE);
  }

  /** A person hears at once what is wrong with it, so nothing of it is kept then. */
  private static Applied propose(HiveState state, Recorded recorded, MessageFact.Sent sent) {
    return switch (SaidProposal.of(state, recorded, sent.content(), sent.metadata())) {
      case SaidProposal.Refused(var reason, var why) -> state.reject(reason, why);
      case SaidProposal.Taken taken -> {
        var message =
            message(recorded, sent.to(), sent.type(), sent.content(), taken.named(sent.metadata()));
        yield taken.state().with(state.mail().plus(message)).accept();
      }
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
    return message(recorded, sent.to(), sent.type(), sent.content(), sent.metadata());
  }

  /**
   * A finding, a finished task, a proposal and a vote are messages too, and a question that goes on
   * to another one; nothing is appended twice for that.
   *
   * @param state after the fact
   */
  static Optional<Message> shown(HiveState state, Recorded recorded, Fact fact) {
    return switch (fact) {
      case MemoryFact.FindingReported reported -> {
        var finding = reported.finding();
        var place = finding.evidence().place();
        yield Optional.of(
            message(
                recorded,
                "broadcast",
                "finding",
                place.isEmpty() ? finding.title() : finding.title() + " (" + place + ")",
                own("finding", finding.id())));
      }
      case WorkFact.TaskCompleted done ->
          Optional.of(
              message(
                  recorded,
                  "broadcast",
                  "task_complete",
                  done.task() + " is done",
                  own("task", done.task())));
      case QuestionFact moved -> QuestionRules.shown(state, recorded, moved);
      case ProposalFact.Opened opened ->
          Optional.of(
              message(
                  recorded,
                  "broadcast",
                  SaidMotion.TYPE,
                  opened.motion().text(),
                  own("proposal", state.proposals().byNumber().lastEntry().getValue().id())));
      case ProposalFact.VoteCast cast ->
          Optional.of(
              message(
                  recorded,
                  "broadcast",
                  "vote",
                  "%s to %s: %s".formatted(cast.vote(), cast.proposal(), cast.rationale()),
                  own("proposal", cast.proposal())));
      default -> Optional.empty();
    };
  }

  /** As it is when it is read: a number that fits into an int is one. */
  static ObjectNode own(String name, long value) {
    var metadata = JsonNodeFactory.instance.objectNode();
    var own = metadata.putObject("bob");
    if ((int) value == value) {
      own.put(name, (int) value);
    } else {
      own.put(name, value);
    }
    return metadata;
  }

  private static ObjectNode own(String name, Record id) {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put(name, id.toString());
    return metadata;
  }

  private static Message message(
      Recorded recorded, String to, String type, String content, ObjectNode metadata) {
    var by = recorded.event().by();
    return new Message(
        recorded.seq(), by.id(), by.kind(), to, type, content, recorded.event().at(), metadata);
  }
}
