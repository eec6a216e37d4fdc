package dev.bob.orchestrator;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the journal of the hive is kept; whoever keeps the views does it. */
@ConfigMapping(prefix = "bob.journal")
public interface JournalConfig {
  /**
   * How old a closed segment is before it is compressed. More keeps more of the history where
   * {@code tail} and {@code jq} read it, at about eight times the room. Default: an hour.
   */
  @WithDefault("1h")
  Duration archiveAfter();

  /**
   * What journal and archive may take together before an alarm says so. More lets the disk fill
   * further; nothing is ever deleted. Default: 4 GiB.
   */
  @WithDefault("4G")
  MemorySize diskLimit();

  /**
   * What must be left on the volume, else an alarm says so. Less gives a person less time before
   * appends fail. Default: 64 MiB.
   */
  @WithDefault("64M")
  MemorySize diskFree();
}
