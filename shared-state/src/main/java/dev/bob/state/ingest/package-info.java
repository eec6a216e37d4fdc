/** What programs that know nothing of Bob write into files becomes facts, once. */
@NullMarked
package dev.bob.state.ingest;

import org.jspecify.annotations.NullMarked;
