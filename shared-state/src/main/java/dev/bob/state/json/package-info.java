/** The one JSON mapper of Bob, and files written atomically. */
@NullMarked
package dev.bob.state.json;

import org.jspecify.annotations.NullMarked;
