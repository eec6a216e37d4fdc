/**
 * What {@code start-multi.sh} runs before it starts anything: shows what will be surveyed, or says
 * in one sentence why it cannot be.
 */
@NullMarked
package dev.bob.instance.preflight;

import org.jspecify.annotations.NullMarked;
