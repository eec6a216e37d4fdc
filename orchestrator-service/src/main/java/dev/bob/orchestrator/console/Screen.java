package dev.bob.orchestrator.console;

import dev.bob.orchestrator.Plain;
import dev.bob.state.model.Clip;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

/**
 * The person's terminal: lines that stay, and below them a block that is redrawn. Without a
 * terminal, lines of the block are printed when they change. May be used from any thread.
 */
final class Screen {
  private static final int COLUMNS_MIN = 40;

  private final PrintStream out;
  private final OptionalInt columns;
  private List<String> block = List.of();
  private boolean ended;

  /**
   * @param columns width; absent if this is no terminal
   */
  Screen(PrintStream out, OptionalInt columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Prints lines that stay. Whatever they say is made plain. */
  synchronized void say(List<String> lines) {
    erase();
    lines.forEach(line -> out.println(Plain.line(line)));
    draw();
  }

  void say(String line) {
    say(List.of(line));
  }

  /** Shows the block as it is now. */
  synchronized void show(List<String> lines) {
    if (ended || lines.equals(block)) {
      return;
    }
    if (columns.isEmpty()) {
      lines.stream().filter(line -> !block.contains(line)).map(Plain::line).forEach(out::println);
      block = List.copyOf(lines);
      out.flush();
    } else {
      erase();
      block = List.copyOf(lines);
      draw();
    }
  }

  /** Lets the block stay as it is; what follows stands below it. */
  synchronized void leaveBlock() {
    block = List.of();
  }

  /** From here on there are only lines that stay. */
  synchronized void endBlock() {
    block = List.of();
    ended = true;
  }

  private void erase() {
    if (columns.isPresent() && !block.isEmpty()) {
      out.print("\033[" + block.size() + "A\033[J");
    }
  }

  private void draw() {
    if (columns.isPresent()) {
      int width = Math.max(COLUMNS_MIN, columns.getAsInt()) - 1;
      block.forEach(line -> out.println(Clip.clip(Plain.line(line), width)));
    }
    out.flush();
  }
}
