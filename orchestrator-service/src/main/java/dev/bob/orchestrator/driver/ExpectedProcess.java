package dev.bob.orchestrator.driver;

import java.time.Instant;

/**
 * A process that should run if the log is right: that of a live member.
 *
 * @param joinedAt when it joined: whatever started later under the same pid is another process
 */
public record ExpectedProcess(Launch launch, long pid, Instant joinedAt) {}
