/** Finds in the memory of the hive what concerns some words. */
@NullMarked
package dev.bob.state.recall;

import org.jspecify.annotations.NullMarked;
