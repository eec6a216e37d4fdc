package dev.bob.instance.mind.offline.report;

import static dev.bob.instance.mind.offline.report.ReportTask.REPORT_FILE;
import static dev.bob.instance.mind.offline.report.ReportTask.SARIF_FILE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.state.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTaskTest {
  private static final Map<String, String> BLOCKED =
      Map.of("hotspots", "The history could not be read: <object missing>.");

  @Test
  void writesTheReportThatWasLookedAtAndFoundGood() throws IOException {
    // Given
    TaskOrder order = SampleFindings.order(SampleFindings.varied(), BLOCKED);

    // When
    TaskOutcome outcome = ReportTask.write(order);

    // Then
    assertThat(text(outcome, REPORT_FILE)).isEqualTo(golden("varied-REPORT.md"));
    assertThat(text(outcome, SARIF_FILE)).isEqualTo(golden("varied-findings.sarif"));
  }

  @Test
  void saysSoIfNothingWasFound() throws IOException {
    // Given
    TaskOrder order = SampleFindings.order(List.of(), Map.of(), new TreeMap<>());

    // When
    TaskOutcome outcome = ReportTask.write(order);

    // Then
    assertThat(text(outcome, REPORT_FILE)).isEqualTo(golden("empty-REPORT.md"));
    assertThat(outcome.result().toString()).isEqualTo("{\"findings\":0,\"top\":[]}");
  }

  @Test
  void isTheSameInAnyLanguageAndForAnyOrderOfFindings() {
    // Given
    List<Finding> shuffled = new ArrayList<>(SampleFindings.varied());
    Collections.shuffle(shuffled, new Random(7));
    TaskOutcome expected = ReportTask.write(SampleFindings.order(SampleFindings.varied(), BLOCKED));
    Locale usual = Locale.getDefault();

    // When
    TaskOutcome outcome;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      outcome = ReportTask.write(SampleFindings.order(shuffled, BLOCKED));
    } finally {
      Locale.setDefault(usual);
    }

    // Then
    assertThat(text(outcome, REPORT_FILE)).isEqualTo(text(expected, REPORT_FILE));
    assertThat(text(outcome, SARIF_FILE)).isEqualTo(text(expected, SARIF_FILE));
  }

  private static String text(TaskOutcome outcome, String file) {
    byte[] bytes = outcome.files().get(file);
    return new String(bytes == null ? new byte[0] : bytes, UTF_8);
  }

  private static String golden(String name) throws IOException {
    try (var in = ReportTaskTest.class.getResourceAsStream(name)) {
      return in == null ? "no golden file " + name : new String(in.readAllBytes(), UTF_8);
    }
  }
}
