/** What the orchestrator answers over HTTP: its state, its health, the fleet. */
@NullMarked
package dev.bob.orchestrator.api;

import org.jspecify.annotations.NullMarked;
