package dev.bob.instance.mind.offline.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a relative link means, as a path from the root of the repository.
 *
 * @param path printable as in {@link PathText}; empty for the root itself
 * @param domain whether it looks like an address on the web whose {@code https://} is missing
 */
record LinkTarget(String path, boolean domain) {
  /** Schemes, templates, globs, generics, placeholders: no path that someone meant. */
  private static final Pattern NO_PATH =
      Pattern.compile("[:{}<>$*|^\\[\\]`\"'\\\\!;,=~@\\p{Cntrl}\\s]|\\.\\.\\.|…");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:^|/)(?:path|to|your|my|some|foo|bar|baz|xxx+|url|link|href|file|filename|placeholder|todo|tbd|example)"
              + "(?:[-_./]|$)",
          Pattern.CASE_INSENSITIVE);

  /** The site of a forge resolves these beside the tree. */
  private static final Set<String> FORGE_PAGES =
      Set.of(
          "blob",
          "tree",
          "raw",
          "issues",
          "issue",
          "pull",
          "pulls",
          "wiki",
          "releases",
          "compare",
          "commit",
          "commits",
          "actions",
          "discussions",
          "tags",
          "security",
          "milestones",
          "labels",
          "network",
          "graphs",
          "projects",
          "stargazers",
          "blame",
          "edit",
          "new",
          "-",
          "merge_requests");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:www\\.[\\w-]+(?:\\.[\\w-]+)+|(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|edu|gov))(?:/.*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE_NAME =
      Pattern.compile(".*[^/.][^/]*\\.[A-Za-z0-9]{1,10}|.*[^/]/[^/]+/?|[A-Z][A-Z_-]{3,}");

  /** Pages that a build may make under any path. */
  private static final Pattern PAGE =
      Pattern.compile(".*\\.(?:x?html?|php|aspx?|jsp|pdf|epub)", Pattern.CASE_INSENSITIVE);

  /** Reads a target, or gives nothing if it is not surely a path in the tree. */
  static Optional<LinkTarget> of(String folder, String written) {
    String target = written.strip();
    int end = endOfPath(target);
    target = target.substring(0, end);
    if (target.isEmpty() || target.startsWith("/") || target.startsWith("?")) {
      return Optional.empty();
    }
    Optional<String> decoded = decode(target);
    if (decoded.isEmpty() || NO_PATH.matcher(target).find()) {
      return Optional.empty();
    }
    String plain = decoded.get();
    if (!FILE_NAME.matcher(plain).matches()
        || PAGE.matcher(plain).matches()
        || PLACEHOLDER.matcher(plain).find()) {
      return Optional.empty();
    }
    return resolve(folder, plain)
        .filter(path -> !FORGE_PAGES.contains(firstPart(path)))
        .map(path -> new LinkTarget(path, DOMAIN.matcher(plain).matches()));
  }

  private static int endOfPath(String target) {
    int end = target.length();
    for (char mark : new char[] {'#', '?'}) {
      int at = target.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return end;
  }

  /** Undoes percent-encoding; nothing if it is none, or not of UTF-8. */
  private static Optional<String> decode(String target) {
    if (target.indexOf('%') < 0) {
      return Optional.of(Normalizer.normalize(target, Normalizer.Form.NFC));
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
        continue;
      }
      String hex = target.substring(i + 1, Math.min(i + 3, target.length()));
      if (!hex.matches("[0-9A-Fa-f]{2}")) {
        return Optional.empty();
      }
      bytes.write(Integer.parseInt(hex, 16));
      i += 2;
    }
    String path = PathText.of(bytes.toByteArray());
    return path.indexOf('\\') >= 0
        ? Optional.empty()
        : Optional.of(Normalizer.normalize(path, Normalizer.Form.NFC));
  }

  /** Resolves dots; nothing if it leaves the repository. */
  private static Optional<String> resolve(String folder, String relative) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + "/" + relative).split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  private static String firstPart(String path) {
    int slash = path.indexOf('/');
    return (slash < 0 ? path : path.substring(0, slash)).toLowerCase(Locale.ROOT);
  }
}
