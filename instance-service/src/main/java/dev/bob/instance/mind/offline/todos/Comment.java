package dev.bob.instance.mind.offline.todos;

/**
 * What stands between the signs that begin and end a comment.
 *
 * @param start offset of its first character
 * @param end offset behind its last one
 */
record Comment(int start, int end) {}
