/** What the repository says of a proposal, looked at past the detectors. */
@NullMarked
package dev.bob.instance.mind.offline.voting;

import org.jspecify.annotations.NullMarked;
