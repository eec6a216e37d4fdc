package dev.bob.instance.mind.offline.links;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown text in which everything that is no prose (code, comments, front matter, escaped
 * characters) is blanks. Line ends stay where they are. Where Markdown leaves doubt whether
 * something is code, it is: a link that is overlooked does less harm than one that is none.
 */
final class ProseMask {
  private static final Pattern FENCE =
      Pattern.compile("^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*(`{3,}(?=[^`]*$)|~{3,})(.*)$");
  private static final Pattern HIDDEN_BLOCK =
      Pattern.compile(
          "<!--.*?(?:-->|\\z)|<(pre|code|script|style|textarea|template|svg)\\b.*?(?:</\\1\\s*>|\\z)"
              + "|\\{%-?\\s*(highlight|raw|comment|codeblock|verbatim)\\b.*?(?:\\{%-?\\s*end\\2\\b|\\z)"
              + "|\\$\\$.*?\\$\\$",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPED = Pattern.compile("\\\\\\p{Punct}");
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t>]*(?=\\n)");

  private ProseMask() {}

  static String of(String markdown) {
    String text = markdown.replace("\r\n", "\n").replace('\r', '\n');
    // Code spans go first: they often speak of <script> and <!-- without being one. An escaped
    // backtick begins no span, but a backslash within a span escapes nothing.
    return blankAll(ESCAPED, blankAll(HIDDEN_BLOCK, maskCodeSpans(maskBlocks(text))));
  }

  /** Blanks fenced and indented code, and front matter. */
  private static String maskBlocks(String text) {
    var masked = new StringBuilder(text.length());
    String[] lines = text.split("\n", -1);
    int frontMatter = frontMatterLines(lines);
    String fence = "";
    var indentation = new IndentedCode();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      Matcher opening = FENCE.matcher(line);
      boolean code = i < frontMatter || !fence.isEmpty();
      if (!fence.isEmpty()) {
        fence = closes(line, fence) ? "" : fence;
      } else if (!code && opening.matches()) {
        fence = opening.group(1);
        code = true;
      } else if (!code) {
        code = indentation.isCode(line);
      }
      masked.append(code ? " ".repeat(line.length()) : line).append('\n');
    }
    return masked.toString();
  }

  private static int frontMatterLines(String[] lines) {
    String fence = lines[0].stripTrailing();
    if (!fence.equals("---") && !fence.equals("+++")) {
      return 0;
    }
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].stripTrailing().equals(fence)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean closes(String line, String fence) {
    String marks = line.replaceFirst("^[ \\t>]*", "").stripTrailing();
    return marks.length() >= fence.length()
        && marks.chars().allMatch(mark -> mark == fence.charAt(0));
  }

  /** Blanks {@code `…`}: it ends at as many backticks as it began with, in the same paragraph. */
  private static String maskCodeSpans(String text) {
    var masked = new StringBuilder(text);
    int paragraphEnd = 0;
    int at = text.indexOf('`');
    while (at >= 0) {
      if (at >= paragraphEnd) {
        paragraphEnd = paragraphEnd(text, at);
      }
      int opened = at;
      while (opened < text.length() && text.charAt(opened) == '`') {
        opened++;
      }
      boolean escaped = at > 0 && text.charAt(at - 1) == '\\';
      int closed = escaped ? -1 : closing(text, opened, paragraphEnd, opened - at);
      if (closed >= 0) {
        blank(masked, at, closed);
        opened = closed;
      }
      at = text.indexOf('`', opened);
    }
    return masked.toString();
  }

  private static int paragraphEnd(String text, int from) {
    Matcher end = PARAGRAPH_END.matcher(text);
    return end.find(from) ? end.start() : text.length();
  }

  /** Where the next run of just so many backticks ends, or -1. */
  private static int closing(String text, int from, int to, int length) {
    int count = 0;
    for (int i = from; i <= to; i++) {
      if (i < to && text.charAt(i) == '`') {
        count++;
      } else if (count == length) {
        return i;
      } else {
        count = 0;
      }
    }
    return -1;
  }

  private static String blankAll(Pattern pattern, String text) {
    var masked = new StringBuilder(text);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      blank(masked, matcher.start(), matcher.end());
    }
    return masked.toString();
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
