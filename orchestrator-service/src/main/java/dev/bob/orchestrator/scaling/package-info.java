/** A person's word on how many instances there shall be. */
@NullMarked
package dev.bob.orchestrator.scaling;

import org.jspecify.annotations.NullMarked;
