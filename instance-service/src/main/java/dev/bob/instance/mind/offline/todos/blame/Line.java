package dev.bob.instance.mind.offline.todos.blame;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A line of a file of the commit that is asked about.
 *
 * @param path as {@link dev.bob.instance.mind.offline.repository.PathText} has it
 * @param blob of that file
 * @param number 1 for the first
 */
public record Line(String path, ObjectId blob, int number) {}
