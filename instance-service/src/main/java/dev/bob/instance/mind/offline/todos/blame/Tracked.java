package dev.bob.instance.mind.offline.todos.blame;

/**
 * A line on its way back through the history.
 *
 * @param asked the line that was asked about
 * @param at where it stands in the version of its file that was reached, 0 for the first line
 */
record Tracked(Line asked, int at) {}
