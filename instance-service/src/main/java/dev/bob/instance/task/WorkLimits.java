package dev.bob.instance.task;

import java.time.Duration;

/** How long work may take; {@link WorkConfig} says what each does. */
public record WorkLimits(
    Duration taskLimit,
    Duration checkLimit,
    Duration weighLimit,
    Duration authorDeadline,
    int recalledMax) {}
