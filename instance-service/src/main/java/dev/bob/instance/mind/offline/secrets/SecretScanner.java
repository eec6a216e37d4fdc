package dev.bob.instance.mind.offline.secrets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a text once. Each character costs a look into a table; rules are asked only where
 * their keyword stands, and look at a bounded number of characters: the time is linear in the
 * length of the text, however it is made.
 */
final class SecretScanner {
  private static final int LATIN_1_CHARS = 256;
  private static final SecretRule[][] BY_FIRST_CHAR = byFirstChar();

  private SecretScanner() {}

  private record Found(SecretRule rule, int line, Match match) {}

  /**
   * The secrets of a text in the order of their lines, each value once.
   *
   * @throws InterruptedException if the thread was asked to stop
   */
  static List<Suspect> scan(Source source) throws InterruptedException {
    List<Found> found = found(source);
    BitSet told = told(found);
    Set<Secret> seen = new HashSet<>();
    List<Suspect> suspects = new ArrayList<>();
    for (Found one : found) {
      Match match = one.match();
      int toldAt = told.nextSetBit(match.from());
      if (!one.rule().distinctive() && toldAt >= 0 && toldAt < match.to()) {
        continue;
      }
      var secret = new Secret(source.text().substring(match.from(), match.to()));
      if (seen.add(secret)) {
        suspects.add(
            new Suspect(one.rule(), one.line(), secret, source.surroundingsAt(match.from())));
      }
    }
    return suspects;
  }

  /** The characters that a distinctive rule has told of: no other need do so again. */
  private static BitSet told(List<Found> found) {
    var told = new BitSet();
    for (Found one : found) {
      if (one.rule().distinctive()) {
        told.set(one.match().from(), one.match().to());
        told.set(one.match().otherFrom(), one.match().otherTo());
      }
    }
    return told;
  }

  private static List<Found> found(Source source) throws InterruptedException {
    String text = source.text();
    List<Found> found = new ArrayList<>();
    int line = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      for (SecretRule rule : BY_FIRST_CHAR[c]) {
        Optional<Match> match = match(rule, source, at);
        if (match.isPresent()) {
          found.add(new Found(rule, line, match.get()));
          break;
        }
      }
    }
    return found;
  }

  private static Optional<Match> match(SecretRule rule, Source source, int at)
      throws InterruptedException {
    if (!source.text().startsWith(rule.keyword(), at) || !rule.applies(source)) {
      return Optional.empty();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return rule.recognizer().at(source, at);
  }

  private static SecretRule[][] byFirstChar() {
    var rules = new SecretRule[LATIN_1_CHARS][];
    for (int c = 0; c < LATIN_1_CHARS; c++) {
      char first = (char) c;
      rules[c] =
          SecretRules.ALL.stream()
              .filter(rule -> rule.keyword().charAt(0) == first)
              .toArray(SecretRule[]::new);
    }
    return rules;
  }
}
