package dev.bob.state.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bob.state.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** State files as no instance writes them: each field missing, null, absurd or huge. */
public final class SpoiledStates {
  private static final int PAIRS = 400;
  private static final String MISSING = "missing";

  private static final List<String> VALUES =
      List.of(
          MISSING,
          "null",
          "true",
          "-1",
          "0.5",
          "1e308",
          "9223372036854775807",
          "-9223372036854775808",
          "9".repeat(400),
          "\"\"",
          "\"null\"",
          "\"\\u0000\"",
          "\"instance_99999\"",
          "\"acting\"",
          "\"PT9223372036854775807S\"",
          "\"PT-1S\"",
          "\"P10000D\"",
          "\"+999999999-12-31T23:59:59.999999999Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"" + "x".repeat(100_000) + "\"",
          "[]",
          "[null]",
          "[" + "\"x\",".repeat(5_000) + "\"x\"]",
          "{}",
          "{\"status\":{\"status\":[]}}");

  private SpoiledStates() {}

  /** Each field with each value, then pairs of them by chance; some may be valid states still. */
  public static List<String> of(InstanceState whole, SplittableRandom random) {
    ObjectNode good = Json.MAPPER.valueToTree(whole);
    List<String> fields = new ArrayList<>();
    good.fieldNames().forEachRemaining(fields::add);
    List<String> spoiled = new ArrayList<>();
    for (var field : fields) {
      for (var value : VALUES) {
        spoiled.add(with(good, field, value).toString());
      }
    }
    for (int i = 0; i < PAIRS; i++) {
      var one = with(good, any(fields, random), any(VALUES, random));
      spoiled.add(with(one, any(fields, random), any(VALUES, random)).toString());
    }
    return spoiled;
  }

  private static ObjectNode with(ObjectNode state, String field, String value) {
    var changed = state.deepCopy();
    if (value.equals(MISSING)) {
      changed.remove(field);
    } else {
      changed.putRawValue(field, new RawValue(value));
    }
    return changed;
  }

  private static String any(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
