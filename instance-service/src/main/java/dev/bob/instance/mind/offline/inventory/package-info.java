/** Counts what is in the tree, by language, and says what was not examined. */
@NullMarked
package dev.bob.instance.mind.offline.inventory;

import org.jspecify.annotations.NullMarked;
