package dev.bob.state.log.file;

import java.time.Duration;

/**
 * The numbers of the archive that may be chosen.
 *
 * @param after how old a closed segment is before it is compressed; more of it keeps more history
 *     where {@code tail} and {@code jq} read it, at about eight times the room
 * @param bytesMax what journal and archive may take together before an alarm; more of it lets the
 *     disk fill further, and nothing is ever deleted
 * @param freeBytesMin what must be left on the volume; less of it gives a person less time before
 *     appends fail
 */
public record ArchiveLimits(Duration after, long bytesMax, long freeBytesMin) {
  private static final long MIB = 1024 * 1024;

  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(Duration.ofHours(1), 4 * 1024 * MIB, 64 * MIB);
}
