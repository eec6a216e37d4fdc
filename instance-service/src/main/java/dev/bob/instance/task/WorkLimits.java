package dev.bob.instance.task;

import java.time.Duration;

/** How long work may take, and how much is done at once; {@link WorkConfig} says what each does. */
public record WorkLimits(
    Duration taskLimit,
    Duration checkLimit,
    Duration weighLimit,
    Duration authorDeadline,
    int recalledMax,
    int authorQuestionsMax,
    int answeredFindingsMax,
    Duration resultsRetryMax,
    Duration compareRetry) {}
