package dev.bob.state;

import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Verdict;

/** One event, what the fold said of it, and the state after it. */
public record Change(Recorded recorded, Verdict verdict, HiveState state) {}
