package dev.bob.state.fold;

import java.time.Instant;

/**
 * A person's word that something is no finding for them: it holds for whatever says the same of the
 * same place, at every commit.
 *
 * @param kind of the finding
 * @param path of its file, may be empty
 * @param seq of its event
 */
public record Dismissal(String kind, String path, String reason, long seq, Instant at) {}
