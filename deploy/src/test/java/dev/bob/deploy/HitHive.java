package dev.bob.deploy;

import java.io.IOException;
import java.util.Map;

/** A running hive that is hit, whether it runs in processes or in containers. */
interface HitHive extends AutoCloseable {
  /** The members that have said that they are ready: id to epoch. */
  Map<String, Long> ready() throws IOException, InterruptedException;

  /** Instances by the word of the kernel or the engine; containers that have ended, too. */
  int running() throws IOException, InterruptedException;

  /** Whether the survey is planned; the tasks of it are open from then on. */
  boolean planned() throws IOException, InterruptedException;

  boolean finished() throws IOException, InterruptedException;

  /** {@code kill -9} of what ran that member at the last look at those that are {@link #ready}. */
  void killInstance(String id) throws IOException, InterruptedException;

  /** {@code kill -9}. */
  void killOrchestrator() throws IOException, InterruptedException;

  /** Starts the next one where nothing around the hive does. */
  void restoreOrchestrator() throws IOException, InterruptedException;

  /** A person's wish on the dashboard, which works while there is no orchestrator. */
  void wish(int replicas) throws IOException, InterruptedException;

  /**
   * Waits until so many are wished, are ready members, and are there by the word of the kernel or
   * of the engine, with nothing beside them; gives id to epoch.
   */
  Map<String, Long> awaitFleet(int count) throws IOException, InterruptedException;

  /** A file of the volume. */
  String read(String path) throws IOException, InterruptedException;

  Journal journal() throws IOException, InterruptedException;

  /** Ends all of it as a person does, and checks that nothing is left. */
  void end() throws IOException, InterruptedException;

  /** Removes what a failed experiment may have left. */
  @Override
  void close() throws IOException;
}
