/** The log in memory: for tests and simulation, with the same promises but durability. */
@NullMarked
package dev.bob.state.log.inmemory;

import org.jspecify.annotations.NullMarked;
