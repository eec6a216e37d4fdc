package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import java.util.Optional;

/** Which facts are shown as messages. */
final class ShownFacts {
  private ShownFacts() {}

  /**
   * A finding, a finished task, and all that members say of a proposal are messages too, and a
   * question that goes on to another one; nothing is appended twice for that.
   *
   * @param state after the fact
   */
  static Optional<Message> of(HiveState state, Recorded recorded, Fact fact) {
    return switch (fact) {
      case MemoryFact.FindingReported reported -> {
        var finding = reported.finding();
        var place = finding.evidence().place();
        yield Optional.of(
            message(
                recorded,
                "finding",
                place.isEmpty() ? finding.title() : finding.title() + " (" + place + ")",
                own("finding", finding.id())));
      }
      case WorkFact.TaskCompleted done ->
          Optional.of(
              message(
                  recorded, "task_complete", done.task() + " is done", own("task", done.task())));
      case QuestionFact moved -> QuestionRules.shown(state, recorded, moved);
      case ProposalFact.Opened opened ->
          Optional.of(
              message(
                  recorded,
                  SaidMotion.TYPE,
                  opened.motion().text(),
                  own("proposal", state.proposals().byNumber().lastEntry().getValue().id())));
      case ProposalFact.VoteCast cast ->
          Optional.of(
              message(
                  recorded,
                  "vote",
                  "%s to %s: %s".formatted(cast.vote(), cast.proposal(), cast.rationale()),
                  own("proposal", cast.proposal())));
      case DeliberationFact.PositionStated said ->
          Optional.of(
              message(
                  recorded,
                  "position",
                  "%s to %s: %s".formatted(said.stance(), said.proposal(), said.rationale()),
                  own("proposal", said.proposal())));
      case DeliberationFact.CritiqueStated said ->
          Optional.of(
              message(
                  recorded,
                  "critique",
                  said.proposal() + ": " + said.rationale(),
                  own("proposal", said.proposal())));
      default -> Optional.empty();
    };
  }

  private static ObjectNode own(String name, Record id) {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put(name, id.toString());
    return metadata;
  }

  private static Message message(
      Recorded recorded, String type, String content, ObjectNode metadata) {
    var event = recorded.event();
    var by = event.by();
    return new Message(
        recorded.seq(), by.id(), by.kind(), "broadcast", type, content, event.at(), metadata);
  }
}
