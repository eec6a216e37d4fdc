/** Instances as containers beside those that Compose made, over the Docker Engine's API. */
@NullMarked
package dev.bob.orchestrator.driver.docker;

import org.jspecify.annotations.NullMarked;
