package dev.bob.instance.mind;

/** A mind could not do what it was asked; the message is one sentence with the remedy. */
public class MindFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean retryHelps;

  public MindFailure(String sentence, boolean retryHelps, Throwable cause) {
    super(sentence, cause);
    this.retryHelps = retryHelps;
  }

  public MindFailure(String sentence, boolean retryHelps) {
    super(sentence);
    this.retryHelps = retryHelps;
  }

  /** Whether the same call may succeed later. */
  public boolean retryHelps() {
    return retryHelps;
  }
}
