package dev.bob.state.connector;

import dev.bob.state.fold.Member;
import java.util.Set;

/**
 * What is known of a delivery. It travels with the message to what the handler answers, so that the
 * answer is said in the recipient's name and names its cause.
 *
 * @param seq the identity of the message: the same in each delivery
 * @param recipient the incarnation that it was delivered to
 * @param attempt 1 for the first delivery to this incarnation
 * @param effects types of what earlier incarnations have already answered
 */
public record BobHiveIncomingMetadata(
    long seq, Member recipient, int attempt, Set<String> effects) {
  public BobHiveIncomingMetadata {
    effects = Set.copyOf(effects);
  }
}
