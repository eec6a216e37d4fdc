package dev.bob.state.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The file {@code <home>.token} beside the home, or another: 64 hex digits, readable by its owner
 * alone. The first service makes it, whole or not at all; later ones read it.
 */
public final class TokenFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int SIZE_BYTES_MAX = OperatorToken.CHARS_MAX + 2;
  private static final int TOKEN_BYTES = 32;

  private final Path file;
  private final SecureRandom random;

  private TokenFile(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /** The token file of that home. */
  public static TokenFile beside(Path home, SecureRandom random) {
    var whole = home.toAbsolutePath().normalize();
    if (whole.getFileName() == null) {
      throw new IllegalArgumentException("the home is no directory of its own: " + home);
    }
    return new TokenFile(whole.resolveSibling(whole.getFileName() + ".token"), random);
  }

  /** The token file at that path. */
  public static TokenFile at(Path file, SecureRandom random) {
    return new TokenFile(file.toAbsolutePath().normalize(), random);
  }

  public Path path() {
    return file;
  }

  /**
   * The token, made first if there is none. If several processes call at once, all get the same.
   *
   * @throws IOException names the path and the remedy; a retry does not help before that
   */
  public OperatorToken readOrMake() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      make();
    }
    return read();
  }

  private void make() throws IOException {
    try {
      Files.createDirectories(file.getParent());
      var temporary =
          Files.createTempFile(
              file.getParent(),
              "." + file.getFileName(),
              ".tmp",
              PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Files.writeString(temporary, HexFormat.of().formatHex(bytes) + "\n");
        // Unlike a rename, a link never replaces: who comes second finds the first one's token.
        Files.createLink(file, temporary);
      } finally {
        Files.delete(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException | UnsupportedOperationException e) {
      throw new IOException(
          "cannot make the operator's token " + file + " (" + e + "); set BOB_AUTH_TOKEN instead",
          e);
    }
  }

  private OperatorToken read() throws IOException {
    var attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || attributes.size() > SIZE_BYTES_MAX) {
      throw new IOException("the operator's token " + file + " is no small file; delete it");
    }
    var user = ProcessHandle.current().info().user();
    if (user.isPresent() && !user.get().equals(attributes.owner().getName())) {
      throw new IOException(
          "the operator's token " + file + " belongs to " + attributes.owner() + "; delete it");
    }
    if (!OWNER_ONLY.containsAll(attributes.permissions())) {
      throw new IOException(
          "the operator's token " + file + " can be read by others; delete it, or chmod 600 it");
    }
    try {
      return new OperatorToken(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage() + "; delete it", e);
    }
  }
}
