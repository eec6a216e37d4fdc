package dev.bob.state.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a program that knows nothing of Bob has said something: what makes it the same thing when
 * it is read again. The fold takes each digest and occurrence once.
 *
 * @param digest 16 hex digits over what was said; in the inbox over the file's name, time and bytes
 * @param occurrence the how-manieth of that digest it is, from 1
 * @param file the name of the file in the inbox; absent if it stood in a view
 */
public record Origin(String digest, int occurrence, Optional<String> file) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");

  public Origin {
    if (!DIGEST.matcher(digest).matches() || occurrence < 1) {
      throw new IllegalArgumentException("not an origin: " + digest + ", " + occurrence);
    }
  }
}
