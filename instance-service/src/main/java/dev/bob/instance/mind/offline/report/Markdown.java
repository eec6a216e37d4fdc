package dev.bob.instance.mind.offline.report;

import dev.bob.instance.mind.offline.repository.Printable;
import java.util.regex.Pattern;

/**
 * Puts text of strangers into Markdown (CommonMark with GitHub's additions) as itself: it makes no
 * markup, no HTML, no link, no new line, and hides nothing by control or bidirectional characters.
 */
final class Markdown {
  /** An underscore within a word is no markup, and names are full of them. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]<>&|~$]|(?<!\\p{Alnum})_|_(?!\\p{Alnum})");

  /** GitHub makes links of bare addresses: a backslash before these ends that. */
  private static final Pattern BARE_ADDRESS =
      Pattern.compile("(?i)(?<=https?|ftp|mailto|xmpp)(?=:)|(?<=www)(?=\\.)");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** Inside a line of prose. */
  static String text(String raw) {
    String escaped = MARKUP.matcher(Printable.line(raw)).replaceAll("\\\\$0");
    return BARE_ADDRESS.matcher(escaped).replaceAll("\\\\");
  }

  /** As a code span. */
  static String code(String raw) {
    String line = Printable.line(raw);
    if (line.isEmpty()) {
      return "` `";
    }
    String fence = "`".repeat(longestRun(line) + 1);
    String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + gap + line + gap + fence;
  }

  /** As a code block of a shell command; every line of it starts with the given blanks. */
  static String shell(String command, String indent) {
    String line = Printable.line(command);
    String fence = "`".repeat(Math.max(3, longestRun(line) + 1));
    return indent + fence + "sh\n" + indent + line + "\n" + indent + fence + "\n";
  }

  private static int longestRun(String line) {
    return BACKTICKS.matcher(line).results().mapToInt(r -> r.end() - r.start()).max().orElse(0);
  }
}
