package dev.bob.instance.mind.offline.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links and images of a Markdown text, in the order in which they stand. */
final class LinkExtractor {
  /** Characters; a longer target is no link that a person wrote. */
  private static final int TARGET_CHARS_MAX = 1_000;

  private static final Pattern AFTER_TARGET =
      Pattern.compile("\\G(?:\\s+(?:\"[^\"]*\"|'[^']*'|\\([^()]*\\)))?\\s*\\)");
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?m)^ {0,3}\\[(?!\\^)([^\\[\\]\\n]{1,200})\\]:[ \\t]+(?:<([^<>\\n]*)>|([^\\s<]\\S*))"
              + "(?:[ \\t]+(?:\"[^\"\\n]*\"|'[^'\\n]*'|\\([^()\\n]*\\)))?[ \\t]*$");
  private static final Pattern LABEL = Pattern.compile("\\[([^\\[\\]]{1,200})\\](?!:)");
  private static final Pattern HTML =
      Pattern.compile(
          "<(?:a|img|source|video|audio)\\b[^<>]{0,1000}?\\s(?:href|src)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')",
          Pattern.CASE_INSENSITIVE);

  private final String text;
  private final List<Link> links = new ArrayList<>();
  private int lineAt;
  private int line = 1;

  private LinkExtractor(String masked) {
    this.text = masked;
  }

  static List<Link> links(String markdown) {
    var extractor = new LinkExtractor(ProseMask.of(markdown));
    extractor.inline();
    extractor.restart();
    extractor.references();
    extractor.restart();
    extractor.html();
    extractor.links.sort(Comparator.comparingInt(Link::line));
    return List.copyOf(extractor.links);
  }

  private void inline() {
    for (int at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
      int start = at + 2;
      while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\n')) {
        start++;
      }
      boolean angle = start < text.length() && text.charAt(start) == '<';
      int end = angle ? endOfAngle(start) : endOfTarget(start);
      if (end < 0 || !opensBefore(at)) {
        continue;
      }
      Matcher after = AFTER_TARGET.matcher(text).region(angle ? end + 1 : end, text.length());
      String target = text.substring(angle ? start + 1 : start, end);
      if (target.indexOf('\n') < 0 && after.lookingAt()) {
        add(start, target, Link.Form.INLINE);
      }
    }
  }

  private int endOfAngle(int start) {
    return text.indexOf('>', start, Math.min(text.length(), start + TARGET_CHARS_MAX));
  }

  /** Where a target without angle brackets ends: at white space or an unmatched bracket. */
  private int endOfTarget(int start) {
    int depth = 0;
    for (int i = start; i < Math.min(text.length(), start + TARGET_CHARS_MAX); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || (c == ')' && depth == 0)) {
        return i;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return -1;
  }

  /** Whether the text of the link begins in the same paragraph, its brackets balanced. */
  private boolean opensBefore(int close) {
    int depth = 1;
    for (int i = close - 1; i >= 0 && close - i < TARGET_CHARS_MAX; i--) {
      char c = text.charAt(i);
      if (c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
        return false;
      }
      depth += c == ']' ? 1 : c == '[' ? -1 : 0;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private void references() {
    Set<String> used = new HashSet<>();
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      used.add(label(label.group(1)));
    }
    Set<String> defined = new HashSet<>();
    Matcher definition = DEFINITION.matcher(text);
    while (definition.find()) {
      // The first definition of a label counts; one that nobody uses leads nobody anywhere.
      String name = label(definition.group(1));
      if (defined.add(name) && used.contains(name)) {
        int group = definition.group(2) != null ? 2 : 3;
        add(definition.start(group), definition.group(group), Link.Form.REFERENCE);
      }
    }
  }

  private static String label(String written) {
    return written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private void html() {
    Matcher tag = HTML.matcher(text);
    while (tag.find()) {
      int group = tag.group(1) != null ? 1 : 2;
      add(tag.start(group), tag.group(group).replace("&amp;", "&"), Link.Form.HTML);
    }
  }

  private void restart() {
    lineAt = 0;
    line = 1;
  }

  /** Offsets come in ascending order within one form, so that counting lines stays cheap. */
  private void add(int offset, String target, Link.Form form) {
    for (; lineAt < offset; lineAt++) {
      if (text.charAt(lineAt) == '\n') {
        line++;
      }
    }
    links.add(new Link(line, target, form));
  }
}
