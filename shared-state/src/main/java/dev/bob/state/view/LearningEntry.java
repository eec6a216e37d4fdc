package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Learning;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A learning in {@link MemoryView}.
 *
 * @param status {@code reported}, {@code confirmed}, {@code refuted}, {@code contested}, or {@code
 *     retired}
 * @param confidence of 1, with two digits
 * @param reason why it was retired
 */
record LearningEntry(
    String text,
    List<String> tags,
    InstanceId author,
    GoalId goal,
    Instant timestamp,
    String status,
    double confidence,
    Optional<String> reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
    ObjectNode metadata) {
  static LearningEntry of(Learning learning, List<Contradiction> contradicts) {
    var metadata = EntryMetadata.of(learning.seq());
    learning.retired().ifPresent(retired -> Own.of(metadata).put("retired_by", retired.by()));
    EntryMetadata.words(metadata, learning.words());
    return new LearningEntry(
        learning.text(),
        learning.tags(),
        learning.author(),
        learning.goal(),
        learning.at(),
        learning.retired().map(_ -> "retired").orElseGet(() -> learning.repute().toString()),
        learning.confidence(),
        learning.retired().map(Learning.Retirement::reason),
        contradicts,
        metadata);
  }
}
