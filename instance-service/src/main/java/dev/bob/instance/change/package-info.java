/** What the leader does with the queue of changes: check what merges, deliver what is accepted. */
@NullMarked
package dev.bob.instance.change;

import org.jspecify.annotations.NullMarked;
