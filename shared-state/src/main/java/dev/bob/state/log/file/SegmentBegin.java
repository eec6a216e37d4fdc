package dev.bob.state.log.file;

import java.io.IOException;

/** How a segment begins: where no other one has been, and durable before it is used. */
final class SegmentBegin {
  private final JournalFolder folder;
  private final JournalDisk disk;

  SegmentBegin(JournalFolder folder, JournalDisk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * Creates one; under the journal's lock.
   *
   * @throws JournalFailure.NotAlone if its seqs are given already
   */
  JournalChannel create(long firstSeq) throws IOException {
    refuseIfBegun(firstSeq);
    var created = disk.create(folder.segment(firstSeq));
    try {
      makeDurable(created, firstSeq);
    } catch (IOException e) {
      created.close();
      throw e;
    }
    return created;
  }

  /** Makes a segment durable, and the names that lead to it. */
  void makeDurable(JournalChannel created, long firstSeq) throws JournalFailure.NotForced {
    try {
      created.force();
      folder.forceNames(disk);
    } catch (IOException e) {
      throw notForced(firstSeq, e);
    }
  }

  JournalFailure.NotForced notForced(long firstSeq, IOException cause) {
    return new JournalFailure.NotForced(
        firstSeq, "cannot force " + folder.segment(firstSeq) + ": " + cause.getMessage(), cause);
  }

  /** Damage at the end of a segment may hide how far it went, a person may move some away. */
  private void refuseIfBegun(long firstSeq) throws IOException {
    var segments = folder.segments();
    segments.addAll(folder.archivedSegments());
    var begun = segments.ceiling(firstSeq);
    if (begun != null) {
      throw new JournalFailure.NotAlone(
          "cannot begin a segment at seq %s, since there is one that begins at seq %s, in %s or %s: its seqs would be given twice; stop the hive, keep a copy of the home folder, and bring back what lies between them"
              .formatted(firstSeq, begun, folder.journal(), folder.archive()));
    }
  }
}
