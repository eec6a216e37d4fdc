package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.FitEvent;
import dev.bob.state.snapshot.SurveyedHive;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One event of a survey to a line of the journal, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LineBenchmark {
  private SurveyedHive survey;
  private List<byte[]> lines = List.of();

  @Setup
  public void survey() throws IOException {
    survey = SurveyedHive.make();
    lines = survey.next().stream().map(LineBenchmark::line).toList();
  }

  @Benchmark
  @OperationsPerInvocation(SurveyedHive.NEXT_EVENTS)
  public void encodeLine(Blackhole hole) {
    survey.next().forEach(event -> hole.consume(line(event)));
  }

  @Benchmark
  @OperationsPerInvocation(SurveyedHive.NEXT_EVENTS)
  public void checkAndDecodeLine(Blackhole hole) {
    lines.forEach(line -> hole.consume(JournalLine.parse(line, 0, line.length - 1)));
  }

  private static byte[] line(Recorded event) {
    return JournalLine.of(
        event.seq(), event.writer(), event.n(), FitEvent.of(event.event()).body());
  }

  @TearDown
  public void remove() throws IOException {
    survey.close();
  }
}
