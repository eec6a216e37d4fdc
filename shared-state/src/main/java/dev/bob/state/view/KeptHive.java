package dev.bob.state.view;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.ingest.Submission;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.Reading;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a keeper needs of the hive.
 *
 * @param state the newest one
 * @param submission takes what strangers say
 * @param log for messages that have left the window
 * @param onChange lets something run after each later event
 */
public record KeptHive(
    Supplier<HiveState> state,
    Submission submission,
    Reading log,
    Function<Runnable, EventLog.Subscription> onChange) {
  public static KeptHive of(Hive hive) {
    return new KeptHive(
        hive::state, hive::submit, hive::read, heard -> hive.onChange(_ -> heard.run()));
  }
}
