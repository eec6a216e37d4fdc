package dev.bob.instance.mind.offline.repository;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** A configuration that lies in no file, is empty, and stays so. */
final class EmptyConfig extends FileBasedConfig {
  /** Coarser than any file system in use: JGit looks twice at a file changed this recently. */
  private static final long TIMESTAMP_RESOLUTION_SECONDS = 2;

  EmptyConfig(Config parent, FS fs) {
    super(parent, new File("no-configuration"), fs);
  }

  @Override
  public void load() {
    // There is no file.
  }

  @Override
  public void save() {
    // What JGit learns about the machine is not kept.
  }

  @Override
  public boolean isOutdated() {
    return false;
  }

  /**
   * Says how finely the file system keeps times; without an answer JGit measures it with files that
   * it writes into the repository.
   */
  @Override
  public long getTimeUnit(
      String section, String subsection, String name, long fallback, TimeUnit unit) {
    if (ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)) {
      return unit.convert(TIMESTAMP_RESOLUTION_SECONDS, TimeUnit.SECONDS);
    }
    return super.getTimeUnit(section, subsection, name, fallback, unit);
  }
}
