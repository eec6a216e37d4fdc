package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which role does which task: the table that offers, autonomy and {@code may} are read from. Pure.
 *
 * <pre>
 *                a task that changes    its own kind    any other
 *                files                  (affinity)      task
 * explorer       second                 first           first
 * builder        first                  first           first
 * reflector      last                   first           last
 * coordinator    second                 first           first
 * </pre>
 *
 * <p>Whose turn comes later may do a task only if nobody takes work whose turn comes earlier and
 * who has not declined it. So every task has somebody, whoever is there. The fold does not reject a
 * claim for this: it is no danger, and who claims may not know yet who has just joined.
 */
public final class RoleRights {
  private enum Turn {
    FIRST,
    SECOND,
    LAST
  }

  private RoleRights() {}

  private static Turn turn(Role role, boolean edits, boolean own) {
    return switch (role) {
      case EXPLORER, COORDINATOR -> edits ? Turn.SECOND : Turn.FIRST;
      case BUILDER -> Turn.FIRST;
      case REFLECTOR -> own && !edits ? Turn.FIRST : Turn.LAST;
    };
  }

  private static Turn turn(Member member, TaskSpec task) {
    return turn(member.role(), edits(task), task.affinity() == member.role());
  }

  private static boolean edits(TaskSpec task) {
    return !task.edits().isEmpty();
  }

  /** Whether such a task is what that role is for: a builder is for all that changes files. */
  public static boolean suits(Role role, TaskSpec task) {
    return task.affinity() == role || (role == Role.BUILDER && edits(task));
  }

  /**
   * Who may do that task: of those who take work and have not declined it, if there are any, at
   * least one.
   *
   * @param members all, in any order
   */
  public static Predicate<Member> mayDo(Task task, Collection<Member> members) {
    var now =
        Stream.of(Turn.values())
            .filter(
                turn ->
                    members.stream()
                        .anyMatch(
                            member ->
                                isAskedFor(task, member) && turn(member, task.spec()) == turn))
            .findFirst();
    return member ->
        isAskedFor(task, member) && turn(member, task.spec()).compareTo(now.orElse(Turn.LAST)) <= 0;
  }

  private static boolean isAskedFor(Task task, Member member) {
    return member.takesWork() && !task.declinedBy().contains(member.id());
  }

  /** What each live member may do now, in the order of {@link Right}; may be nothing. */
  public static Map<InstanceId, List<Right>> of(Members members) {
    var live = members.live();
    var checkers =
        live.stream()
            .flatMap(author -> members.verifierOf(author.id()).stream())
            .map(Member::id)
            .distinct()
            .limit(2) // one for all others, and one for that one
            .collect(Collectors.toSet());
    var leader = members.leader().map(Member::id);
    Map<InstanceId, List<Right>> rights = new TreeMap<>();
    for (var member : live) {
      List<Right> its = new ArrayList<>();
      if (worksAt(member, live, false)) {
        its.add(Right.LOOK);
      }
      if (worksAt(member, live, true)) {
        its.add(Right.EDIT);
      }
      if (checkers.contains(member.id())) {
        its.add(Right.CHECK);
      }
      if (leader.filter(member.id()::equals).isPresent()) {
        its.add(Right.LEAD);
      }
      rights.put(member.id(), List.copyOf(its));
    }
    return rights;
  }

  /** Whether it may do tasks of another kind than its own. */
  private static boolean worksAt(Member member, List<Member> live, boolean edits) {
    var turn = turn(member.role(), edits, false);
    return member.takesWork()
        && live.stream()
            .filter(Member::takesWork)
            .allMatch(other -> turn(other.role(), edits, false).compareTo(turn) >= 0);
  }
}
