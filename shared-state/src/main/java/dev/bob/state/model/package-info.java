/**
 * The nouns of the hive: ids, members, goals, tasks, messages, findings. Immutable values without
 * behaviour of their own.
 */
@NullMarked
package dev.bob.state.model;

import org.jspecify.annotations.NullMarked;
