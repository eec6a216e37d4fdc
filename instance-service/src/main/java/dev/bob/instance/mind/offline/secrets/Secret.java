package dev.bob.instance.mind.offline.secrets;

/**
 * A text that may be a credential. It leaves this package only as {@link #masked}, and so does
 * every log and message that it slips into.
 */
record Secret(String value) {
  /** Characters that are shown: by them an owner knows the token, and nobody guesses the rest. */
  static final int SHOWN_CHARS = 4;

  /** Of a shorter one neither a character nor the length is told. */
  static final int SHOWN_FROM_CHARS = 20;

  /** {@code ghp_…, 40 characters}; of a key in PEM the length, since all begin alike. */
  String masked() {
    if (value.startsWith(KeyBlock.KEYWORD)) {
      return "%s characters".formatted(value.length());
    }
    return value.length() < SHOWN_FROM_CHARS
        ? "fewer than %s characters".formatted(SHOWN_FROM_CHARS)
        : "%s…, %s characters".formatted(value.substring(0, SHOWN_CHARS), value.length());
  }

  @Override
  public String toString() {
    return masked();
  }
}
