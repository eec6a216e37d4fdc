/** Finds relative links in Markdown that lead nowhere. */
@NullMarked
package dev.bob.instance.mind.offline.links;

import org.jspecify.annotations.NullMarked;
