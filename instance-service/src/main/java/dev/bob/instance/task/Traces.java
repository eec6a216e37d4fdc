package dev.bob.instance.task;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack trace as text, for the instance's log. */
final class Traces {
  private Traces() {}

  static String of(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
