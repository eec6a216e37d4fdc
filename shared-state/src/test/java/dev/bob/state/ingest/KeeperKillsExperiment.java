package dev.bob.state.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.lock.ChildJvm;
import dev.bob.state.log.file.KeeperProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keepers are killed one after the other at random moments, while one program drops files into the
 * inbox and another one appends to the messages, by rename and over the old file in turn. The
 * journal has each thing that they said once.
 */
class KeeperKillsExperiment {
  private static final int KILLS = Integer.getInteger("kills", 30);
  private static final int LIFE_MILLIS_MAX = 1_500;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  private int keepers;

  @Test
  void whatStrangersSayIsTakenOnceWhoeverIsKilledWhen() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.printf("kills of keepers, seed %d%n", seed);
    var random = new SplittableRandom(seed);
    var over = new AtomicBoolean();
    var said = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      startKeeper().close();
      var inbox = threads.submit(until(over, 20, this::drop));
      var view = threads.submit(until(over, 60, this::append));
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          try (var keeper = startKeeper()) {
            Thread.sleep(random.nextInt(LIFE_MILLIS_MAX));
            keeper.signal("KILL");
          }
        }
      } finally {
        over.set(true);
      }
      said.addAll(inbox.get());
      said.addAll(view.get());
    }
    try (var keeper = startKeeper()) {
      await().atMost(LIMIT).untilAsserted(() -> assertThat(heard()).containsAll(said));
      assertThat(keeper.isAlive()).as(keeper.printed()).isTrue();
    }
    var heard = heard();
    Collections.sort(heard);
    Collections.sort(said);
    assertThat(heard).as("seed %d", seed).isEqualTo(said);
    System.out.printf(
        "kills of keepers, seed %d: %d kills, %d things said by two strangers, each taken once%n",
        seed, KILLS, said.size());
  }

  private interface Saying {
    void say(String content, int number) throws IOException;
  }

  private static Callable<List<String>> until(AtomicBoolean over, int pauseMillis, Saying saying) {
    return () -> {
      var said = new ArrayList<String>();
      var name = pauseMillis + "-";
      while (!over.get()) {
        saying.say(name + said.size(), said.size());
        said.add(name + said.size());
        Thread.sleep(pauseMillis);
      }
      return said;
    };
  }

  private void drop(String content, int number) throws IOException {
    var file = Files.writeString(home.resolve("inbox/tmp/m"), message(content).toString());
    Files.move(file, home.resolve("inbox/new").resolve("%06d.json".formatted(number)));
  }

  private void append(String content, int number) throws IOException {
    var view = home.resolve(".shared_messages.json");
    var tree = (ObjectNode) JSON.readTree(Files.readString(view));
    ((ArrayNode) tree.path("messages")).add(message(content));
    if (number % 2 == 0) {
      var file = Files.writeString(home.resolve("theirs"), tree.toString());
      Files.move(file, view, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.writeString(view, tree.toString());
    }
  }

  private static ObjectNode message(String content) {
    return JSON.createObjectNode()
        .put("from", "stranger")
        .put("to", "broadcast")
        .put("type", "text")
        .put("content", content)
        .put("timestamp", "2025-12-10T02:00:00");
  }

  private ChildJvm startKeeper() throws Exception {
    var keeper =
        ChildJvm.start(
            home.resolve("keeper-" + ++keepers + ".out"), KeeperProcess.class, home.toString());
    await()
        .atMost(LIMIT)
        .until(
            () ->
                keeper.printed().contains("KEEPING")
                    && Files.exists(home.resolve(".shared_messages.json"))
                    && Files.isDirectory(home.resolve("inbox/new")));
    return keeper;
  }

  private List<String> heard() throws IOException {
    List<String> contents = new ArrayList<>();
    try (var segments = Files.list(home.resolve(".bob/journal"))) {
      for (var segment : segments.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        var text = Files.readString(segment);
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          JsonNode event = JSON.readTree(line);
          if (event.path("type").asText().equals("message.ingested")) {
            contents.add(event.path("data").path("content").asText());
          }
        }
      }
    }
    return contents;
  }
}
