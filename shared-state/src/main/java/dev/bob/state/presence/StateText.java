package dev.bob.state.presence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A state with its JSON text, cut where the digits of its heartbeat stand. Of an instance that does
 * nothing only these change, so that the rest need not be written, or understood, anew. Immutable.
 */
final class StateText {
  private static final byte[] KEY = "\"heartbeat\":".getBytes(StandardCharsets.US_ASCII);

  /** Whatever they are, a {@code long} holds them. */
  private static final int DIGITS_MAX = 18;

  private final InstanceState state;
  private final byte[] json;
  private final int digits;
  private final int rest;

  private StateText(InstanceState state, byte[] json, int digits, int rest) {
    this.state = state;
    this.json = json;
    this.digits = digits;
    this.rest = rest;
  }

  /**
   * Empty where the number is too long to be counted on.
   *
   * @param json that state as the mapper writes it; not to be changed any more
   */
  static Optional<StateText> of(InstanceState state, byte[] json) {
    int key = find(json); // there is one: the mapper escapes a quote in a text
    int digits = key + KEY.length;
    int rest = digits;
    while (rest < json.length && json[rest] >= '0' && json[rest] <= '9') {
      rest++;
    }
    var text = new StateText(state, json, digits, rest);
    return text.heartbeat(json, rest).equals(Optional.of(state.heartbeat()))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static int find(byte[] json) {
    int at = 0;
    while (!Arrays.equals(json, at, at + KEY.length, KEY, 0, KEY.length)) {
      at++;
    }
    return at;
  }

  /** The text of another state; empty if more than the heartbeat is another one. */
  Optional<byte[]> write(InstanceState other) {
    if (!other.withHeartbeat(state.heartbeat()).equals(state)) {
      return Optional.empty();
    }
    var number = Long.toString(other.heartbeat()).getBytes(StandardCharsets.US_ASCII);
    var text = Arrays.copyOf(json, json.length - rest + digits + number.length);
    System.arraycopy(number, 0, text, digits, number.length);
    System.arraycopy(json, rest, text, digits + number.length, json.length - rest);
    return Optional.of(text);
  }

  /** The state in another text; empty if more than the heartbeat is another one. */
  Optional<InstanceState> read(byte[] other) {
    int otherRest = rest + other.length - json.length;
    if (otherRest <= digits
        || !Arrays.equals(json, 0, digits, other, 0, digits)
        || !Arrays.equals(json, rest, json.length, other, otherRest, other.length)) {
      return Optional.empty();
    }
    return heartbeat(other, otherRest).map(state::withHeartbeat);
  }

  /** The number that ends there, if JSON would have it so. */
  private Optional<Long> heartbeat(byte[] text, int end) {
    int length = end - digits;
    if (length < 1 || length > DIGITS_MAX || text[digits] == '0' && length > 1) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = digits; i < end; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return Optional.empty();
      }
      number = number * 10 + text[i] - '0';
    }
    return Optional.of(number);
  }
}
