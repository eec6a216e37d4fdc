package dev.bob.instance.mind.offline.repository;

import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The commit that HEAD names.
 *
 * @param branch its short name, printable; empty if HEAD is detached
 * @param time when it was committed
 * @param subject first line of the message, printable
 */
public record Head(ObjectId commit, String branch, Instant time, String subject) {}
