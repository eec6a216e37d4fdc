/** What a person meets: the packaged dashboard, seen through a real browser. */
@NullMarked
package dev.bob.dashboard.page;

import org.jspecify.annotations.NullMarked;
