package dev.bob.instance.mind.offline.secrets;

import java.util.Optional;

/**
 * Tells whether a secret of one sort stands at a place. Looks at a bounded number of characters
 * around the place, whatever they are: a hostile text costs no more than a long one.
 */
@FunctionalInterface
interface Recognizer {
  /**
   * @param at offset at which the keyword of the rule begins
   */
  Optional<Match> at(Source source, int at);
}
