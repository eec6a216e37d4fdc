package dev.bob.state.benchmark;

import java.util.Locale;

/** What is measured: Bob's log and its peers. */
enum Store {
  BOB,
  BARE,
  SQLITE,
  JETSTREAM,
  REDIS;

  /** Of one record. */
  static final int RECORD_BYTES = 300;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
