package dev.bob.instance.mind.offline.repository;

/**
 * A folder cannot be surveyed. The message is one sentence for the person: which folder, why, and
 * what to do. Trying again does not help unless the person changes something.
 */
public final class RepositoryRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public RepositoryRefused(String sentence) {
    super(sentence);
  }

  public RepositoryRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
