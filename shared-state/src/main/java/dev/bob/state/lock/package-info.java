/** Locks among processes on one volume, freed by the kernel when their holder dies. */
@NullMarked
package dev.bob.state.lock;

import org.jspecify.annotations.NullMarked;
