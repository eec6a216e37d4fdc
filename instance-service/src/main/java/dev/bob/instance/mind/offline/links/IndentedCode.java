package dev.bob.instance.mind.offline.links;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells indented code from prose, line by line: four columns more than the text around it, after a
 * blank line. The text around it may be an item of a list, in a list, and so on.
 */
final class IndentedCode {
  private static final int CODE_COLUMNS = 4;
  private static final int TAB_COLUMNS = 4;
  private static final Pattern LIST_ITEM =
      Pattern.compile("^([ \\t]*(?:[-*+]|\\d{1,9}[.)]))([ \\t]+)\\S.*");

  /** Columns at which the text of each open item begins, innermost first. */
  private final Deque<Integer> items = new ArrayDeque<>();

  private boolean afterBlank = true;
  private boolean inCode;

  /** Takes the next line; lines of fenced code are to be left out. */
  boolean isCode(String line) {
    if (line.isBlank()) {
      afterBlank = true;
      return inCode;
    }
    int columns = columns(line);
    while (!items.isEmpty() && columns < items.peek()) {
      items.pop();
    }
    int text = items.isEmpty() ? 0 : items.peek();
    inCode = columns >= text + CODE_COLUMNS && (inCode || afterBlank);
    afterBlank = false;
    if (!inCode) {
      open(line);
    }
    return inCode;
  }

  private void open(String line) {
    Matcher item = LIST_ITEM.matcher(line);
    if (item.matches()) {
      int marker = columns(line) + item.group(1).strip().length();
      // More than four blanks behind the marker belong to code within the item.
      items.push(marker + Math.min(item.group(2).length(), CODE_COLUMNS));
    }
  }

  private static int columns(String line) {
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> columns++;
        case '\t' -> columns += TAB_COLUMNS - columns % TAB_COLUMNS;
        default -> {
          return columns;
        }
      }
    }
    return columns;
  }
}
