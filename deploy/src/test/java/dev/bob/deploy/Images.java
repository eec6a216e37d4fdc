package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for an engine, and builds the images once before the first test that needs them. */
final class Images implements ExecutionCondition, BeforeAllCallback {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
  private static final Path LOG = Path.of("target", "images.log");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (answers("docker", "version") && answers("docker", "compose", "version")) {
      return ConditionEvaluationResult.enabled("a Docker engine with Compose answers");
    }
    var sentence = context.getDisplayName() + " needs a Docker engine with Compose 2";
    if ("required".equals(System.getenv("BOB_TEST_ENGINE"))) {
      throw new AssertionError(sentence + ", and none answers");
    }
    System.err.println("SKIPPED: " + sentence + ", and none answers here: start one.");
    return ConditionEvaluationResult.disabled(sentence);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Images.class))
        .computeIfAbsent("built", _ -> build());
  }

  private static Boolean build() {
    try {
      var command = new ArrayList<>(List.of("docker", "compose"));
      command.addAll(List.of("-f", Scripts.composeFile(), "--progress", "plain", "build"));
      var result = Shell.run(Scripts.folder(), Map.of(), command, BUILD_LIMIT);
      Files.createDirectories(LOG.getParent());
      Files.writeString(LOG, result.out() + result.err());
      if (result.code() != 0) {
        var said = result.err().lines().toList();
        throw new AssertionError(
            "the images cannot be built, see deploy/%s; at the end it says:%n%s"
                .formatted(
                    LOG,
                    String.join("\n", said.subList(Math.max(0, said.size() - 30), said.size()))));
      }
      return true;
    } catch (IOException e) {
      throw new AssertionError("the images cannot be built", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the images were built", e);
    }
  }

  private static boolean answers(String... command) {
    try {
      return Shell.run(Scripts.folder(), Map.of(), List.of(command)).code() == 0;
    } catch (IOException e) { // there is no such program
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
