/** What a person tells the hive: signing in, and facts submitted in the person's name. */
@NullMarked
package dev.bob.dashboard.control;

import org.jspecify.annotations.NullMarked;
