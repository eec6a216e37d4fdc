package dev.bob.instance.mind.offline.todos;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the comments of a language from its code and its strings. Knows no more of the language
 * than that; where it is deceived, it should be into overlooking a comment.
 */
final class CommentSyntax {
  /** Openings without an end per text; a text with more is not in this language. */
  private static final int UNCLOSED_MAX = 50;

  private final List<Token> tokens;
  private final Pattern openings;

  /** By token: the group of the whole opening. The opening's own groups follow it. */
  private final int[] groups;

  /**
   * @param tokens where several begin at the same place, the first counts
   */
  CommentSyntax(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
    this.groups = new int[tokens.size()];
    var all = new StringBuilder();
    int group = 1;
    for (int i = 0; i < groups.length; i++) {
      String opening = tokens.get(i).opening();
      groups[i] = group;
      group += 1 + Pattern.compile(opening).matcher("").groupCount();
      all.append(i == 0 ? "(" : "|(").append(opening).append(')');
    }
    this.openings = Pattern.compile(all.toString(), Pattern.MULTILINE);
  }

  /** The comments of a text in the order in which they stand; they do not overlap. */
  List<Comment> comments(String text) {
    List<Comment> comments = new ArrayList<>();
    int unclosed = 0;
    int at = 0;
    Matcher opening = openings.matcher(text);
    while (at <= text.length() && unclosed < UNCLOSED_MAX && opening.find(at)) {
      int index = token(opening);
      Token token = tokens.get(index);
      String closing = token.closing(opening, groups[index] + 1);
      int end = token.end(text, opening, closing);
      if (end == Token.UNCLOSED) {
        unclosed++;
        at = opening.start() + 1;
        continue;
      }
      if (token.isComment()) {
        comments.add(new Comment(opening.end(), end));
      }
      at = Math.max(end + closing.length(), opening.start() + 1);
    }
    return comments;
  }

  private int token(Matcher opening) {
    for (int i = 0; i < groups.length; i++) {
      if (opening.start(groups[i]) >= 0) {
        return i;
      }
    }
    throw new IllegalStateException("an opening is one of the alternatives");
  }
}
