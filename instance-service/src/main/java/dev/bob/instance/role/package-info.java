/** What each role wants in a situation: pure functions. */
@NullMarked
package dev.bob.instance.role;

import org.jspecify.annotations.NullMarked;
