package dev.bob.instance.mind.offline.secrets;

/**
 * Where a secret stands in a text.
 *
 * @param from offset of its first character
 * @param to offset behind its last
 * @param otherFrom the same of the text that makes it whole, such as the key that belongs to an id;
 *     both 0 if there is none
 */
record Match(int from, int to, int otherFrom, int otherTo) {
  Match(int from, int to) {
    this(from, to, 0, 0);
  }
}
