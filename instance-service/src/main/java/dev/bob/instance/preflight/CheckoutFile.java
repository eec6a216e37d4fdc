package dev.bob.instance.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** Compares a file of the checkout with its entry in the index, by bytes. */
final class CheckoutFile {
  /** Larger files whose size or time changed are taken as changed, without reading them. */
  private static final long READ_BYTES_MAX = 64L << 20;

  private CheckoutFile() {}

  static boolean differs(Repository jgit, DirCacheEntry entry) throws IOException {
    Path file;
    try {
      file = jgit.getWorkTree().toPath().resolve(new String(entry.getRawPath(), UTF_8));
    } catch (InvalidPathException notOfThisFileSystem) {
      return true;
    }
    boolean symlink = FileMode.SYMLINK.equals(entry.getRawMode());
    if (symlink != Files.isSymbolicLink(file)) {
      return true;
    }
    if (symlink) {
      byte[] target = Files.readSymbolicLink(file).toString().getBytes(UTF_8);
      return !id(target).equals(entry.getObjectId());
    }
    // A pipe in the place of a file would never end.
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS) || Files.size(file) > READ_BYTES_MAX) {
      return true;
    }
    if (modeDiffers(jgit, file, entry)) {
      return true;
    }
    byte[] bytes = Files.readAllBytes(file);
    return !id(bytes).equals(entry.getObjectId())
        && !id(withPlainLineEnds(bytes)).equals(entry.getObjectId());
  }

  private static boolean modeDiffers(Repository jgit, Path file, DirCacheEntry entry) {
    boolean kept = jgit.getConfig().getBoolean("core", null, "filemode", true);
    boolean executable = FileMode.EXECUTABLE_FILE.equals(entry.getRawMode());
    return kept && executable != Files.isExecutable(file);
  }

  private static ObjectId id(byte[] content) {
    try (var formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, content);
    }
  }

  private static byte[] withPlainLineEnds(byte[] bytes) {
    var plain = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        plain.write(bytes[i]);
      }
    }
    return plain.toByteArray();
  }
}
