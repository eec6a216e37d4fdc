/** Finds files that weigh on every clone. */
@NullMarked
package dev.bob.instance.mind.offline.large;

import org.jspecify.annotations.NullMarked;
