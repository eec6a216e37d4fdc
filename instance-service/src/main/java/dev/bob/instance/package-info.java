/** The instance service. */
@NullMarked
package dev.bob.instance;

import org.jspecify.annotations.NullMarked;
