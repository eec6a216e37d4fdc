package dev.bob.instance.status;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack trace as text, for the instance's log. */
public final class Traces {
  private Traces() {}

  public static String of(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
