package dev.bob.instance.mind.offline.todos;

/**
 * A place where somebody left work for later.
 *
 * @param line 1 for the first
 * @param marker {@code TODO}, {@code FIXME}, {@code XXX} or {@code HACK}
 * @param text what the comment says after the marker, on the same line; may be empty
 * @param excerpt the whole line, as it is
 * @param occurrence 1 unless lines before it are the same
 */
record Todo(int line, String marker, String text, String excerpt, int occurrence) {}
