/** Reads a Git repository, its history and the tree of a commit, and writes nothing to it. */
@NullMarked
package dev.bob.instance.mind.offline.repository;

import org.jspecify.annotations.NullMarked;
