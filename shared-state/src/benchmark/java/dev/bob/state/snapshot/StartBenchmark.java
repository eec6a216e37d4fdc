package dev.bob.state.snapshot;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A start: the snapshot and 1,000 events behind it. The first ones are those of a cold JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
@Fork(1)
public class StartBenchmark {
  private SurveyedHive survey;

  @Setup
  public void survey() throws IOException {
    survey = SurveyedHive.make();
  }

  @TearDown
  public void remove() throws IOException {
    survey.close();
  }

  @Benchmark
  public HiveState fromSnapshotAndTail() throws IOException {
    try (var hive =
        new Hive(
            FileEventLog.open(survey.home()), FileSnapshots.in(survey.home()), HiveStory.CLOCK)) {
      return hive.state();
    }
  }
}
