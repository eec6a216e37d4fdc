/** Finds large source files that change far more often than the others. */
@NullMarked
package dev.bob.instance.mind.offline.hotspots;

import org.jspecify.annotations.NullMarked;
