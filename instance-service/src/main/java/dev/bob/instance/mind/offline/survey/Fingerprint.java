package dev.bob.instance.mind.offline.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bob.state.model.FindingId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Gives the same finding the same id, whoever finds it and how often. */
public final class Fingerprint {
  /** Bytes of the SHA-256 that make the id: 16 hex digits. */
  private static final int ID_BYTES = 8;

  private Fingerprint() {}

  /**
   * @param kind of the finding
   * @param path of its file, may be empty
   * @param distinguishing tells it from others of its kind in the same file; not the line number
   *     alone if the same can be said without
   * @param commit full hex id
   */
  public static FindingId of(String kind, String path, String distinguishing, String commit) {
    String all = String.join("\0", kind, path, distinguishing, commit);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return new FindingId(HexFormat.of().formatHex(digest, 0, ID_BYTES));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
