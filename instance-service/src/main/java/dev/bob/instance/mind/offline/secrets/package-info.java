/** Finds texts that have the shape of a credential, and shows none of them. */
@NullMarked
package dev.bob.instance.mind.offline.secrets;

import org.jspecify.annotations.NullMarked;
