/** Who works with whom, and on what: what shows in a hive that nobody has planned. */
@NullMarked
package dev.bob.state.network;

import org.jspecify.annotations.NullMarked;
