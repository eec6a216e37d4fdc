/**
 * The one JSON mapper of Bob, the one strict reader of what others wrote, with a name for each way
 * to be bad, and files that are replaced in one step.
 */
@NullMarked
package dev.bob.state.json;

import org.jspecify.annotations.NullMarked;
