package dev.bob.instance.mind.offline.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

  @ParameterizedTest
  @CsvSource({
    "src/main/java/App.java, PRODUCT",
    "config/production.yml, PRODUCT",
    "src/latest/contest.py, PRODUCT",
    "lib/integrations/slack.rb, PRODUCT",
    "src/newsletter.py, PRODUCT",
    "deploy/templates/secret.yaml, PRODUCT",
    ".env, PRODUCT",
    "src/test/java/App.java, TEST_DATA",
    "src/commonTest/kotlin/A.kt, TEST_DATA",
    "okhttp-testing-support/A.kt, TEST_DATA",
    "pkg/tls/ocsp_test.go, TEST_DATA",
    "src/AppTest.java, TEST_DATA",
    "web/login.spec.ts, TEST_DATA",
    "testdata/key.pem, TEST_DATA",
    "a/fixtures/b.key, TEST_DATA",
    "integration/tls/local.key, TEST_DATA",
    "t/lib-gpg/keyring.gpg, TEST_DATA",
    "src/HTTPTest.java, TEST_DATA",
    "examples/app/config.yml, EXAMPLE",
    ".env.example, EXAMPLE",
    "config/app.yml.dist, EXAMPLE",
    "README.md, DOCUMENTATION",
    "docs/config.yml, DOCUMENTATION",
    "guide/setup.rst, DOCUMENTATION",
    "man/app.1, DOCUMENTATION",
  })
  void tellsWhereCredentialsAreInvented(String path, Surroundings surroundings) {
    // When, Then
    assertThat(Surroundings.of(path)).isEqualTo(surroundings);
  }
}
