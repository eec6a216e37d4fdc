package dev.bob.instance.mind.offline.todos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the markers in the comments of a text, at most one a line. A marker begins what the comment
 * says, or has a colon; a comment that speaks of markers ("all TODO comments") leaves no work.
 * Where there is doubt there is none: one that is overlooked does less harm than a false one.
 */
final class TodoReader {
  /** Characters; a longer line was not written by a person. */
  private static final int LINE_CHARS_MAX = 1_000;

  private static final Pattern ANY = Pattern.compile("\\b(?:TODO|FIXME|XXX|HACK)\\b");

  /** At the beginning, after signs of layout or after code that was made a comment. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:[\\s*/#!;%|@\\[(·•-]*|.*\\s(?://+|/\\*+|#+\\s|--+\\s)\\s*)"
              + "\\b(TODO|FIXME|XXX|HACK)(?=\\s|$|[:!?)\\]}*;,]|[(\\[{@#]\\w|\\.(?!\\w)|[-–—]+(?!\\w))");

  /** Further on, if it has a colon and is not quoted. */
  private static final Pattern FURTHER_ON =
      Pattern.compile(
          "([^`\"]*(?<=[\\s(\\[;]))(TODO|FIXME|HACK)(?=(?:\\([^()]{1,40}\\))?:(?:\\s|$))");

  /** Words before a marker that make it a thing that is spoken of. */
  private static final Pattern SPOKEN_OF =
      Pattern.compile(
          "(?i).*\\b(?:an?|the|any|no|every|each|all|this|that|these|of|like|with|without|as|and|or"
              + "|uses?|using|adds?|prefix|word|marker|tag|see|removes?)\\s+");

  /** What follows a marker that is spoken of, or that stands for something. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "\\s*(?:(?:comment|item|list|marker|tag|note|entr(?:y|ie)|keyword|word|annotation|app"
              + "|application|type|placeholder)s?\\b|(?:is|are|was|were)\\s+(?:an?|the|not|used|for|in)\\b"
              + "|means\\b|[|/&]|(?:,|and|or)\\s*(?:TODO|FIXME|XXX|HACK)\\b).*");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i).*\\byour\\b.{0,40}\\bhere\\b.*|.*\\bXXX+\\b.*");

  private static final Pattern BEFORE_TEXT =
      Pattern.compile(
          "^(?:[(\\[{][^()\\[\\]{}]{0,60}[)\\]}]|[@#][\\w.-]+)?(?:[\\s:!?)\\]}*;,–—-]|\\.{2,}|\\.(?!\\w))*");

  private static final Pattern AFTER_TEXT = Pattern.compile("[\\s*/#=-]+$");

  private final String text;
  private final List<Todo> todos = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private int countedTo;
  private int line = 1;

  private TodoReader(String text) {
    this.text = text;
  }

  /** Whether it has a marker anywhere: most texts have none. */
  static boolean mayHave(String text) {
    return ANY.matcher(text).find();
  }

  /** In the order of lines. */
  static List<Todo> read(String text, CommentSyntax syntax) {
    var reader = new TodoReader(text.replace("\r\n", "\n"));
    syntax.comments(reader.text).forEach(reader::read);
    return List.copyOf(reader.todos);
  }

  private void read(Comment comment) {
    for (int start = comment.start(); start <= comment.end(); ) {
      int end = text.indexOf('\n', start, comment.end());
      end = end < 0 ? comment.end() : end;
      if (ANY.matcher(text).region(start, end).find()) {
        read(start, end);
      }
      start = end + 1;
    }
  }

  /** Reads what a comment says on one line. */
  private void read(int start, int end) {
    int lineStart = start;
    int lineEnd = end;
    while (lineStart > 0
        && text.charAt(lineStart - 1) != '\n'
        && end - lineStart <= LINE_CHARS_MAX) {
      lineStart--;
    }
    while (lineEnd < text.length()
        && text.charAt(lineEnd) != '\n'
        && lineEnd - lineStart <= LINE_CHARS_MAX) {
      lineEnd++;
    }
    if (lineEnd - lineStart > LINE_CHARS_MAX) {
      return;
    }
    String said = text.substring(start, end);
    Matcher beginning = BEGINNING.matcher(said);
    Matcher furtherOn = FURTHER_ON.matcher(said);
    if (beginning.lookingAt()) {
      add(lineStart, lineEnd, beginning.group(1), said.substring(beginning.end()));
    } else if (furtherOn.lookingAt() && !SPOKEN_OF.matcher(furtherOn.group(1)).matches()) {
      add(lineStart, lineEnd, furtherOn.group(2), said.substring(furtherOn.end()));
    }
  }

  private void add(int lineStart, int lineEnd, String marker, String after) {
    if (SUBJECT.matcher(after).matches() || PLACEHOLDER.matcher(after).matches()) {
      return;
    }
    int number = lineAt(lineStart);
    if (!todos.isEmpty() && todos.getLast().line() == number) {
      return;
    }
    String whole = text.substring(lineStart, lineEnd);
    String work = BEFORE_TEXT.matcher(after).replaceFirst("");
    todos.add(
        new Todo(
            number,
            marker,
            unbracketed(AFTER_TEXT.matcher(work).replaceFirst("")),
            whole,
            seen.merge(whole, 1, Integer::sum)));
  }

  /** Without the bracket that closes one before the marker. */
  private static String unbracketed(String work) {
    boolean closesOutside = work.endsWith(")") && work.indexOf('(') < 0;
    return closesOutside ? work.substring(0, work.length() - 1) : work;
  }

  /** Offsets come in ascending order, so that counting lines stays cheap. */
  private int lineAt(int offset) {
    for (; countedTo < offset; countedTo++) {
      if (text.charAt(countedTo) == '\n') {
        line++;
      }
    }
    return line;
  }
}
