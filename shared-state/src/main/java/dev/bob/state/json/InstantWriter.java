package dev.bob.state.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes times as {@link Instant#toString} does, without the formatter: each append has one. */
final class InstantWriter extends StdScalarSerializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final int USUAL_CHARS = 32;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Of a fraction: as many as it takes, in threes. */
  private static final int DIGITS_APART = 3;

  private static final int THOUSAND = 1_000;

  InstantWriter() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(text(time));
  }

  static String text(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      return time.toString();
    }
    var utc = time.atOffset(ZoneOffset.UTC);
    var text = new StringBuilder(USUAL_CHARS);
    number(text, utc.getYear(), 4).append('-');
    number(text, utc.getMonthValue(), 2).append('-');
    number(text, utc.getDayOfMonth(), 2).append('T');
    number(text, utc.getHour(), 2).append(':');
    number(text, utc.getMinute(), 2).append(':');
    number(text, utc.getSecond(), 2);
    fraction(text, utc.getNano());
    return text.append('Z').toString();
  }

  /** Thousandths, millionths or billionths, whichever says all of it. */
  private static void fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return;
    }
    int left = nanos;
    int digits = 3 * DIGITS_APART;
    while (left % THOUSAND == 0) {
      left /= THOUSAND;
      digits -= DIGITS_APART;
    }
    number(text.append('.'), left, digits);
  }

  private static StringBuilder number(StringBuilder text, int number, int digits) {
    int power = 1;
    for (int i = 1; i < digits; i++) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      text.append((char) ('0' + number / power % 10));
    }
    return text;
  }
}
