package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Right;
import dev.bob.state.fold.RoleRights;
import dev.bob.state.fold.Skill;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code .instance_registry.json}: the live instances by number, and those that have gone
 * not long ago ({@code status} {@code left} or {@code lost}).
 *
 * <pre>{@code
 * {
 *   "instances" : [
 *     {
 *       "instance_id" : "instance_1",
 *       "role" : "explorer",
 *       "pid" : 4711,
 *       "started_at" : "2026-11-24T03:58:00Z",
 *       "status" : "acting",
 *       "last_heartbeat" : "2026-11-24T04:00:01Z",
 *       "current_task" : "goal_1.links",
 *       "metadata" : {
 *         "bob" : {
 *           "epoch" : 1,
 *           "heartbeat" : 41,
 *           "host" : "build-3",
 *           "leader" : true,
 *           "may" : [
 *             "look",
 *             "edit",
 *             "check",
 *             "lead"
 *           ],
 *           "url" : "http://127.0.0.1:40123"
 *         }
 *       }
 *     }
 *   ]
 * }
 * }</pre>
 */
record RegistryView(List<Entry> instances) {
  record Entry(
      InstanceId instanceId,
      Role role,
      long pid,
      Instant startedAt,
      String status,
      Instant lastHeartbeat,
      Optional<TaskId> currentTask,
      ObjectNode metadata) {
    Entry still() {
      var own = Own.metadata(metadata);
      Own.of(own).remove("heartbeat");
      return new Entry(instanceId, role, pid, startedAt, status, Instant.EPOCH, currentTask, own);
    }
  }

  /**
   * What the keeper has seen of a member.
   *
   * @param state its state file, if it is of the member's epoch
   * @param lastHeartbeat when its counter was last seen to have moved
   */
  record Sighting(Optional<InstanceState> state, Instant lastHeartbeat) {}

  /**
   * @param shown the members to show; live ones without a state file are starting
   */
  static RegistryView of(HiveState hive, Map<InstanceId, Sighting> shown) {
    var rights = RoleRights.of(hive.members());
    return new RegistryView(
        hive.members().byId().values().stream()
            .filter(member -> shown.containsKey(member.id()))
            .map(
                member ->
                    entry(
                        hive,
                        member,
                        shown.get(member.id()),
                        rights.getOrDefault(member.id(), List.of())))
            .toList());
  }

  /** The same without what moves with each heartbeat. */
  RegistryView still() {
    return new RegistryView(instances.stream().map(Entry::still).toList());
  }

  private static Entry entry(HiveState hive, Member member, Sighting sighting, List<Right> rights) {
    var metadata = Own.metadata();
    var own =
        Own.of(metadata)
            .put("epoch", member.epoch())
            .put("url", member.url())
            .put("host", member.host())
            .put("leader", hive.members().leader().filter(member::equals).isPresent());
    var may = own.putArray("may");
    rights.forEach(right -> may.add(right.toString()));
    sighting.state().ifPresent(state -> own.put("heartbeat", state.heartbeat()));
    var skills = hive.skills().of(member.id());
    if (!skills.isEmpty()) {
      var byKind = own.putObject("skills");
      skills.forEach((kind, skill) -> show(skill, byKind.putObject(kind)));
    }
    return new Entry(
        member.id(),
        member.role(),
        member.pid(),
        member.startedAt(),
        status(member, sighting),
        sighting.lastHeartbeat(),
        sighting.state().flatMap(InstanceState::currentTask),
        metadata);
  }

  private static void show(Skill skill, ObjectNode entry) {
    entry
        .put("done", skill.done())
        .put("failed", skill.failed())
        .put("success_permille", skill.successPermille());
    skill.usual().ifPresent(millis -> entry.put("usual_millis", millis));
  }

  private static String status(Member member, Sighting sighting) {
    return switch (member.standing()) {
      case Member.Standing.Live _ ->
          sighting.state().map(InstanceState::status).orElse(Activity.STARTING).toString();
      case Member.Standing.Left _ -> "left";
      case Member.Standing.Lost _ -> "lost";
    };
  }
}
