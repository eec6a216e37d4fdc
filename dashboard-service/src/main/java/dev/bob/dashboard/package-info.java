/** The dashboard service. */
@NullMarked
package dev.bob.dashboard;

import org.jspecify.annotations.NullMarked;
