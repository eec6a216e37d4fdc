/** Many hives in one thread and in virtual time, over the real fold and the real decisions. */
@NullMarked
package dev.bob.deploy.simulation;

import org.jspecify.annotations.NullMarked;
