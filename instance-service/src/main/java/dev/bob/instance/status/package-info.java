/** What an instance says of itself: what it does at the moment, and its log. */
@NullMarked
package dev.bob.instance.status;

import org.jspecify.annotations.NullMarked;
