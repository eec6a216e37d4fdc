/** Finds comments in which somebody left work for later, and says how long ago. */
@NullMarked
package dev.bob.instance.mind.offline.todos;

import org.jspecify.annotations.NullMarked;
