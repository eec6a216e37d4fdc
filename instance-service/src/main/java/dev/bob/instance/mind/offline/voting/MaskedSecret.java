package dev.bob.instance.mind.offline.voting;

import dev.bob.state.model.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the excerpt of a suspected secret tells of it: how it begins and how long it is. So much can
 * be looked for in the bytes of its line, without a rule that tells secrets.
 *
 * @param begins its first characters; of a key in PEM, as far as all begin alike
 * @param chars how many it has; of a key in PEM, until its last line begins
 */
record MaskedSecret(String begins, int chars) {
  private static final String SECRET = "secret";
  private static final String PEM_BEGIN = "-----BEGIN ";
  private static final String PEM_END = "-----END ";
  private static final Pattern CUT = Pattern.compile("([!-~]{1,20})…, ([0-9]{1,6}) characters");
  private static final Pattern PEM = Pattern.compile("([0-9]{1,6}) characters");

  static boolean isOf(Finding finding) {
    return finding.kind().equals(SECRET);
  }

  /** Empty if its excerpt tells too little: of a short password not even the length. */
  static Optional<MaskedSecret> of(Finding finding) {
    var excerpt = finding.evidence().excerpt();
    Matcher cut = CUT.matcher(excerpt);
    if (cut.matches()) {
      return Optional.of(new MaskedSecret(cut.group(1), Integer.parseInt(cut.group(2))));
    }
    Matcher pem = PEM.matcher(excerpt);
    return pem.matches()
        ? Optional.of(new MaskedSecret(PEM_BEGIN, Integer.parseInt(pem.group(1))))
        : Optional.empty();
  }

  /**
   * Whether such a text begins in that line.
   *
   * @param text of the file, one character per byte
   * @param line 1-based
   */
  boolean beginsIn(String text, int line) {
    int at = start(text, line);
    if (at < 0) {
      return false;
    }
    int lineFeed = text.indexOf('\n', at);
    int end = lineFeed < 0 ? text.length() : lineFeed;
    for (at = text.indexOf(begins, at); at >= 0 && at < end; at = text.indexOf(begins, at + 1)) {
      if (begins.equals(PEM_BEGIN) ? endsAsKey(text, at) : goesOn(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Offset of the line; -1 if there is none. */
  private static int start(String text, int line) {
    int at = 0;
    for (int before = 1; before < line; before++) {
      int lineFeed = text.indexOf('\n', at);
      if (lineFeed < 0) {
        return -1;
      }
      at = lineFeed + 1;
    }
    return at;
  }

  private boolean endsAsKey(String text, int at) {
    return text.startsWith(PEM_END, at + chars);
  }

  /** Secrets of one line have neither blanks nor anything but ASCII in them. */
  private boolean goesOn(String text, int at) {
    return at + chars <= text.length()
        && text.substring(at, at + chars).chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
