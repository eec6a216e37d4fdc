package dev.bob.state.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a finding is about, whatever the commit and the line: 16 hex digits of the SHA-256 of its
 * kind, its path, and what the place says. So a finding keeps its subject when the file grows above
 * it, and has another one as soon as the evidence changes.
 */
public record FindingSubject(@JsonValue String value) {
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{16}");
  private static final int DIGEST_BYTES = 8;

  @JsonCreator
  public FindingSubject {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException("not a subject (16 hex digits): " + Clip.clip(value, 40));
    }
  }

  /** Where the place says nothing, as of a large file, the title has what was measured. */
  public static FindingSubject of(Finding finding) {
    var evidence = finding.evidence();
    var says = evidence.excerpt().isBlank() ? finding.title() : evidence.excerpt();
    var all = String.join("\0", finding.kind(), evidence.path(), says);
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return new FindingSubject(HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
