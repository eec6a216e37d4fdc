/** What the instance does with messages for it. */
@NullMarked
package dev.bob.instance.mailbox;

import org.jspecify.annotations.NullMarked;
