package dev.bob.instance.loop;

import dev.bob.instance.role.RoleLimits;
import java.time.Duration;

/** How often an instance looks around; {@link LoopConfig} says what each does. */
public record LoopLimits(
    Duration busyEvery,
    Duration waitingEvery,
    Duration idleEvery,
    Duration watchEvery,
    RoleLimits role) {}
