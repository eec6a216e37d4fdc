/** Instances as local processes. */
@NullMarked
package dev.bob.orchestrator.driver.process;

import org.jspecify.annotations.NullMarked;
