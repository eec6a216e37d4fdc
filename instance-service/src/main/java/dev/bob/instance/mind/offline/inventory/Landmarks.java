package dev.bob.instance.mind.offline.inventory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.TestPaths;
import dev.bob.state.model.Clip;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files by which people find their way in a strange repository.
 *
 * @param readmes at the root, or where forges look for it too
 * @param licences by name, anywhere but in vendored code
 * @param ci descriptions of continuous integration
 * @param builds files that a build tool starts from
 */
record Landmarks(
    List<TreeEntry> readmes,
    List<TreeEntry> licences,
    List<TreeEntry> ci,
    List<TreeEntry> builds,
    long testFiles,
    long documentationFiles) {
  private static final int SHOWN_MAX = 10;
  private static final int SHOWN_CHARS_MAX = 200;

  private static final Pattern README = Pattern.compile("(?i)(?:(?:\\.github|docs?)/)?readme[^/]*");
  private static final Pattern LICENCE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:[^/]*licen[cs]e[^/]*|copying[^/]*|copyright[^/]*)|licenses/.*");
  private static final Pattern CI =
      Pattern.compile(
          "\\.github/workflows/[^/]+\\.ya?ml|\\.gitlab-ci\\.ya?ml|\\.travis\\.ya?ml|(?:.*/)?Jenkinsfile[^/]*"
              + "|\\.circleci/config\\.ya?ml|azure-pipelines\\.ya?ml|appveyor\\.ya?ml|\\.appveyor\\.ya?ml|\\.drone\\.ya?ml"
              + "|\\.cirrus\\.ya?ml|\\.buildkite/.*|\\.woodpecker(?:\\.ya?ml|/.*)|bitbucket-pipelines\\.ya?ml|\\.ci/.*"
              + "|cloudbuild\\.ya?ml|\\.forgejo/workflows/.*|\\.build\\.ya?ml|\\.builds/.*");
  private static final Pattern BUILD =
      Pattern.compile(
          "(?:.*/)?(?:pom\\.xml|build\\.gradle(?:\\.kts)?|build\\.sbt|go\\.mod|Cargo\\.toml|package\\.json|pyproject\\.toml|setup\\.py"
              + "|Makefile|CMakeLists\\.txt|meson\\.build|BUILD(?:\\.bazel)?|WORKSPACE|MODULE\\.bazel|Gemfile|composer\\.json"
              + "|mix\\.exs|[^/]+\\.(?:csproj|sln|cabal|gemspec)|Package\\.swift|pubspec\\.ya?ml|justfile|build\\.zig|dune-project)");
  private static final Pattern DOCUMENTATION =
      Pattern.compile(
          "(?i).*\\.(?:md|markdown|mdx|rst|adoc|asciidoc|org|textile)|(?:^|.*/)(?:docs?|documentation)/.*\\.(?:txt|html?)");

  static Landmarks of(Snapshot snapshot) {
    List<TreeEntry> own =
        snapshot.entries().stream().filter(e -> e.coverage() != Coverage.VENDORED).toList();
    return new Landmarks(
        matching(own, README),
        matching(own, LICENCE),
        matching(own, CI),
        matching(own, BUILD),
        own.stream().filter(entry -> TestPaths.isTest(entry.path())).count(),
        matching(own, DOCUMENTATION).size());
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    list(json, "readmes", readmes);
    list(json, "licences", licences);
    list(json, "ci", ci);
    list(json, "builds", builds);
    return json.put("test_files", testFiles).put("documentation_files", documentationFiles);
  }

  private static List<TreeEntry> matching(List<TreeEntry> entries, Pattern path) {
    return entries.stream().filter(entry -> path.matcher(entry.path()).matches()).toList();
  }

  private static void list(ObjectNode json, String name, List<TreeEntry> entries) {
    var paths = json.putArray(name);
    entries.stream()
        .limit(SHOWN_MAX)
        .forEach(entry -> paths.add(Clip.clip(entry.path(), SHOWN_CHARS_MAX)));
    if (entries.size() > SHOWN_MAX) {
      json.put(name + "_count", entries.size());
    }
  }
}
