/** The SmallRye Reactive Messaging connector {@code bob-hive}: messages of the hive as channels. */
@NullMarked
package dev.bob.state.connector;

import org.jspecify.annotations.NullMarked;
