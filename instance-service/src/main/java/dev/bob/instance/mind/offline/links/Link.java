package dev.bob.instance.mind.offline.links;

/**
 * A link or image of a Markdown file.
 *
 * @param line 1-based, where its target stands
 * @param target as written, without angle brackets, quotes and title
 * @param form how it is written
 */
record Link(int line, String target, Form form) {
  enum Form {
    /** {@code [text](target)} or {@code ![text](target)}. */
    INLINE,
    /** {@code [label]: target}, and the label is used. */
    REFERENCE,
    /** {@code <a href="target">} or {@code <img src="target">}. */
    HTML
  }
}
