package dev.bob.state.fold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * A set of paths of files in a repository: {@code *} and {@code ?} stand for any text and any
 * character without a slash, {@code **} for any text with slashes, and {@code **}{@code /} at the
 * start of a segment for nothing too. Everything else stands for itself, in either case: there are
 * disks that know no difference.
 */
record FileGlob(String text) {
  static final int CHARS_MAX = 200;

  private static final Pattern NO_PATH = Pattern.compile("/.*|.*/|.*//.*|(.*/)?\\.\\.?(/.*)?");
  private static final Pattern OTHER_SYNTAX = Pattern.compile(".*[\\[\\]{}\\\\!].*");

  /** What a step through a glob takes. */
  private enum Kind {
    LITERAL,
    /** One character but a slash. */
    ONE,
    /** Any number of characters but slashes. */
    SOME,
    /** Any number of characters. */
    ALL,
    /** Nothing; the next {@link #SKIPPED} steps may be left out. */
    MAYBE
  }

  /** Of {@code **}{@code /}: the text, and the slash. */
  private static final int SKIPPED = 2;

  private record Step(Kind kind, int codePoint) {
    boolean repeats() {
      return kind == Kind.SOME || kind == Kind.ALL;
    }

    /** Whether one character fits both. */
    boolean meets(Step other) {
      if (kind == Kind.LITERAL && other.kind == Kind.LITERAL) {
        return codePoint == other.codePoint;
      }
      return takes(other) && other.takes(this);
    }

    private boolean takes(Step other) {
      boolean slash = other.kind == Kind.LITERAL && other.codePoint == '/';
      return kind == Kind.ALL || kind == Kind.LITERAL || !slash;
    }
  }

  /** One sentence that says why that is no glob; empty if it is one. */
  static Optional<String> flaw(String text) {
    if (text.isBlank() || text.length() > CHARS_MAX) {
      return Optional.of("a glob has 1 to " + CHARS_MAX + " characters");
    }
    if (NO_PATH.matcher(text).matches() || text.indexOf('\n') >= 0) {
      return Optional.of(text + " is no path in a repository (docs/*.md, src/**)");
    }
    return OTHER_SYNTAX.matcher(text).matches()
        ? Optional.of(text + " has other signs than *, ** and ?")
        : Optional.empty();
  }

  /** Whether there is a path, of any length, that is in both. */
  boolean meets(FileGlob other) {
    return new Walk(steps(), other.steps()).reachesTheEnd();
  }

  private List<Step> steps() {
    int[] signs = text.codePoints().map(FileGlob::folded).toArray();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < signs.length; i++) {
      if (signs[i] == '?') {
        steps.add(new Step(Kind.ONE, 0));
      } else if (signs[i] != '*') {
        steps.add(new Step(Kind.LITERAL, signs[i]));
      } else {
        int first = i;
        while (i + 1 < signs.length && signs[i + 1] == '*') {
          i++;
        }
        boolean starts = first == 0 || signs[first - 1] == '/';
        if (i > first && starts && i + 1 < signs.length && signs[i + 1] == '/') {
          steps.add(new Step(Kind.MAYBE, 0));
        }
        steps.add(new Step(i > first ? Kind.ALL : Kind.SOME, 0));
      }
    }
    return steps;
  }

  private static int folded(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** Through both at once, as through the product of two automata: each pair of places once. */
  private static final class Walk {
    private final List<Step> left;
    private final List<Step> right;
    private final BitSet seen = new BitSet();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    Walk(List<Step> left, List<Step> right) {
      this.left = left;
      this.right = right;
    }

    boolean reachesTheEnd() {
      go(0, 0);
      while (!open.isEmpty()) {
        int pair = open.remove();
        int l = pair / (right.size() + 1);
        int r = pair % (right.size() + 1);
        if (l == left.size() && r == right.size()) {
          return true;
        }
        withoutACharacter(left, l, next -> go(next, r));
        withoutACharacter(right, r, next -> go(l, next));
        var fromLeft = withACharacter(left, l);
        var fromRight = withACharacter(right, r);
        if (fromLeft.isPresent() && fromRight.isPresent() && left.get(l).meets(right.get(r))) {
          go(fromLeft.getAsInt(), fromRight.getAsInt());
        }
      }
      return false;
    }

    private void go(int l, int r) {
      int pair = l * (right.size() + 1) + r;
      if (!seen.get(pair)) {
        seen.set(pair);
        open.add(pair);
      }
    }

    private static void withoutACharacter(List<Step> steps, int at, IntConsumer go) {
      if (at == steps.size()) {
        return;
      }
      var step = steps.get(at);
      if (step.kind() == Kind.MAYBE) {
        go.accept(at + 1);
        go.accept(at + 1 + SKIPPED);
      } else if (step.repeats()) {
        go.accept(at + 1);
      }
    }

    private static OptionalInt withACharacter(List<Step> steps, int at) {
      if (at == steps.size() || steps.get(at).kind() == Kind.MAYBE) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(steps.get(at).repeats() ? at : at + 1);
    }
  }
}
