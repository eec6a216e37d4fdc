package dev.bob.instance.mind.offline.todos;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A part of a text in which other rules hold than outside.
 *
 * @param opening how it begins; must not have references to its groups
 * @param closing how it ends, literally; {@code $1} stands for the first group of the opening
 */
record Token(Form form, String opening, String closing) {
  enum Form {
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** Has comments of its kind within. */
    NESTING_COMMENT,
    /** Ends with its line at the latest; a backslash takes the next character's meaning. */
    LINE_STRING,
    /** A backslash takes the next character's meaning. */
    STRING,
    RAW_STRING,
    /** All of it is the opening. */
    WHOLE
  }

  /** What {@link #end} gives if the token is not closed. */
  static final int UNCLOSED = -1;

  /** No text has it: Git takes one that has for binary. */
  private static final char NOTHING = 0;

  static Token line(String opening) {
    return new Token(Form.LINE_COMMENT, opening, "\n");
  }

  static Token block(String opening, String closing) {
    return new Token(Form.BLOCK_COMMENT, Pattern.quote(opening), closing);
  }

  static Token nesting(String opening, String closing) {
    return new Token(Form.NESTING_COMMENT, Pattern.quote(opening), closing);
  }

  static Token lineString(String opening, String closing) {
    return new Token(Form.LINE_STRING, opening, closing);
  }

  static Token string(String opening, String closing) {
    return new Token(Form.STRING, opening, closing);
  }

  static Token raw(String opening, String closing) {
    return new Token(Form.RAW_STRING, opening, closing);
  }

  static Token whole(String opening) {
    return new Token(Form.WHOLE, opening, "");
  }

  boolean isComment() {
    return switch (form) {
      case LINE_COMMENT, BLOCK_COMMENT, NESTING_COMMENT -> true;
      case LINE_STRING, STRING, RAW_STRING, WHOLE -> false;
    };
  }

  /** What ends it here. */
  String closing(MatchResult opened, int firstGroup) {
    return closing.contains("$1") ? closing.replace("$1", opened.group(firstGroup)) : closing;
  }

  /** Where what is inside ends, {@link #UNCLOSED} if it does not. */
  int end(String text, MatchResult opened, String closing) {
    int start = opened.end();
    return switch (form) {
      case WHOLE -> start;
      case LINE_COMMENT -> lineEnd(text, start);
      case BLOCK_COMMENT, RAW_STRING -> text.indexOf(closing, start);
      case NESTING_COMMENT -> nestedEnd(text, start, opened.group(), closing);
      case LINE_STRING -> stringEnd(text, start, closing, '\n');
      case STRING -> {
        int end = stringEnd(text, start, closing, NOTHING);
        yield end < text.length() ? end : UNCLOSED;
      }
    };
  }

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static int nestedEnd(String text, int start, String opening, String closing) {
    int depth = 1;
    int open = text.indexOf(opening, start);
    int close = text.indexOf(closing, start);
    while (close >= 0) {
      if (open >= 0 && open < close) {
        depth++;
        open = text.indexOf(opening, open + opening.length());
      } else if (--depth == 0) {
        return close;
      } else {
        close = text.indexOf(closing, close + closing.length());
      }
    }
    return UNCLOSED;
  }

  /** At the latest at the limit, or at the end of the text. */
  private static int stringEnd(String text, int start, String closing, char limit) {
    for (int at = start; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == limit || text.startsWith(closing, at)) {
        return at;
      }
      if (next == '\\' && at + 1 < text.length() && text.charAt(at + 1) != limit) {
        at++;
      }
    }
    return text.length();
  }
}
