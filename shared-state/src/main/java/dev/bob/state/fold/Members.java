package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * All incarnations that hold an id or held it last.
 *
 * @param byId the newest incarnation of each id
 * @param idByKey the id of each key; a key is forgotten when its id goes to another one
 * @param term the seq of the change that made the leader the leader; 0 without one
 */
public record Members(
    PSortedMap<InstanceId, Member> byId, PMap<String, InstanceId> idByKey, long term) {
  static final Members NONE = new Members(TreePMap.empty(), HashTreePMap.empty(), 0);

  /** The live members, by number; may be empty. */
  public List<Member> live() {
    return byId.values().stream().filter(Member::live).toList();
  }

  /** The newest incarnation of that id. */
  public Optional<Member> find(InstanceId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The newest incarnation that joined with that key, if it still holds its id. */
  public Optional<Member> withKey(String key) {
    return Optional.ofNullable(idByKey.get(key))
        .flatMap(this::find)
        .filter(member -> member.key().equals(key));
  }

  /** The lowest live coordinator, else the lowest live member. */
  public Optional<Member> leader() {
    return lowest(Role.COORDINATOR, byId.values().stream().filter(Member::live));
  }

  /** 0 for the leader, 1 for who comes next, …: by number behind the leader. */
  public int rank(InstanceId id) {
    var leader = leader().map(Member::id);
    if (leader.filter(id::equals).isPresent()) {
      return 0;
    }
    return 1
        + (int)
            live().stream()
                .filter(member -> leader.filter(member.id()::equals).isEmpty())
                .takeWhile(member -> !member.id().equals(id))
                .count();
  }

  /**
   * Who looks at the evidence of what {@code author} found: the lowest reflector, else the lowest
   * coordinator, else the lowest member, of those that take work, and where none does of the live
   * ones; but the author itself only if it is alone.
   */
  public Optional<Member> verifierOf(InstanceId author) {
    var live = live().stream().filter(member -> !member.id().equals(author)).toList();
    if (live.isEmpty()) {
      return live().stream().findFirst();
    }
    var working = live.stream().filter(Member::takesWork).toList();
    var others = working.isEmpty() ? live : working;
    return lowest(Role.REFLECTOR, others.stream())
        .filter(member -> member.role() == Role.REFLECTOR)
        .or(() -> lowest(Role.COORDINATOR, others.stream()));
  }

  /**
   * Who looks whether what {@code author} has learned is so: the lowest that takes work; never the
   * author, so that nobody does where it is alone.
   */
  public Optional<Member> recounterOf(InstanceId author) {
    return byId.values().stream()
        .filter(member -> member.takesWork() && !member.id().equals(author))
        .findFirst();
  }

  private static Optional<Member> lowest(Role preferred, Stream<Member> candidates) {
    return candidates.min(
        Comparator.comparing((Member member) -> member.role() != preferred)
            .thenComparing(Member::id));
  }

  Members with(Member member, long seq) {
    var keys = find(member.id()).map(holder -> idByKey.minus(holder.key())).orElse(idByKey);
    var next =
        new Members(byId.plus(member.id(), member), keys.plus(member.key(), member.id()), term);
    var before = leader().map(Member::epoch);
    return next.leader().map(Member::epoch).equals(before)
        ? next
        : new Members(next.byId, next.idByKey, next.leader().isPresent() ? seq : 0);
  }
}
