/** The hive as every process sees it: {@link dev.bob.state.Hive} joins the log and the fold. */
@NullMarked
package dev.bob.state;

import org.jspecify.annotations.NullMarked;
