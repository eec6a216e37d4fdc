package dev.bob.dashboard.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Message;
import dev.bob.state.fold.Question;
import dev.bob.state.log.LogException;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is said in the hive. */
@Path("/api/messages")
final class MessagesResource {
  private static final int LIMIT_DEFAULT = 100;

  private final Hive hive;
  private final Submissions submissions;

  MessagesResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
  }

  /** The body of a new message: {@code type} is {@code text} unless given. */
  public record MessageDraft(
      @Nullable String to,
      @Nullable String type,
      @Nullable String content,
      @Nullable ObjectNode metadata) {
    MessageFact.Sent fact() {
      var said = Parameters.required("content", content);
      var recipient = Parameters.required("to", to);
      var what = type == null ? "text" : type;
      Parameters.value("type", () -> new MessageFact.Sent(recipient, what, "", empty()));
      requireDeadline(what);
      return Parameters.value(
          "content",
          () -> new MessageFact.Sent(recipient, what, said, metadata == null ? empty() : metadata));
    }

    private void requireDeadline(String what) {
      if (!what.equals("question") || metadata == null || !metadata.has("deadline_seconds")) {
        return;
      }
      var seconds = metadata.get("deadline_seconds");
      if (!seconds.isIntegralNumber() || !Question.isDeadline(seconds.longValue())) {
        throw new ProblemException(
            Problem.badInput(
                "metadata.deadline_seconds",
                "a deadline is a number from 1 to " + Question.DEADLINE_SECONDS_MAX,
                "Send such a number, or leave it out."));
      }
    }

    private static ObjectNode empty() {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /**
   * @param messages oldest first
   * @param cursor seq of the last one, to ask after
   * @param more whether there are more that fit, after these (or, asked without {@code after},
   *     before them)
   * @param forgottenSeq of the newest message that is kept here no longer: who asks after less than
   *     that finds what is missing in the archive; 0 if all are here
   */
  public record Messages(List<Message> messages, long cursor, boolean more, long forgottenSeq) {}

  /** The newest that fit; with {@code after}, the oldest that fit after that seq. */
  @GET
  public Messages all(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("type") @Nullable String type,
      @QueryParam("q") @Nullable String q,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int most = (int) Parameters.number("limit", limit, LIMIT_DEFAULT, 1_000);
    long cursor = Parameters.number("after", after, 0, Long.MAX_VALUE);
    var words = Parameters.text(q).map(text -> text.toLowerCase(Locale.ROOT));
    Predicate<Message> fits =
        message ->
            equal(from, message.from())
                && equal(to, message.to())
                && equal(type, message.type())
                && words
                    .filter(text -> !message.content().toLowerCase(Locale.ROOT).contains(text))
                    .isEmpty();
    var mail = hive.state().mail();
    var found = mail.after(cursor).stream().filter(fits).toList();
    var shown =
        found.size() <= most
            ? found
            : after == null
                ? found.subList(found.size() - most, found.size())
                : found.subList(0, most);
    return new Messages(
        shown,
        shown.isEmpty() ? cursor : shown.getLast().seq(),
        shown.size() < found.size(),
        mail.forgottenSeq());
  }

  @POST
  public Response send(MessageDraft draft) throws LogException {
    var outcome = submissions.submit(draft.fact());
    long seq = outcome.seq().orElseThrow();
    var message = Optional.ofNullable(outcome.state().mail().bySeq().get(seq));
    return Response.status(Response.Status.CREATED).entity(message.orElseThrow()).build();
  }

  private static boolean equal(@Nullable String wanted, String is) {
    return wanted == null || wanted.isEmpty() || wanted.equals(is);
  }
}
