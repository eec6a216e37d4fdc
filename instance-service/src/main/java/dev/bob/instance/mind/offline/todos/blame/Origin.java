package dev.bob.instance.mind.offline.todos.blame;

import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Where a line comes from.
 *
 * @param commit the one that wrote the line; if not exact, one in which it stood already
 * @param time when that commit was made
 * @param exact false where the search ended early: at the edge of a shallow clone, at an object
 *     that is not in this clone, or at a limit
 */
public record Origin(ObjectId commit, Instant time, boolean exact) {}
