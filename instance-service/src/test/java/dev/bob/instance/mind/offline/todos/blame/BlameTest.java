package dev.bob.instance.mind.offline.todos.blame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Survey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlameTest {
  private static final BlameLimits LIMITS = BlameLimits.standard();

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void saysOfEveryLineOfARandomHistoryWhatGitBlameSays(int seed) throws Exception {
    // Given
    GitFolder folder = new RandomHistory(GitFolder.init(temp.resolve("r")), seed).make(40);
    Survey survey = folder.survey();
    // When
    Map<Line, Origin> origins = blame(survey, LIMITS);
    // Then
    assertThat(said(origins)).as("seed %d", seed).isEqualTo(saidByGit(folder, survey));
    assertThat(origins.values()).extracting(Origin::exact).containsOnly(true);
    assertThat(origins.values().stream().map(Origin::commit).distinct().count()).isGreaterThan(10);
  }

  @Test
  void followsAFileOfWhichNearlyHalfChangedWhenItWasRenamed() throws Exception {
    // Given
    List<String> lines = IntStream.range(0, 40).mapToObj("this is the line %d"::formatted).toList();
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", String.join("\n", lines));
    folder.commitOn("2019-01-01", "Begin").git("rm", "-q", "a");
    List<String> changed = new ArrayList<>(lines);
    IntStream.range(0, 17).forEach(i -> changed.set(2 * i, "what else is in %d".formatted(i)));
    folder.write("b", String.join("\n", changed)).commit("Then");
    Survey survey = folder.survey();
    // When
    Map<Line, Origin> origins = blame(survey, LIMITS);
    // Then
    assertThat(said(origins)).isEqualTo(saidByGit(folder, survey));
    assertThat(times(origins)).contains(Instant.parse("2019-01-01T10:00:00Z"));
  }

  @Test
  void givesTheTimeAtWhichTheCommitWasMadeNotWritten() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n");
    folder.commitOn("2019-03-04", "Begin").write("a", "one\ntwo\n").commit("Then");
    // When
    Map<Line, Origin> origins = blame(folder.survey(), LIMITS);
    // Then
    assertThat(times(origins))
        .containsExactly(
            Instant.parse("2019-03-04T10:00:00Z"), Instant.parse("2026-05-04T10:00:00Z"));
  }

  @Test
  void knowsTheFileOfAPathThatIsNotUtf8() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r"));
    String blob = folder.gitWithInput("one\ntwo\n".getBytes(UTF_8), "hash-object", "-w", "--stdin");
    byte[] entry = ("100644 " + blob + "\t\"b\\377d/a\\377\"\n").getBytes(UTF_8);
    folder.gitWithInput(entry, "update-index", "--add", "--index-info");
    folder.shell("GIT_COMMITTER_DATE=2019-03-04T10:00:00Z git commit -q -m Begin");
    folder.git("commit", "-q", "--allow-empty", "-m", "Then");
    // When
    Map<Line, Origin> origins = blame(folder.survey(), LIMITS);
    // Then
    assertThat(times(origins)).containsOnly(Instant.parse("2019-03-04T10:00:00Z"));
  }

  @Test
  void linesOfAFileThatCameWithAMergeComeFromWhereTheyWereWritten() throws Exception {
    // Given a file that only the branch has, and one that was put in while merging
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n");
    folder.commitOn("2019-01-01", "Begin").git("checkout", "-q", "-b", "other");
    folder.write("b", "two\n").commitOn("2019-02-01", "Other").git("checkout", "-q", "main");
    folder.write("a", "one\nthree\n").commitOn("2019-03-01", "Main");
    folder.git("merge", "-q", "--no-commit", "--no-ff", "other");
    folder.write("c", "four\n").commitOn("2019-04-01", "Merge");
    Survey survey = folder.survey();
    // When
    Map<Line, Origin> origins = blame(survey, LIMITS);
    // Then
    assertThat(said(origins)).isEqualTo(saidByGit(folder, survey));
    assertThat(times(origins))
        .containsExactly(
            Instant.parse("2019-01-01T10:00:00Z"),
            Instant.parse("2019-03-01T10:00:00Z"),
            Instant.parse("2019-02-01T10:00:00Z"),
            Instant.parse("2019-04-01T10:00:00Z"));
  }

  @Test
  void whereAShallowCloneEndsALineMayBeOlder() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n");
    folder.commitOn("2019-01-01", "Begin").write("b", "x\n").commitOn("2020-01-01", "Edge");
    folder.write("a", "one\ntwo\n").commitOn("2021-01-01", "Then");
    folder.git("clone", "-q", "--depth", "2", "file://" + folder.path(), "../shallow");
    // When
    Map<Line, Origin> origins = blame(GitFolder.at(temp.resolve("shallow")).survey(), LIMITS);
    // Then
    assertThat(inOrder(origins)).extracting(Origin::exact).containsExactly(false, true, false);
    assertThat(times(origins).getFirst()).isEqualTo(Instant.parse("2020-01-01T10:00:00Z"));
  }

  @Test
  void aVersionThatIsNotInThisCloneEndsTheSearchForItsLinesOnly() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n").write("b", "x\n");
    folder.commitOn("2019-01-01", "Begin").write("a", "one\ntwo\n").commitOn("2020-01-01", "Two");
    folder.git("config", "uploadpack.allowFilter", "true");
    folder.git("clone", "-q", "--filter=blob:none", "file://" + folder.path(), "../partial");
    GitFolder partial = GitFolder.at(temp.resolve("partial"));
    // When
    Map<Line, Origin> origins = blame(partial.survey(), LIMITS);
    // Then
    assertThat(inOrder(origins)).extracting(Origin::exact).containsExactly(false, false, true);
    assertThat(times(origins).getLast()).isEqualTo(Instant.parse("2019-01-01T10:00:00Z"));
  }

  @Test
  void atALimitItSaysHowOldALineIsAtLeast() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n");
    folder.commitOn("2018-01-01", "Begin").write("b", "x\n").commitOn("2019-01-01", "Second");
    folder.write("b", "x\ny\n").commitOn("2020-01-01", "Third");
    // When
    Map<Line, Origin> byCommits = blame(folder.survey(), LIMITS.withCommitsMax(2));
    Map<Line, Origin> byBytes = blame(folder.survey(), new BlameLimits(10, 100, 1, 1_000, 1_000));
    Map<Line, Origin> bySize = blame(folder.survey(), new BlameLimits(10, 100, 1_000, 2, 1_000));
    Map<Line, Origin> byLines = blame(folder.survey(), new BlameLimits(10, 100, 1_000, 1_000, 1));
    // Then
    assertThat(times(byCommits).getFirst()).isEqualTo(Instant.parse("2019-01-01T10:00:00Z"));
    assertThat(inOrder(byCommits)).extracting(Origin::exact).containsExactly(false, false, true);
    assertThat(inOrder(byBytes)).extracting(Origin::exact).containsExactly(false, false, true);
    assertThat(inOrder(bySize)).extracting(Origin::exact).containsExactly(true, false, false);
    assertThat(inOrder(byLines)).extracting(Origin::exact).containsExactly(true, false, false);
  }

  @Test
  void stopsWhenItsThreadIsAskedTo() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a", "one\n").commit("Begin");
    Survey survey = folder.survey();
    List<Line> lines = lines(survey);
    Thread.currentThread().interrupt();
    // When, Then
    assertThatThrownBy(() -> blame(survey, lines, LIMITS)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void stopsInTheMiddleOfAComparisonToo() throws Exception {
    // Given
    var comparator = new LineComparator(new Budget(LIMITS));
    var text = new RawText("a\nb\n".getBytes(UTF_8));
    Thread.currentThread().interrupt();
    // When, Then
    assertThatThrownBy(() -> comparator.equals(text, 0, text, 0))
        .isInstanceOf(LineComparator.Stopped.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Map<Line, Origin> blame(Survey survey, BlameLimits limits) throws Exception {
    return blame(survey, lines(survey), limits);
  }

  private static Map<Line, Origin> blame(Survey survey, List<Line> lines, BlameLimits limits)
      throws Exception {
    return Blame.of(survey.repository().jgit(), survey.snapshot().commit(), lines, limits);
  }

  private static List<Line> lines(Survey survey) throws Exception {
    List<Line> lines = new ArrayList<>();
    try (var contents = survey.repository().contents()) {
      for (TreeEntry entry : survey.snapshot().entries()) {
        long count = new String(contents.start(entry, 1 << 20), UTF_8).lines().count();
        IntStream.rangeClosed(1, (int) count)
            .forEach(number -> lines.add(new Line(entry.path(), entry.id(), number)));
      }
    }
    return lines;
  }

  private static List<Origin> inOrder(Map<Line, Origin> origins) {
    return origins.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(Comparator.comparing(Line::path).thenComparing(Line::number)))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Instant> times(Map<Line, Origin> origins) {
    return inOrder(origins).stream().map(Origin::time).toList();
  }

  private static Map<Line, ObjectId> said(Map<Line, Origin> origins) {
    Map<Line, ObjectId> said = new HashMap<>();
    origins.forEach((line, origin) -> said.put(line, origin.commit()));
    return said;
  }

  private static Map<Line, ObjectId> saidByGit(GitFolder folder, Survey survey) {
    Map<Line, ObjectId> said = new HashMap<>();
    for (TreeEntry entry : survey.snapshot().entries()) {
      String blame = folder.git("blame", "--line-porcelain", "HEAD", "--", entry.path());
      blame
          .lines()
          .filter(line -> line.matches("[0-9a-f]{40} \\d+ \\d+( \\d+)?"))
          .map(line -> line.split(" "))
          .forEach(
              parts ->
                  said.put(
                      new Line(entry.path(), entry.id(), Integer.parseInt(parts[2])),
                      ObjectId.fromString(parts[0])));
    }
    return said;
  }

  /** Files whose lines are all different, so that no two ways of comparing can disagree. */
  private static final class RandomHistory {
    private final GitFolder folder;
    private final SplittableRandom random;
    private final Map<String, List<String>> files = new TreeMap<>();
    private int count;

    RandomHistory(GitFolder folder, int seed) {
      this.folder = folder;
      this.random = new SplittableRandom(seed);
    }

    GitFolder make(int commits) {
      for (int i = 0; i < 4; i++) {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 30).forEach(n -> lines.add(line()));
        files.put("folder-%d/file-%d.txt".formatted(i % 2, i), lines);
      }
      commit();
      for (int i = 0; i < commits; i++) {
        switch (random.nextInt(8)) {
          case 0 -> rename();
          case 1 -> merge();
          default -> {
            edit();
            commit();
          }
        }
      }
      return folder;
    }

    private String line() {
      count++;
      return "line %d with %x".formatted(count, random.nextLong());
    }

    private String any() {
      return List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    }

    private void edit() {
      List<String> lines = files.get(any());
      int at = random.nextInt(lines.size());
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, line());
        case 1 -> lines.set(at, line());
        default -> lines.remove(lines.size() > 20 ? at : 0);
      }
      if (lines.size() < 20) {
        lines.add(line());
      }
    }

    private void rename() {
      String old = any();
      count++;
      files.put("folder-%d/renamed-%d.txt".formatted(random.nextInt(3), count), files.remove(old));
      edit();
      folder.git("rm", "-q", "--cached", old);
      folder.shell("rm '" + old + "'");
      commit();
    }

    /** One side edits the first file, the other the last: nothing is in the way of the other. */
    private void merge() {
      String first = List.copyOf(files.keySet()).getFirst();
      String last = List.copyOf(files.keySet()).getLast();
      folder.git("checkout", "-q", "-b", "side" + count);
      files.get(first).set(3, line());
      String branch = folder.git("branch", "--show-current");
      commit();
      List<String> onSide = List.copyOf(files.get(first));
      folder.git("checkout", "-q", "main");
      files.get(first).clear();
      files.get(first).addAll(folder.git("show", "HEAD:" + first).lines().toList());
      files.get(last).add(5, line());
      commit();
      folder.git("merge", "-q", "--no-edit", "-m", "Merge", branch);
      files.get(first).clear();
      files.get(first).addAll(onSide);
      count++;
    }

    private void commit() {
      files.forEach((path, lines) -> folder.write(path, String.join("\n", lines) + "\n"));
      count++;
      String day = Instant.EPOCH.plusSeconds(86_400L * (10_000 + count)).toString();
      folder.commitOn(day.substring(0, 10), "Commit");
    }
  }
}
