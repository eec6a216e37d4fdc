package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;

/** What is worth knowing the next time. @param seq of its event: its identity */
public record Learning(
    long seq, GoalId goal, InstanceId author, String text, List<String> tags, Instant at) {}
