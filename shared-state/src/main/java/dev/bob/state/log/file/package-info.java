/** The log as a journal of JSON lines in a directory that several processes share. */
@NullMarked
package dev.bob.state.log.file;

import org.jspecify.annotations.NullMarked;
