package dev.bob.instance.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.mind.MindFailure;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Concern;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Question;
import dev.bob.state.model.Clip;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;
import java.time.Duration;

/**
 * What a verifier says of a finding that it could not check: it asks its author, once, and looks
 * again when that question is answered or has ended; the second time it refutes it. Pure.
 *
 * @param deadline how long the author has for it
 * @param questionsMax so many of these wait at once: who can check nothing would bury what the
 *     person says
 */
record Uncheckable(Duration deadline, int questionsMax) {
  private static final int REASON_CHARS_MAX = 400;

  Fact says(KnownFinding known, MindFailure failure, InstanceId verifier, HiveState state) {
    var id = known.finding().id();
    return mayAsk(known, verifier, state)
        ? question(known, failure)
        : new MemoryFact.FindingRefuted(
            id, "its evidence could not be checked: " + failure.getMessage());
  }

  /** Nobody asks itself, or who is not there. */
  private boolean mayAsk(KnownFinding known, InstanceId verifier, HiveState state) {
    var questions = state.questions();
    return !known.author().equals(verifier)
        && state.members().find(known.author()).filter(Member::live).isPresent()
        && questions.pending().stream().filter(Uncheckable::isOne).count() < questionsMax
        && !questions.isAskedAbout(new Concern.OfUncheckable(known.finding().id()))
        && !questions.full();
  }

  private static boolean isOne(Question question) {
    return question.concern().filter(Concern.OfUncheckable.class::isInstance).isPresent();
  }

  private MessageFact.Sent question(KnownFinding known, MindFailure failure) {
    FindingId id = known.finding().id();
    var metadata =
        JsonNodeFactory.instance.objectNode().put("deadline_seconds", deadline.toSeconds());
    metadata.putObject("bob").put("uncheckable", id.toString());
    return new MessageFact.Sent(
        known.author().toString(),
        "question",
        "How is finding %s shown? I could not check it: %s"
            .formatted(id, Clip.clip(String.valueOf(failure.getMessage()), REASON_CHARS_MAX)),
        metadata);
  }
}
