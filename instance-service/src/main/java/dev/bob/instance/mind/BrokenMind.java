package dev.bob.instance.mind;

/** A bug in a mind, which a retry cannot help; whoever asked has its trace in the log. */
public final class BrokenMind extends MindFailure {
  private static final long serialVersionUID = 1L;

  public BrokenMind(String sentence, RuntimeException bug) {
    super(sentence, false, bug);
  }
}
