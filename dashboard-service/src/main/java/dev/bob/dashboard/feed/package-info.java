/** What is streamed: the log's events, presence, and the instances' own logs. */
@NullMarked
package dev.bob.dashboard.feed;

import org.jspecify.annotations.NullMarked;
