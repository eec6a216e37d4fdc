package dev.bob.deploy;

/** Whom an experiment hits, and when: by {@code -Dseed=} as it was with that seed, else anew. */
final class Seed {
  private Seed() {}

  static long choose() {
    return Long.getLong("seed", System.nanoTime());
  }
}
