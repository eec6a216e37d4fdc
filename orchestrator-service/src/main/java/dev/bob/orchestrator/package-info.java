/** The orchestrator service. */
@NullMarked
package dev.bob.orchestrator;

import org.jspecify.annotations.NullMarked;
