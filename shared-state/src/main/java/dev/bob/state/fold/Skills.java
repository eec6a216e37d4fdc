package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What each instance has shown that it can do, by kind of task: at most {@value #KINDS_MAX} kinds
 * an instance, those of which something was heard last.
 *
 * <p>It is learned from ends that say how long the work took. Logs of releases that measured
 * nothing teach nothing, and their states stay as they were: so a loss counts only in a hive that
 * has learned something.
 */
public record Skills(PMap<InstanceId, PMap<String, Skill>> byInstance) {
  public static final int KINDS_MAX = 64;

  /** A longer name of a kind is no sort of work that comes again. */
  static final int KIND_CHARS_MAX = 64;

  static final Skills NONE = new Skills(HashTreePMap.empty());

  /** Of that instance at that kind; {@link Skill#NONE} if it has not tried. */
  public Skill of(InstanceId instance, String kind) {
    return kinds(instance).getOrDefault(kind, Skill.NONE);
  }

  /** Of that instance, by kind; may be empty. */
  public SortedMap<String, Skill> of(InstanceId instance) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(kinds(instance)));
  }

  Skills done(InstanceId by, String kind, OptionalLong tookMillis, long seq) {
    return tookMillis.isEmpty()
        ? this
        : with(by, kind, of(by, kind).done(tookMillis.getAsLong(), seq));
  }

  Skills failed(InstanceId by, String kind, OptionalLong tookMillis, long seq) {
    return tookMillis.isEmpty() ? this : with(by, kind, of(by, kind).failed(seq));
  }

  /** It was lost while it worked on these. */
  Skills lost(InstanceId gone, List<Task> claimed, long seq) {
    var skills = this;
    for (var task : byInstance.isEmpty() ? List.<Task>of() : claimed) {
      var kind = task.spec().kind();
      skills = skills.with(gone, kind, skills.of(gone, kind).failed(seq));
    }
    return skills;
  }

  /** The id goes to another one, who has shown nothing yet. */
  Skills forgotten(InstanceId instance) {
    return byInstance.containsKey(instance) ? new Skills(byInstance.minus(instance)) : this;
  }

  private PMap<String, Skill> kinds(InstanceId instance) {
    return byInstance.getOrDefault(instance, HashTreePMap.empty());
  }

  private Skills with(InstanceId instance, String kind, Skill skill) {
    if (kind.length() > KIND_CHARS_MAX) {
      return this;
    }
    var kinds = kinds(instance).plus(kind, skill);
    if (kinds.size() > KINDS_MAX) {
      // By seq, then by name: two kinds may have been lost in one event.
      kinds =
          kinds.minus(
              Collections.min(
                      kinds.entrySet(),
                      Comparator.comparingLong((Map.Entry<String, Skill> e) -> e.getValue().seq())
                          .thenComparing(Map.Entry::getKey))
                  .getKey());
    }
    return new Skills(byInstance.plus(instance, kinds));
  }
}
