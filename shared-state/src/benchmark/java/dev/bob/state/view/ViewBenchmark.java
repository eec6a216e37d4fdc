package dev.bob.state.view;

import dev.bob.state.snapshot.SurveyedHive;
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

/** The view of 1,000 messages, without writing it to the disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ViewBenchmark {
  private SurveyedHive survey;

  @Setup
  public void survey() throws IOException {
    survey = SurveyedHive.make();
  }

  @Benchmark
  public byte[] renderMessages() {
    return ViewText.of(MessagesView.of(survey.state().mail()));
  }

  @TearDown
  public void remove() throws IOException {
    survey.close();
  }
}
