package dev.bob.instance.mind.offline.secrets;

import java.util.List;
import java.util.Locale;

/** Tells what people write where a secret would stand. */
final class Placeholder {
  private static final List<String> WORDS =
      List.of(
          ("example sample changeme change-me change_me changeit placeholder dummy your "
                  + "insert replace redacted removed fake mock test demo foobar foobaz barbaz secret "
                  + "password passwd passphrase pass token apikey api-key api_key letmein welcome "
                  + "qwerty asdf lorem hello world admin hunter2 correcthorse notreal not-real "
                  + "invalid goeshere deadbeef cafebabe badcafe undefined none null todo fixme xxx "
                  + "*** ... ___ --- abcd 1234 4321 7890 azerty")
              .split(" "));

  private static final int RUN_MAX = 4;
  private static final int SEQUENCE_MAX = 5;
  private static final int DISTINCT_MIN = 6;

  private Placeholder() {}

  /**
   * Whether it has a word that says so, a run ({@code aaaaa}), a sequence ({@code bcdefg}), a part
   * repeated, or hardly any different characters.
   *
   * @param value of bounded length
   */
  static boolean is(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return hasWord(lower)
        || hasWord(withoutLeet(lower))
        || hasRun(lower)
        || isPeriodic(value)
        || value.chars().distinct().count() < DISTINCT_MIN;
  }

  private static boolean hasWord(String lower) {
    return WORDS.stream().anyMatch(lower::contains);
  }

  /** {@code p@ssw0rd} and {@code s3cr3t} are words too. */
  private static String withoutLeet(String lower) {
    return lower
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('@', 'a')
        .replace('5', 's')
        .replace('$', 's')
        .replace('7', 't');
  }

  private static boolean hasRun(String lower) {
    int same = 1;
    int up = 1;
    int down = 1;
    for (int i = 1; i < lower.length(); i++) {
      int step = lower.charAt(i) - lower.charAt(i - 1);
      same = step == 0 ? same + 1 : 1;
      up = step == 1 ? up + 1 : 1;
      down = step == -1 ? down + 1 : 1;
      if (same > RUN_MAX || up > SEQUENCE_MAX || down > SEQUENCE_MAX) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPeriodic(String value) {
    for (int period = 1; period <= value.length() / 2; period++) {
      if (value.regionMatches(0, value, period, value.length() - period)) {
        return true;
      }
    }
    return false;
  }
}
