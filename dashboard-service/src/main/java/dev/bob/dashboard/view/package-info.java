/** What the hive looks like right now: membership from the log, health and state over REST. */
@NullMarked
package dev.bob.dashboard.view;

import org.jspecify.annotations.NullMarked;
