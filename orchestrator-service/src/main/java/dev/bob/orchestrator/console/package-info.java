/** The foreground program: starts the hive on a machine, shows its progress, stops it. */
@NullMarked
package dev.bob.orchestrator.console;

import org.jspecify.annotations.NullMarked;
