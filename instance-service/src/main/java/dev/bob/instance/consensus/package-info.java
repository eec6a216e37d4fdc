/** What a member has to vote on, and how it comes to its vote. */
@NullMarked
package dev.bob.instance.consensus;

import org.jspecify.annotations.NullMarked;
