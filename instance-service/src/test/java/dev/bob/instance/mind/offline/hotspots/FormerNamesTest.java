package dev.bob.instance.mind.offline.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.offline.repository.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class FormerNamesTest {
  private static final Snapshot EMPTY = new Snapshot(ObjectId.zeroId(), Instant.EPOCH, List.of());

  @Test
  void endsWhereAFileWasMovedThereAndBack() throws Exception {
    // When
    List<String> names = FormerNames.of("a.c", EMPTY, to -> swapped(to, "a.c", "b.c"));
    // Then
    assertThat(names).containsExactly("a.c", "b.c");
  }

  @Test
  void keepsTheTenNearestNames() throws Exception {
    // When
    List<String> names = FormerNames.of("n1", EMPTY, FormerNamesTest::next);
    // Then
    assertThat(names).containsExactly("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10");
  }

  private static SortedSet<String> swapped(Collection<String> names, String one, String other) {
    SortedSet<String> from = new TreeSet<>();
    names.forEach(name -> from.add(name.equals(one) ? other : one));
    return from;
  }

  /** Every name had one before it, without end. */
  private static SortedSet<String> next(Collection<String> names) {
    SortedSet<String> from = new TreeSet<>();
    names.forEach(name -> from.add("n" + (Integer.parseInt(name.substring(1)) + 1)));
    return from;
  }
}
