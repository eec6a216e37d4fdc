/** The port to the totally ordered, durable log of events, and its named errors. */
@NullMarked
package dev.bob.state.log;

import org.jspecify.annotations.NullMarked;
