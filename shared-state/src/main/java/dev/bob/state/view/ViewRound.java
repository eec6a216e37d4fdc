package dev.bob.state.view;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Proposals;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.ingest.Ingest;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.pcollections.PSortedMap;

/** One round of the keeper: looks at each view and writes those that are not as they should be. */
final class ViewRound {
  static final Duration HEARTBEATS_EVERY = Duration.ofSeconds(10);
  private static final Duration PRESENCE_EVERY = Duration.ofSeconds(1);

  /** So long after the last event, members' states are read as often as heartbeats are shown. */
  private static final Duration REST_AFTER = Duration.ofSeconds(5);

  private static final Logger LOGGER = Logger.getLogger(ViewRound.class);

  private final Presence presence;
  private final WrittenViews written;
  private final Map<View, ViewFile> files = new EnumMap<>(View.class);
  private final Map<View, Object> shown = new EnumMap<>(View.class);
  private final Sightings sightings = new Sightings();
  private HiveState seen = HiveState.EMPTY;
  private Instant seenAt = Instant.MIN;
  private RegistryView registry = new RegistryView(List.of());
  private Collection<InstanceState> states = List.of();
  private Instant statesAt = Instant.MIN;
  private Instant registryAt = Instant.MIN;
  private boolean still;

  ViewRound(Path home, Presence presence, Ingest ingest) throws IOException {
    this.presence = presence;
    this.written = new WrittenViews(home);
    for (var view : View.values()) {
      files.put(view, new ViewFile(home, view, written, ingest));
    }
  }

  /**
   * Looks at the membership without writing anything: what a process does that is not the keeper.
   */
  void watch(HiveState hive, Instant now) {
    sightings.watch(hive, now);
  }

  /** Begins to keep what another process has kept so far. */
  void takeOver(Instant now) throws IOException {
    written.load();
    shown.clear();
    for (var file : files.values()) {
      file.takeOver(now);
    }
  }

  /** Whether at the last run all views were as they were written, with nothing behind them. */
  boolean isStill() {
    return still;
  }

  /** Gives whether any view was written. */
  boolean run(HiveState hive, Instant now) throws IOException {
    lookAtMembers(hive, now);
    boolean wrote = false;
    still = true;
    Optional<IOException> trouble = Optional.empty();
    for (var view : View.values()) {
      try {
        wrote |= keep(view, hive, now);
      } catch (IOException e) { // of one view: the others are kept all the same
        trouble = trouble.or(() -> Optional.of(e));
      } catch (RuntimeException e) {
        var bug = new IOException("cannot keep " + view.fileName() + ", by a bug: " + e, e);
        trouble = trouble.or(() -> Optional.of(bug));
      }
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return wrote;
  }

  private void lookAtMembers(HiveState hive, Instant now) throws IOException {
    boolean changed = hive != seen;
    if (changed) {
      seen = hive;
      seenAt = now;
    }
    boolean atRest = isOver(REST_AFTER, seenAt, now) && !isOver(HEARTBEATS_EVERY, registryAt, now);
    if (isOver(atRest ? HEARTBEATS_EVERY : PRESENCE_EVERY, statesAt, now)) {
      states = presence.all();
      statesAt = now;
      changed = true;
    }
    if (changed) {
      registry = RegistryView.of(hive, sightings.shown(hive, states, now));
    }
  }

  private boolean keep(View view, HiveState hive, Instant now) throws IOException {
    var file = files.get(view);
    var source = source(view, hive);
    file.lookAside(now);
    var look = file.look();
    still &= look == ViewFile.Look.OURS && !file.hasAsides();
    switch (look) {
      case OURS -> {
        if (!isNew(view, source, now)) {
          return false;
        }
      }
      case MISSING -> {}
      case EDITED -> {
        if (!canReplace(view, file, now)) {
          return false;
        }
      }
    }
    file.replace(ViewText.of(render(view, hive)), now);
    shown.put(view, source);
    if (view == View.REGISTRY) {
      registryAt = now;
    }
    return true;
  }

  private static boolean canReplace(View view, ViewFile file, Instant now) throws IOException {
    if (file.isInput()) {
      return switch (file.takeIn(now)) {
        case WAITS, TOOK -> false;
        case DONE, REJECTED -> true;
      };
    }
    if (!file.hasSettled()) {
      return false;
    }
    LOGGER.warnf(
        "%s was edited; the edit has no effect and is kept in %s",
        view.fileName(), file.setAside(now));
    return true;
  }

  /** The part of the state that the view shows; an immutable value. */
  private Object source(View view, HiveState hive) {
    return switch (view) {
      case REGISTRY -> registry;
      case MESSAGES -> hive.mail();
      case MEMORY -> hive.memory();
      case TASKS -> hive.work();
      case QUESTIONS -> hive.questions();
      case PROPOSALS -> new Decided(hive.proposals(), hive.changes().byNumber());
    };
  }

  /** What the hive decides on, and what comes of it: two parts of the state in one view. */
  private record Decided(Proposals proposals, PSortedMap<Integer, QueuedChange> changes) {
    boolean isSameAs(Decided other) {
      return proposals == other.proposals && changes == other.changes;
    }
  }

  private boolean isNew(View view, Object source, Instant now) {
    var before = shown.get(view);
    // Parts that have not changed are the same objects: comparing them costs nothing.
    if (source == before) {
      return false;
    }
    if (source instanceof RegistryView next && before instanceof RegistryView last) {
      return !next.still().equals(last.still())
          || (isOver(HEARTBEATS_EVERY, registryAt, now) && !next.equals(last));
    }
    if (source instanceof Decided next && before instanceof Decided last) {
      return !next.isSameAs(last);
    }
    return true;
  }

  private Record render(View view, HiveState hive) {
    return switch (view) {
      case REGISTRY -> registry;
      case MESSAGES -> MessagesView.of(hive.mail());
      case MEMORY -> MemoryView.of(hive.memory());
      case TASKS -> TasksView.of(hive.work());
      case QUESTIONS -> QuestionsView.of(hive.questions());
      case PROPOSALS -> ProposalsView.of(hive.proposals(), hive.changes());
    };
  }

  /** A clock that was set back counts as over. */
  private static boolean isOver(Duration limit, Instant since, Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(limit));
  }
}
