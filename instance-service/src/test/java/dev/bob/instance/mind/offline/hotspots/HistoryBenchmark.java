package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the history part of a survey takes, against {@code git log --numstat} on the
 * same repository in the same minute; the goal is a ratio of 1.5 at most. The first round is that
 * of a process just started, the median that of one at work. Prints one line:
 *
 * <pre>{@code
 * history of flask, 3,806 commits: first 0.95 s, median 0.41 s; git log --numstat 0.80 s; ratio 1.19 first, 0.51 median
 * }</pre>
 *
 * <p>{@code java -Xmx256m -cp <test classpath>
 * dev.bob.instance.mind.offline.hotspots.HistoryBenchmark <folder of a repository> [rounds, default
 * 5]}; {@code deploy/history-benchmark.sh} does that.
 */
final class HistoryBenchmark {
  private static final int ROUNDS = 5;
  private static final double NANOS = 1e9;

  private HistoryBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    List<Double> ours = new ArrayList<>();
    List<Double> gits = new ArrayList<>();
    int commits = 0;
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      commits = survey(folder);
      ours.add((System.nanoTime() - begin) / NANOS);
      begin = System.nanoTime();
      git(folder);
      gits.add((System.nanoTime() - begin) / NANOS);
    }
    double first = ours.getFirst();
    double git = median(gits);
    System.out.printf(
        Locale.ROOT,
        "history of %s, %,d commits: first %.2f s, median %.2f s; git log --numstat %.2f s;"
            + " ratio %.2f first, %.2f median%n",
        folder.getFileName(),
        commits,
        first,
        median(ours),
        git,
        first / git,
        median(ours) / git);
  }

  private static int survey(Path folder) throws Exception {
    var limits = SurveyLimits.standard();
    try (var repository = GitRepository.open(folder)) {
      var snapshot = repository.snapshot(repository.head().commit(), limits.fileSizeBytesMax());
      return new HistoryReader(new Survey(repository, snapshot, limits)).read().commits();
    }
  }

  private static void git(Path folder) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "log", "--numstat")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (git.waitFor() != 0) {
      throw new IOException("git log ended with " + git.exitValue());
    }
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
