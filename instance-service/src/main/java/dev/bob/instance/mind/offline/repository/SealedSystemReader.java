package dev.bob.instance.mind.offline.repository;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's view of the machine, with nothing in it: no configuration of the system, the user or JGit
 * is read or written, and no environment variable moves the repository.
 *
 * <p>Left alone, JGit starts the git program to find its system configuration, writes {@code
 * ~/.config/jgit/config}, and puts probe files into the repository to measure how finely the file
 * system keeps times. {@link EmptyConfig} answers instead.
 */
final class SealedSystemReader extends SystemReader.Delegate {
  private SealedSystemReader(SystemReader machine) {
    super(machine);
  }

  /** Puts it in place for the whole JVM; a second call changes nothing. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof SealedSystemReader)) {
      SystemReader.setInstance(new SealedSystemReader(SystemReader.getInstance()));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }
}
