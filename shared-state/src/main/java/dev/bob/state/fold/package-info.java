/**
 * The judge: a pure function from the log to the state of the hive, with a verdict for each event.
 */
@NullMarked
package dev.bob.state.fold;

import org.jspecify.annotations.NullMarked;
