package dev.bob.dashboard.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.json.Json;
import dev.bob.state.model.InstanceId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole hive at a glance: the answer of the dashboard's {@code /api/state}.
 *
 * @param multiInstance whether there is more than one member
 * @param instances the members, neither left nor lost, by number; may be empty
 * @param cursor seq of the last event in it: where to follow {@code /api/events} from
 * @param tasks those of the open goals and of the newest one, by goal, in the order of the plans
 * @param proposals those that are not closed, and the newest of the others, oldest first
 * @param questions those that wait for an answer, at most {@value #QUESTIONS_MAX}, oldest first
 * @param usage always empty: no mind here counts tokens yet
 * @param alarms what is wrong with the log, as sentences; usually empty
 * @param signedIn whether the asking browser may write
 * @param only the state of the only member, with its log, on the top level; absent if there are
 *     more
 */
public record HiveView(
    boolean multiInstance,
    List<InstanceView> instances,
    long cursor,
    Instant generatedAt,
    @JsonInclude Optional<InstanceId> leader,
    List<Goal> goals,
    List<Task> tasks,
    List<Proposal> proposals,
    List<Question> questions,
    Map<String, Long> usage,
    OrchestratorView orchestrator,
    List<String> alarms,
    Optional<Path> workspace,
    boolean signedIn,
    @JsonIgnore Optional<InstanceView> only) {
  /** All of them are under {@code /api/questions}. */
  static final int QUESTIONS_MAX = 50;

  /**
   * The orchestrator as it was seen last.
   *
   * @param state what it says of itself; absent if never heard of
   */
  public record OrchestratorView(Health health, boolean stale, Optional<JsonNode> state) {}

  /** As it is sent: what the only member says stands beside, where the hive says nothing itself. */
  public ObjectNode json() {
    ObjectNode json = Json.MAPPER.valueToTree(this);
    only.ifPresent(
        member ->
            Json.MAPPER
                .valueToTree(member)
                .properties()
                .forEach(field -> json.putIfAbsent(field.getKey(), field.getValue())));
    return json;
  }
}
