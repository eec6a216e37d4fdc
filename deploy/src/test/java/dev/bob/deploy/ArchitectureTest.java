package dev.bob.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The directions in which the code may depend on itself: {@code api → feature → port ← adapter}.
 */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("shared-state", "instance-service", "orchestrator-service", "dashboard-service");

  /** Each adapter, and who else than a wiring may name it. */
  private static final List<Adapter> ADAPTERS =
      List.of(
          new Adapter("dev.bob.state.log.file", Set.of()),
          new Adapter("dev.bob.state.log.inmemory", Set.of()),
          // A program of its own: what a person is told before a hive of that mind starts.
          new Adapter("dev.bob.instance.mind.offline", Set.of("dev.bob.instance.preflight")),
          new Adapter("dev.bob.orchestrator.driver.process", Set.of()),
          new Adapter("dev.bob.orchestrator.driver.docker", Set.of()));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .importPaths(MODULES.stream().map(module -> root(module, "target/classes")).toList());

  /** In a format, unless that is of {@code Locale.ROOT}; {@code %s} writes them as they are. */
  private static final Pattern LOCAL_NUMBER =
      Pattern.compile("(?<!Locale\\.ROOT,\\s{0,40})\"[^\"\\n]*%[-#+ 0,(]*[\\d.]*[dfeg][^\"\\n]*\"");

  private record Adapter(String packageName, Set<String> users) {}

  @Test
  void everyModuleIsLookedAt() {
    assertThat(PRODUCT).extracting(JavaClass::getSimpleName).contains("Hive", "Loop", "FleetPlan");
    assertThat(PRODUCT.contain("dev.bob.dashboard.view.Watch")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"instance", "orchestrator", "dashboard"})
  void aServiceDependsOnSharedStateOnly(String service) {
    noClasses()
        .that()
        .resideInAPackage("dev.bob." + service + "..")
        .should()
        .dependOnClassesThat(
            described(
                "are of another service",
                other ->
                    other.getPackageName().startsWith("dev.bob.")
                        && !inside(other, "dev.bob." + service)
                        && !inside(other, "dev.bob.state")))
        .check(PRODUCT);
  }

  @Test
  void sharedStateDependsOnNoService() {
    noClasses()
        .that()
        .resideInAPackage("dev.bob.state..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.bob.instance..", "dev.bob.orchestrator..", "dev.bob.dashboard..")
        .check(PRODUCT);
  }

  @Test
  void onlyAWiringNamesAnAdapter() {
    for (var adapter : ADAPTERS) {
      noClasses()
          .that(
              described(
                  "are neither the adapter nor a wiring",
                  one ->
                      !inside(one, adapter.packageName())
                          && !wiring(one)
                          && adapter.users().stream().noneMatch(user -> inside(one, user))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(adapter.packageName() + "..")
          .check(PRODUCT);
    }
  }

  /** What judges the product must not be wrong in the same way. */
  @Test
  void onlyTheSimulationUsesWhatItJudges() {
    noClasses()
        .that()
        .resideInAPackage("dev.bob.deploy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.bob.state..", "dev.bob.instance..", "dev.bob.orchestrator..")
        .check(new ClassFileImporter().importPaths(Path.of("target/test-classes")));
  }

  @Test
  void onlyTheInjectionKnowsTheRestApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.bob.*.api..")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.bob.state.(*)..",
        "dev.bob.instance.(*)..",
        "dev.bob.instance.mind.offline.(*)..",
        "dev.bob.orchestrator.(*)..",
        "dev.bob.dashboard.(*).."
      })
  void noTwoFeaturesDependOnEachOther(String feature) {
    slices().matching(feature).should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void theFoldIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.bob.state.fold..", "dev.bob.state.event..", "dev.bob.state.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .check(PRODUCT);
  }

  @Test
  void nothingSleepsAndNothingIsInjectedIntoFields() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(PRODUCT);
    noClasses().should().callMethod(Thread.class, "sleep", java.time.Duration.class).check(PRODUCT);
    fields().should().notBeAnnotatedWith("jakarta.inject.Inject").check(PRODUCT);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (var module : MODULES) {
      try (Stream<Path> folders = Files.walk(root(module, "src/main/java"))) {
        assertThat(folders.filter(Files::isDirectory).filter(ArchitectureTest::hasClasses))
            .allSatisfy(
                folder ->
                    assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
      }
    }
  }

  /** On a machine whose language has other digits, %d writes what no program reads. */
  @Test
  void noNumberIsWrittenInTheDigitsOfALanguage() throws IOException {
    for (var module : MODULES) {
      try (Stream<Path> files = Files.walk(root(module, "src/main/java"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".java")))
            .allSatisfy(
                file -> assertThat(Files.readString(file)).doesNotContainPattern(LOCAL_NUMBER));
      }
    }
  }

  private static boolean hasClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean wiring(JavaClass one) {
    return one.getPackageName().matches("dev\\.bob\\.[a-z]+")
        && outermost(one).getSimpleName().endsWith("Wiring");
  }

  private static JavaClass outermost(JavaClass one) {
    return one.getEnclosingClass().map(ArchitectureTest::outermost).orElse(one);
  }

  private static boolean inside(JavaClass one, String packageName) {
    return (one.getPackageName() + ".").startsWith(packageName + ".");
  }

  private static DescribedPredicate<JavaClass> described(
      String words, java.util.function.Predicate<JavaClass> test) {
    return DescribedPredicate.describe(words, test);
  }

  private static Path root(String module, String folder) {
    return Path.of("..", module).resolve(folder);
  }
}
