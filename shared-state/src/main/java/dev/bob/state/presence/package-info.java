/** Who is beating: the last value each instance says about itself. */
@NullMarked
package dev.bob.state.presence;

import org.jspecify.annotations.NullMarked;
