/** Perceive, decide, act, remember: one iteration after another. */
@NullMarked
package dev.bob.instance.loop;

import org.jspecify.annotations.NullMarked;
