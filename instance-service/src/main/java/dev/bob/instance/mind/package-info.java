/** What an instance thinks with: a port, and one package for each kind of mind. */
@NullMarked
package dev.bob.instance.mind;

import org.jspecify.annotations.NullMarked;
