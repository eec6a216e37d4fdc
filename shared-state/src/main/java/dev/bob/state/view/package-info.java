/** The readable JSON files of the volume, rendered from the state; derived and disposable. */
@NullMarked
package dev.bob.state.view;

import org.jspecify.annotations.NullMarked;
