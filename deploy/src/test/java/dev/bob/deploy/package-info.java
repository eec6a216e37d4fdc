/** Tests of the packaged program: scripts, real processes, a real repository. */
@NullMarked
package dev.bob.deploy;

import org.jspecify.annotations.NullMarked;
