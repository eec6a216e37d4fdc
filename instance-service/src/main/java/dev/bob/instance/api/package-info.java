/** The HTTP rim of an instance. */
@NullMarked
package dev.bob.instance.api;

import org.jspecify.annotations.NullMarked;
