package dev.bob.dashboard.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Right;
import dev.bob.state.fold.RoleRights;
import dev.bob.state.fold.Skill;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One member, as the log knows it and as it was seen last.
 *
 * <pre>{@code
 * {"instance_id":"instance_1","instance_role":"explorer","running":true,"iteration":12,"current_task":"goal_1.links",
 *  "last_activity":"2026-11-24T04:00:00Z","status":"acting","heartbeat_age_ms":740,"health":"up","stale":false,
 *  "heartbeat":41,"cursor":118,"epoch":5,"pid":4711,"host":"box","url":"http://127.0.0.1:40123",
 *  "started_at":"2026-11-24T03:58:00Z","may":["look","edit","lead"]}
 * }</pre>
 *
 * @param status what it does; or {@code suspect}, {@code dead}, {@code stuck}
 * @param heartbeatAgeMs milliseconds for which its heartbeat was watched and not seen to move; null
 *     if never heard of
 * @param stale whether what it says of itself is from an earlier look than the last, or from before
 *     a rest
 * @param steering what it is asked to do and has not done yet
 * @param may what it may do at the moment; may be empty
 * @param skills how it did, by kind of task; left out as long as it has shown nothing
 * @param logs its newest lines, oldest first; only where one instance is asked for
 */
public record InstanceView(
    InstanceId instanceId,
    Role instanceRole,
    boolean running,
    long iteration,
    @JsonInclude Optional<TaskId> currentTask,
    @JsonInclude Optional<Instant> lastActivity,
    String status,
    @JsonInclude Optional<Long> heartbeatAgeMs,
    Health health,
    boolean stale,
    Optional<String> waitingFor,
    Optional<Steering> steering,
    Optional<Long> heartbeat,
    Optional<Long> cursor,
    Optional<Instant> lastMessageCheck,
    long epoch,
    long pid,
    String host,
    String url,
    Instant startedAt,
    List<Right> may,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, SkillView> skills,
    Optional<List<String>> logs) {

  static InstanceView of(
      Member member, HiveState hive, Sighting sighting, long nowNanos, boolean withLogs) {
    var state = sighting.state();
    return new InstanceView(
        member.id(),
        member.role(),
        state.map(InstanceState::running).orElse(true),
        state.map(InstanceState::iteration).orElse(0L),
        state.flatMap(InstanceState::currentTask),
        state.map(InstanceState::lastActivity),
        sighting.status(nowNanos),
        sighting.heartbeatAge(nowNanos).map(Duration::toMillis),
        sighting.health(),
        !sighting.fresh(),
        state.flatMap(InstanceState::waitingFor),
        member.steering(),
        state.map(InstanceState::heartbeat),
        state.map(InstanceState::cursor),
        state.map(InstanceState::lastMessageCheck),
        member.epoch(),
        member.pid(),
        member.host(),
        member.url(),
        member.startedAt(),
        RoleRights.of(hive.members()).getOrDefault(member.id(), List.of()),
        shown(hive.skills().of(member.id())),
        withLogs
            ? Optional.of(state.map(InstanceState::logs).orElse(List.of()))
            : Optional.empty());
  }

  /**
   * @param successPermille what is expected of the next one
   * @param usualMillis how long one takes; absent as long as none was measured
   */
  public record SkillView(int done, int failed, int successPermille, OptionalLong usualMillis) {}

  private static SortedMap<String, SkillView> shown(SortedMap<String, Skill> skills) {
    var shown = new TreeMap<String, SkillView>();
    skills.forEach(
        (kind, skill) ->
            shown.put(
                kind,
                new SkillView(
                    skill.done(), skill.failed(), skill.successPermille(), skill.usual())));
    return shown;
  }
}
