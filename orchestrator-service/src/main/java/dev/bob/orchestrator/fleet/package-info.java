/** Keeps the running fleet equal to the wished one: observe, plan, act. */
@NullMarked
package dev.bob.orchestrator.fleet;

import org.jspecify.annotations.NullMarked;
