/**
 * States of the hive as files: a start that need not fold the whole log, and the hive as it was.
 */
@NullMarked
package dev.bob.state.snapshot;

import org.jspecify.annotations.NullMarked;
