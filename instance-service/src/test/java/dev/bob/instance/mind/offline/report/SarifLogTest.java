package dev.bob.instance.mind.offline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SarifLogTest {

  @Test
  void isValidAgainstTheSchemaOfTheStandard() throws IOException {
    // Given
    String log = log(SampleFindings.varied());

    // When
    List<Error> errors = schema().validate(log, InputFormat.JSON);

    // Then
    assertThat(errors).isEmpty();
  }

  @Test
  void isValidWithoutAnyFinding() throws IOException {
    // Given
    String log = log(List.of());

    // When
    List<Error> errors = schema().validate(log, InputFormat.JSON);

    // Then
    assertThat(errors).isEmpty();
  }

  @Test
  void schemaRefusesALogThatLacksWhatTheStandardWants() throws IOException {
    // Given
    String log = log(SampleFindings.varied()).replace("\"driver\"", "\"pilot\"");

    // When
    List<Error> errors = schema().validate(log, InputFormat.JSON);

    // Then
    assertThat(errors).isNotEmpty();
  }

  @Test
  void encodesPathsByteByByte() {
    // Given
    String path = "a b/c:d%20/\u00e9/\\377\\\\#?.md";

    // When
    String uri = PercentEncoding.ofPath(path);

    // Then
    assertThat(uri).isEqualTo("a%20b/c%3Ad%2520/%C3%A9/%FF%5C%23%3F.md");
  }

  @Test
  void textsOfStrangersAreNeitherPlaceholdersNorLinks() {
    // Given
    Finding finding =
        SampleFindings.of("x", Severity.LOW, "{0} [a](b)", "p", 1, "git show", "excerpt");

    // When
    JsonNode result = SampleFindings.json(log(List.of(finding))).at("/runs/0/results/0");

    // Then
    assertThat(result.at("/message/text").asText()).isEqualTo("{{0}} \\[a\\](b). Because of x.");
  }

  private static String log(List<Finding> findings) {
    return new String(SarifLog.of(Facts.of(SampleFindings.order(findings, Map.of()))), UTF_8);
  }

  private static Schema schema() throws IOException {
    try (var in = SarifLogTest.class.getResourceAsStream("sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }
}
