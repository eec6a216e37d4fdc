package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A Git repository with faults put into it on purpose, and an uncommitted file. */
record PlantedRepository(Path folder) {
  private static final int LARGE_BYTES = 2 << 20;
  private static final int PAGE_LINES = 60;

  /** Where the faults are: each place has exactly one. */
  static final Map<String, String> FAULTS =
      new TreeMap<>(
          Map.of(
              "docs/guide.md", "docs/nowhere.md",
              "assets/blob.bin", "assets/blob.bin",
              "config/deploy.pem", "config/deploy.pem:1",
              "src/main.py", "src/main.py:2",
              "src/engine.py", "src/engine.py changed in 80 of 221 commits"));

  /** Makes it in a folder that does not exist yet. */
  static PlantedRepository make(Path folder) throws IOException, InterruptedException {
    return make(folder, 0);
  }

  /**
   * The same with more to read.
   *
   * @param pages how many more Markdown files without a fault
   */
  static PlantedRepository make(Path folder, int pages) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    PlantedHistory.make(folder);
    for (var name : List.of("docs", "assets", "config")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("README.md"), "# Planted\n\nSee the [guide](docs/guide.md).\n");
    Files.writeString(folder.resolve("LICENSE"), "Public domain.\n");
    Files.writeString(
        folder.resolve("docs/guide.md"),
        "# Guide\n\nBack to [start](../README.md).\n\n[Gone](nowhere.md)\n");
    Files.writeString(folder.resolve("src/main.py"), "print('hello')\n# TODO: greet by name\n");
    Files.writeString(folder.resolve("config/deploy.pem"), privateKey());
    var blob = new byte[LARGE_BYTES];
    new SplittableRandom(1).nextBytes(blob);
    Files.write(folder.resolve("assets/blob.bin"), blob);
    var pagesFolder = Files.createDirectories(folder.resolve("docs").resolve("pages"));
    for (int i = 0; i < pages; i++) {
      Files.writeString(pagesFolder.resolve("page" + i + ".md"), page(i));
    }
    Shell.git(folder, "add", "-A");
    Shell.git(folder, "commit", "-q", "-m", "Plant");
    Files.writeString(folder.resolve("notes.txt"), "not committed\n");
    return new PlantedRepository(folder);
  }

  /** A new one each time: one in our sources would be found by whoever surveys them. */
  private static String privateKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var body = Base64.getMimeEncoder(64, new byte[] {'\n'});
      var key = body.encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      var frame = "-----%s " + "PRIVATE KEY" + "-----\n";
      return frame.formatted("BEGIN") + key + "\n" + frame.formatted("END");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String page(int number) {
    var text = new StringBuilder("# Page " + number + "\n\n");
    for (int line = 0; line < PAGE_LINES; line++) {
      text.append("See [the guide](../guide.md) and [start](../../README.md#planted), line ")
          .append(line)
          .append(".\n\n");
    }
    return text.toString();
  }

  /** Every path below the folder, Git's own included, with a hash of its bytes. */
  Map<String, String> bytes() throws IOException {
    var all = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        all.put(
            folder.relativize(path).toString(),
            Files.isRegularFile(path) ? sha256(Files.readAllBytes(path)) : "folder");
      }
    }
    return all;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
