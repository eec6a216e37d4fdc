package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.fold.Answer;
import dev.bob.state.fold.Concern;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Questions;
import dev.bob.state.json.Json;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code .shared_questions.json}: what was asked, oldest first, and what became of it.
 *
 * <pre>{@code
 * {
 *   "questions" : [
 *     {
 *       "id" : 9,
 *       "from" : "instance_3",
 *       "to" : "explorer",
 *       "content" : "Is docs/b.md to come?",
 *       "timestamp" : "2026-11-24T04:00:00Z",
 *       "status" : "escalated",
 *       "awaits" : "person",
 *       "deadline_seconds" : 60,
 *       "passed_by" : [
 *         "instance_1"
 *       ],
 *       "answers" : [ ],
 *       "metadata" : {
 *         "bob" : {
 *           "from_kind" : "instance",
 *           "seq" : 9
 *         }
 *       }
 *     }
 *   ]
 * }
 * }</pre>
 */
record QuestionsView(List<QuestionEntry> questions) {
  /**
   * @param id seq of the message that asked it: what an answer names as its cause
   * @param status {@code open}, {@code escalated}, {@code answered} or {@code expired}
   * @param awaits who is to answer now
   * @param deadlineSeconds how long each of those who are asked one after the other has
   * @param reason why nobody is asked any more
   */
  record QuestionEntry(
      long id,
      String from,
      String to,
      String content,
      Instant timestamp,
      String status,
      Optional<String> awaits,
      int deadlineSeconds,
      Optional<String> reason,
      List<InstanceId> passedBy,
      List<AnswerEntry> answers,
      ObjectNode metadata) {}

  record AnswerEntry(String from, String content, ObjectNode metadata) {}

  static QuestionsView of(Questions questions) {
    return new QuestionsView(
        questions.bySeq().values().stream().map(QuestionsView::entry).toList());
  }

  private static QuestionEntry entry(Question question) {
    Optional<String> awaits = Optional.empty();
    Optional<String> reason = Optional.empty();
    String status;
    switch (question.state()) {
      case QuestionState.Open _ -> {
        status = "open";
        awaits = Optional.of(question.to());
      }
      case QuestionState.Escalated(var to) -> {
        status = "escalated";
        awaits = Optional.of(to);
      }
      case QuestionState.Answered _ -> status = "answered";
      case QuestionState.Expired(var why) -> {
        status = "expired";
        reason = Optional.of(why);
      }
    }
    return new QuestionEntry(
        question.seq(),
        question.from(),
        question.to(),
        question.text(),
        question.askedAt(),
        status,
        awaits,
        question.deadlineSeconds(),
        reason,
        question.passedBy().stream().sorted().toList(),
        question.answers().stream().map(QuestionsView::entry).toList(),
        concerning(question));
  }

  private static ObjectNode concerning(Question question) {
    var metadata = numbered(question.seq(), question.fromKind());
    question
        .concern()
        .ifPresent(
            concern -> {
              switch (concern) {
                case Concern.OfBlocked(var task, var _) ->
                    Own.of(metadata).put("blocked", task.toString());
                case Concern.OfUncheckable(var finding) ->
                    Own.of(metadata).put("uncheckable", finding.toString());
              }
            });
    question
        .consequence()
        .ifPresent(
            one -> Own.of(metadata).set("consequence", Json.MAPPER.<ObjectNode>valueToTree(one)));
    return metadata;
  }

  private static AnswerEntry entry(Answer answer) {
    return new AnswerEntry(answer.by(), answer.text(), numbered(answer.seq(), answer.byKind()));
  }

  private static ObjectNode numbered(long seq, Author.Kind by) {
    var metadata = Own.metadata();
    Own.of(metadata).put("seq", seq);
    Own.saidBy(metadata, by);
    return metadata;
  }
}
