/** From the start of the process to its end: joining, beating, leaving, joining anew. */
@NullMarked
package dev.bob.instance.lifecycle;

import org.jspecify.annotations.NullMarked;
