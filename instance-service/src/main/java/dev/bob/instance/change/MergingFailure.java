package dev.bob.instance.change;

/** It cannot be said whether something merges; the message is one sentence with the remedy. */
public final class MergingFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public MergingFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
