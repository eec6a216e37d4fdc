package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Who states a fact.
 *
 * @param id {@code instance_3} for a member, the join key for a joiner, a name otherwise
 * @param epoch the epoch of the id that the instance believes to hold; absent for all others
 */
public record Author(Kind kind, String id, OptionalLong epoch) {
  public static final int ID_CHARS_MAX = 200;

  /** The fold rules per kind. */
  public enum Kind {
    INSTANCE,
    ORCHESTRATOR,
    PERSON,
    FILE;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Author {
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("not an author: " + Clip.clip(id, 40));
    }
  }

  /** A member of the hive. */
  public static Author instance(InstanceId id, long epoch) {
    return new Author(Kind.INSTANCE, id.toString(), OptionalLong.of(epoch));
  }

  /** One who is about to join, known by its key only. */
  public static Author joiner(String key) {
    return new Author(Kind.INSTANCE, key, OptionalLong.empty());
  }

  public static Author orchestrator() {
    return new Author(Kind.ORCHESTRATOR, "orchestrator", OptionalLong.empty());
  }

  /** The person, who holds the operator's token. */
  public static Author person() {
    return new Author(Kind.PERSON, "person", OptionalLong.empty());
  }

  /** Whoever reads the journal, of what it finds there. */
  public static Author journal() {
    return new Author(Kind.FILE, "journal", OptionalLong.empty());
  }

  /** The keeper of the views. */
  public static Author keeper() {
    return new Author(Kind.FILE, "keeper", OptionalLong.empty());
  }

  /** A program that is known by the name alone that it gives itself: nobody has verified it. */
  public static Author file(String name) {
    return new Author(Kind.FILE, name, OptionalLong.empty());
  }
}
