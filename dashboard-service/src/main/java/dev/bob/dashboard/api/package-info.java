/** The routes of the dashboard, described for people in {@code docs/rest.md}. */
@NullMarked
package dev.bob.dashboard.api;

import org.jspecify.annotations.NullMarked;
