package dev.bob.orchestrator.api;

import dev.bob.orchestrator.fleet.FleetStatus;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.List;
import java.util.Optional;

/**
 * What {@code GET /api/state} of the orchestrator answers.
 *
 * <pre>{@code
 * {"service":"orchestrator","status":"running","reasons":[],"desired":1,"actual":1,"planned":0,
 *  "instances":[{"instance_id":"instance_1","role":"explorer","pid":4711,"url":"http://127.0.0.1:40123","epoch":5}]}
 * }</pre>
 *
 * @param status {@code starting}, {@code running}, {@code suspended}, {@code degraded} or {@code
 *     stopping}
 * @param reasons sentences why the fleet is not as wished; empty if it is
 * @param planned launches that have not joined yet
 * @param instances the live members, by number
 */
public record OrchestratorState(
    String service,
    FleetStatus.Condition status,
    List<String> reasons,
    int desired,
    int actual,
    int planned,
    List<Running> instances) {

  /**
   * @param steering what it was asked to do and has not done yet
   */
  public record Running(
      InstanceId instanceId,
      Role role,
      long pid,
      String url,
      long epoch,
      Optional<String> steering) {
    static Running of(Member member) {
      return new Running(
          member.id(),
          member.role(),
          member.pid(),
          member.url(),
          member.epoch(),
          member.steering().map(Object::toString));
    }
  }

  static OrchestratorState of(HiveState state, FleetStatus status) {
    var live = state.members().live().stream().map(Running::of).toList();
    return new OrchestratorState(
        "orchestrator",
        status.condition(),
        status.reasons(),
        state.fleet().wished().orElse(live.size()),
        live.size(),
        state.fleet().planned().size(),
        live);
  }
}
