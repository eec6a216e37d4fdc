package dev.bob.dashboard.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Reason;
import dev.bob.state.log.LogException;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked in the hive, and the person's answers. */
@Path("/api/questions")
final class QuestionsResource {
  private final Hive hive;
  private final Submissions submissions;

  QuestionsResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
  }

  /** All that wait for an answer, and the newest others, oldest first. */
  public record Questions(List<Question> questions) {}

  /** The body of an answer. */
  public record AnswerDraft(@Nullable String text) {}

  @GET
  public Questions all() {
    return new Questions(List.copyOf(hive.state().questions().bySeq().values()));
  }

  @GET
  @Path("/{id}")
  public Question one(@PathParam("id") String id) {
    return find(hive.state(), id);
  }

  /** The person's word ends a question, whoever was asked. */
  @POST
  @Path("/{id}/answer")
  public Response answer(@PathParam("id") String id, AnswerDraft draft) throws LogException {
    var question = find(hive.state(), id);
    var text = Parameters.required("text", draft.text());
    if (text.isBlank()) {
      throw new ProblemException(
          Problem.badInput("text", "an answer has a text", "Say what the answer is."));
    }
    var said =
        Parameters.value(
            "text",
            () ->
                new MessageFact.Sent(
                    question.from(), "answer", text, JsonNodeFactory.instance.objectNode()));
    if (!question.state().pending()) {
      throw closed(id);
    }
    var outcome = submissions.submit(said.becauseOf(question.seq()));
    var now = find(outcome.state(), id);
    if (now.state() instanceof QuestionState.Expired) { // meanwhile
      throw closed(id);
    }
    return Response.status(Response.Status.CREATED).entity(now).build();
  }

  private static ProblemException closed(String id) {
    return new ProblemException(
        Problem.of(409, Reason.NOT_OPEN.toString(), "question " + id + " is closed already"));
  }

  private static Question find(HiveState state, String id) {
    return state
        .questions()
        .find(Parameters.seq("question", id))
        .orElseThrow(() -> Parameters.notFound("question " + id));
  }
}
