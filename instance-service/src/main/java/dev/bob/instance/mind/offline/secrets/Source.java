package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text to look for secrets in.
 *
 * @param text one character per byte: credentials are ASCII, and so no offset can go wrong
 * @param settings whether it is a file of settings, in which a value needs no quotes
 * @param code whether it is code or settings, in which an assignment assigns
 */
record Source(String text, Surroundings surroundings, boolean settings, boolean code) {
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?:.*/)?(?:\\.env(?:\\..*)?|[^/]+\\.(?:env|properties|ini|cfg|conf|config|ya?ml|toml|tfvars)"
              + "|\\.[a-z0-9_-]+|credentials)");

  /** Prose, tables, pictures and translations: what looks like an assignment there is none. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          ".*\\.(?:svg|css|scss|less|csv|tsv|po|pot|xlf|patch|diff|log|ipynb|txt|html?|man|[1-9])");

  static Source of(String path, byte[] bytes) {
    String lower = path.toLowerCase(Locale.ROOT);
    return new Source(
        new String(bytes, ISO_8859_1),
        Surroundings.of(path),
        SETTINGS.matcher(lower).matches(),
        !NO_CODE.matcher(lower).matches());
  }

  /** A comment that documents the code is documentation, wherever it stands. */
  Surroundings surroundingsAt(int offset) {
    return surroundings == Surroundings.PRODUCT && Comments.documents(text, offset)
        ? Surroundings.DOCUMENTATION
        : surroundings;
  }

  /** Without the text: nothing that is logged by chance shows it. */
  @Override
  public String toString() {
    return "%s characters%s".formatted(text.length(), surroundings.words);
  }

  /** The same file, but another text: some lines of it. */
  Source with(String part) {
    return new Source(part, surroundings, settings, code);
  }
}
