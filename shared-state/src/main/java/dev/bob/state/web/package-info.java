/** The HTTP rim that all services share: who may ask for what, and how errors look. */
@NullMarked
package dev.bob.state.web;

import org.jspecify.annotations.NullMarked;
