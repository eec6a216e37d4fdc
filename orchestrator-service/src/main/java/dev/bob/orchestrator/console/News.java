package dev.bob.orchestrator.console;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.model.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is worth a line that stays, told once each. Used by one thread. */
final class News {
  private final Set<Long> greeted = new HashSet<>();
  private boolean complete;
  private boolean found;

  /** What was so before the console looked is no news, but members are greeted. */
  News(HiveState before) {
    found = firstConfirmed(before).isPresent();
  }

  /**
   * What has become true.
   *
   * @param since how long the person has been waiting
   */
  List<String> lines(HiveState state, Duration since) {
    var lines = new ArrayList<String>();
    for (var member : state.members().live()) {
      if (greeted.add(member.epoch())) {
        lines.add(
            "%s (%s) is ready after %s".formatted(member.id(), member.role(), seconds(since)));
      }
    }
    complete(state, since).ifPresent(lines::add);
    if (!found) {
      var first = firstConfirmed(state);
      first.ifPresent(known -> lines.addAll(firstFinding(known, since)));
      found = first.isPresent();
    }
    return lines;
  }

  /** Whether as many as wished were ready at some time. */
  boolean fleetComplete() {
    return complete;
  }

  private Optional<String> complete(HiveState state, Duration since) {
    long live = state.members().live().stream().filter(Member::takesWork).count();
    boolean all = live > 0 && live == state.fleet().wished().orElse(0);
    if (complete || !all) {
      return Optional.empty();
    }
    complete = true;
    return Optional.of(
        live == 1
            ? "1 instance ready after %s".formatted(seconds(since))
            : "%s instances ready after %s".formatted(live, seconds(since)));
  }

  private static List<String> firstFinding(KnownFinding known, Duration since) {
    var finding = known.finding();
    return List.of(
        "",
        "First confirmed finding, after %s: %s".formatted(seconds(since), finding.title()),
        "  at      %s".formatted(place(finding)),
        "  proof   %s".formatted(finding.evidence().command()),
        "");
  }

  private static Optional<KnownFinding> firstConfirmed(HiveState state) {
    return state.memory().findings().values().stream().filter(KnownFinding::confirmed).findFirst();
  }

  static String place(Finding finding) {
    var place = finding.evidence().place();
    return place.isEmpty() ? "the whole repository" : place;
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
