/** Commits that are to become changes: what they bring, whether they merge, and their bundles. */
@NullMarked
package dev.bob.instance.mind.offline.changes;

import org.jspecify.annotations.NullMarked;
