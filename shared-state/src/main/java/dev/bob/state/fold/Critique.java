package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import java.util.Optional;

/**
 * What a voter found when it looked at the position of another one.
 *
 * @param seq of its event
 * @param of whose position; absent if none contradicts its own
 * @param holds whether it found the same as that one
 * @param evidence what it computed itself; may be empty
 */
public record Critique(
    long seq, Optional<InstanceId> of, boolean holds, String rationale, String evidence) {}
