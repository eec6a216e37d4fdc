/** Facts and who states them: what the log carries. */
@NullMarked
package dev.bob.state.event;

import org.jspecify.annotations.NullMarked;
