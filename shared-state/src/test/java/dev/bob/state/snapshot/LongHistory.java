package dev.bob.state.snapshot;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.RecordedJson;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Seqs;
import dev.bob.state.json.Json;
import dev.bob.state.log.RecordedText;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the journal of a hive that has surveyed for very long: goals, claims, findings, their
 * verification, messages and learnings, each accepted by the fold. Much faster than a hive: it
 * appends straight to the files.
 */
public final class LongHistory implements AutoCloseable {
  /** So far apart snapshots lie: the last event before one is the furthest behind another. */
  public static final int SNAPSHOT_EVENTS = FileSnapshots.SPARSE_EVENTS;

  private static final int SEGMENT_BYTES = 16 * 1024 * 1024;
  private static final int TASKS = 10;
  private static final int FINDINGS_PER_TASK = 4;
  private static final int MESSAGES_PER_TASK = 6;
  private static final String SAID = "I looked at another forty files and found nothing new. ";

  private final Path journal;
  private final long events;
  private OutputStream segment = OutputStream.nullOutputStream();
  private long segmentBytes = SEGMENT_BYTES;
  private long seq;
  private int findings;

  private LongHistory(Path home, long events) throws IOException {
    this.journal = Files.createDirectories(home.resolve(".bob/journal"));
    this.events = events;
  }

  /** Makes the journal of a new home with exactly that many events, one a second. */
  public static void write(Path home, long events) throws IOException {
    try (var history = new LongHistory(home, events)) {
      history.tell();
    }
  }

  /** Takes those that the keeper would have left of so many events. */
  public static void takeSnapshots(Path home, long events) throws IOException {
    var snapshots = FileSnapshots.in(home);
    try (var log = FileEventLog.open(home)) {
      var past = new Past(log, snapshots);
      for (long seq = SNAPSHOT_EVENTS; seq <= events; seq += SNAPSHOT_EVENTS) {
        var state = past.at(seq, Seqs.NONE, (_, _) -> {});
        snapshots.write(Snapshot.after(log.read(seq - 1, 1).getFirst(), state));
      }
    }
  }

  /** When that event was stated. */
  public static Instant timeOf(long seq) {
    return HiveStory.AT.plusSeconds(seq);
  }

  private void tell() {
    for (int number = 1; number <= 4; number++) {
      add(
          Author.joiner("key " + number),
          new MemberFact.Joined(
              "key " + number,
              "http://127.0.0.1:40123",
              4711,
              "host",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    for (int goal = 1; seq < events; goal++) {
      survey(new GoalId("goal_" + goal));
    }
  }

  private void survey(GoalId goal) {
    add(Author.person(), new WorkFact.GoalSet("Survey this repository"));
    var specs = IntStream.range(0, TASKS).mapToObj(i -> HiveStory.spec("t" + i)).toList();
    add(member(4), new WorkFact.GoalPlanned(goal, HiveStory.COMMIT, specs));
    for (int i = 0; i < TASKS; i++) {
      var task = HiveStory.task(goal, "t" + i);
      long token = add(member(1), new WorkFact.TaskClaimed(task));
      for (int j = 0; j < FINDINGS_PER_TASK; j++) {
        var finding = HiveStory.finding(++findings);
        add(member(1), new MemoryFact.FindingReported(task, token, finding));
        add(member(3), new MemoryFact.FindingConfirmed(finding.id(), "looked"));
      }
      for (int j = 0; j < MESSAGES_PER_TASK; j++) {
        add(member(2), HiveStory.message("broadcast", SAID.repeat(3)));
      }
      add(member(1), HiveStory.completed(task, token));
    }
    add(member(3), new MemoryFact.LearningRecorded(goal, "Links break", List.of("docs")));
  }

  private static Author member(int number) {
    return Author.instance(new InstanceId(number), number);
  }

  /** Gives its seq, also where the history is at its end. */
  private long add(Author by, Fact fact) {
    if (seq == events) {
      return seq;
    }
    seq++;
    var event = new Event(timeOf(seq), by, fact);
    var recorded = new Recorded(seq, "history", seq, event);
    try {
      var json = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));
      var line =
          "%s,\"crc\":\"%s\"}\n"
              .formatted(json.substring(0, json.length() - 1), RecordedText.crcOf(recorded))
              .getBytes(StandardCharsets.UTF_8);
      if (segmentBytes >= SEGMENT_BYTES) {
        segment.close();
        var file = journal.resolve("%020d.jsonl".formatted(seq));
        segment = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        segmentBytes = 0;
      }
      segment.write(line);
      segmentBytes += line.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seq;
  }

  @Override
  public void close() throws IOException {
    segment.close();
  }
}
