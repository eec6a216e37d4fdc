/** The port to whatever runs instances. */
@NullMarked
package dev.bob.orchestrator.driver;

import org.jspecify.annotations.NullMarked;
