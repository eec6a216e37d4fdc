package dev.bob.dashboard.view;

import dev.bob.state.model.ChangeId;
import dev.bob.state.model.GoalId;
import dev.bob.state.web.RimConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The results of goals and changes, {@code reports/<goal>/} on the volume: regular files right in
 * that folder. May be called from any thread; reads the disk.
 */
@Singleton
public final class Reports {
  /** As those who write results name them. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final int GOALS_MAX = 1_000;
  private static final int FILES_MAX = 1_000;

  /** Of a diff; a longer one is none that the hive has written. */
  private static final int DIFF_BYTES_MAX = 1 << 20;

  private final Path home;

  Reports(RimConfig rim) {
    this.home = rim.home();
  }

  /**
   * @param files by name; may be empty
   */
  public record Report(GoalId goal, List<ReportFile> files) {}

  /** One result. */
  public record ReportFile(String name, long sizeBytes, Instant modifiedAt) {}

  /** All of them, oldest goal first; of more than {@value #GOALS_MAX} the rest is left out. */
  public List<Report> all() throws IOException {
    var folder = new VolumeFolder(home, "reports");
    List<Report> reports = new ArrayList<>();
    for (var name : names(folder, GOALS_MAX, name -> goal(name).isPresent())) {
      of(new GoalId(name)).ifPresent(reports::add);
    }
    reports.sort(
        Comparator.comparingInt((Report report) -> report.goal().value().length())
            .thenComparing(report -> report.goal().value()));
    return reports;
  }

  /** What there is for that goal; absent if it has no folder (yet). */
  public Optional<Report> of(GoalId goal) throws IOException {
    var folder = folder(goal.value());
    if (!folder.exists()) {
      return Optional.empty();
    }
    List<ReportFile> files = new ArrayList<>();
    for (var name : names(folder, FILES_MAX, _ -> true)) {
      file(folder, name).ifPresent(files::add);
    }
    return Optional.of(new Report(goal, files));
  }

  /**
   * Where one result lies; absent if there is none of that name.
   *
   * @param owner the id of a goal or of a change, checked by the caller
   */
  public Optional<Path> file(String owner, String name) {
    return NAME.matcher(name).matches() ? folder(owner).file(name) : Optional.empty();
  }

  /** What that change changes, as the hive wrote it down; absent if it has not (yet). */
  public Optional<String> diff(ChangeId change) throws IOException {
    var open = folder(change.value()).open("change.diff");
    if (open.isEmpty()) {
      return Optional.empty();
    }
    try (var in = Channels.newInputStream(open.get())) {
      return Optional.of(new String(in.readNBytes(DIFF_BYTES_MAX), StandardCharsets.UTF_8));
    }
  }

  /** Of the hive. */
  public Path home() {
    return home;
  }

  private VolumeFolder folder(String owner) {
    return new VolumeFolder(home, "reports", owner);
  }

  private static Optional<ReportFile> file(VolumeFolder folder, String name) throws IOException {
    try {
      var attributes =
          Files.readAttributes(
              folder.path().resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new ReportFile(name, attributes.size(), attributes.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The wanted names in a folder that could be results, in order; empty if it is none. */
  private static List<String> names(VolumeFolder folder, int most, Predicate<String> wanted)
      throws IOException {
    if (!folder.exists()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(folder.path())) {
      for (var entry : entries) {
        var name = entry.getFileName().toString();
        if (names.size() < most && NAME.matcher(name).matches() && wanted.test(name)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }

  private static Optional<GoalId> goal(String name) {
    try {
      return Optional.of(new GoalId(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
