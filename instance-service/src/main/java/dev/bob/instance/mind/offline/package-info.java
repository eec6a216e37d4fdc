/** The mind that needs no model, no key and no network: it surveys a Git repository. */
@NullMarked
package dev.bob.instance.mind.offline;

import org.jspecify.annotations.NullMarked;
