/** What the detectors share: the thing surveyed, its limits, and how a finding gets its id. */
@NullMarked
package dev.bob.instance.mind.offline.survey;

import org.jspecify.annotations.NullMarked;
