/** What an append and a delivery cost, in processes of their own, beside peers in the same run. */
@NullMarked
package dev.bob.state.benchmark;

import org.jspecify.annotations.NullMarked;
