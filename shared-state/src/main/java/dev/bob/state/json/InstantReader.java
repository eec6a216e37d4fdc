package dev.bob.state.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Reads times as {@link Instant#toString} writes them, without the formatter, which took a sixth of
 * all that folding a long log costs. All others are left to Jackson's.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final String SHAPE = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;
  private static final int NONE = -1;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      var text = json.getText();
      int nanos = nanos(text);
      if (nanos != NONE && hasShape(text) && isOnTheClock(text)) {
        return instant(text, nanos);
      }
    }
    return InstantDeserializer.INSTANT.deserialize(json, context);
  }

  /** What stands behind the seconds, if that is a Z or a fraction and a Z. */
  private static int nanos(String text) {
    int digits = text.length() - SHAPE.length() - 2;
    if (digits < -1 || digits > NANO_DIGITS || text.charAt(text.length() - 1) != 'Z') {
      return NONE;
    }
    if (digits == -1) {
      return 0;
    }
    int nanos = digits == 0 || text.charAt(SHAPE.length()) != '.' ? NONE : 0;
    for (int i = 1; i <= NANO_DIGITS && nanos != NONE; i++) {
      char digit = i <= digits ? text.charAt(SHAPE.length() + i) : '0';
      nanos = isDigit(digit) ? nanos * 10 + digit - '0' : NONE;
    }
    return nanos;
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOnTheClock(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(number(text, 0, 4)))
        && number(text, 11, 13) <= 23
        && number(text, 14, 16) <= 59
        && number(text, 17, 19) <= 59;
  }

  private static Instant instant(String text, int nanos) {
    var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long minutes = (day.toEpochDay() * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
    return Instant.ofEpochSecond(minutes * 60 + number(text, 17, 19), nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
