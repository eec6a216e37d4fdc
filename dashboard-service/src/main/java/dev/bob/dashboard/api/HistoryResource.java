package dev.bob.dashboard.api;

import dev.bob.dashboard.view.HistoryView;
import dev.bob.state.Hive;
import dev.bob.state.log.LogException;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hive as it was after some event, or at some time. */
@Path("/api/history")
final class HistoryResource {
  /** Each takes a state of the hive in memory, and a core. */
  private static final int AT_ONCE_MAX = 2;

  private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

  private final Hive hive;
  private final Semaphore places = new Semaphore(AT_ONCE_MAX);

  HistoryResource(Hive hive) {
    this.hive = hive;
  }

  @GET
  public HistoryView at(@QueryParam("at") @Nullable String at) throws LogException {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(503, "busy", AT_ONCE_MAX + " looks into the past are under way")
              .remedy("Try again in a second."));
    }
    try {
      var state = hive.at(seq(Parameters.text(at)));
      return HistoryView.of(state, timeOf(state.seq()));
    } finally {
      places.release();
    }
  }

  private long seq(Optional<String> at) throws LogException {
    if (at.isEmpty()) {
      throw bad("at is missing");
    }
    if (SEQ.matcher(at.get()).matches()) {
      return existing(Long.parseLong(at.get()));
    }
    try {
      // A plus that was not escaped arrives as a space.
      return hive.seqAt(OffsetDateTime.parse(at.get().replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw bad("at is neither the seq of an event nor a time");
    }
  }

  private long existing(long seq) {
    long newest = hive.state().seq();
    if (seq > newest) {
      throw bad("event " + seq + " is to come: the newest is " + newest);
    }
    return seq;
  }

  private Optional<Instant> timeOf(long seq) throws LogException {
    return seq == 0
        ? Optional.empty()
        : hive.read(seq - 1, 1).stream().findFirst().map(last -> last.event().at());
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(
        Problem.badInput(
            "at", detail, "Send a seq from 0 on, or a time like 2026-11-24T04:00:00Z."));
  }
}
