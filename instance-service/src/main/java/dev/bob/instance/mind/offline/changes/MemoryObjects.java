package dev.bob.instance.mind.offline.changes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PackParser;

/**
 * What a merge makes, in memory, over a repository that is only read: nothing is written to that.
 * For one thread.
 */
final class MemoryObjects extends ObjectInserter {
  private final Repository repository;
  private final long bytesMax;
  private final Map<ObjectId, ObjectLoader> made = new HashMap<>();
  private long bytes;

  /**
   * @param bytesMax of all that is made
   */
  MemoryObjects(Repository repository, long bytesMax) {
    this.repository = repository;
    this.bytesMax = bytesMax;
  }

  @Override
  public ObjectId insert(int type, long sizeBytes, InputStream content) throws IOException {
    bytes += sizeBytes;
    if (bytes > bytesMax) {
      throw new TooMuch("Its merge makes more than %s bytes.".formatted(bytesMax));
    }
    var data = content.readNBytes((int) sizeBytes);
    if (data.length < sizeBytes) {
      throw new EOFException("an object ends after %s bytes".formatted(data.length));
    }
    var id = idFor(type, data);
    made.put(id, new ObjectLoader.SmallObject(type, data));
    return id;
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    throw new UnsupportedOperationException("nothing is received here");
  }

  /** Reads what was made, and what the repository has. */
  @Override
  public ObjectReader newReader() {
    return new Reader(repository.newObjectReader());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private final class Reader extends ObjectReader {
    private final ObjectReader below;

    Reader(ObjectReader below) {
      this.below = below;
    }

    @Override
    public ObjectReader newReader() {
      return new Reader(below.newReader());
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
      return below.resolve(id);
    }

    @Override
    public boolean has(AnyObjectId id, int type) throws IOException {
      return made.containsKey(id) || below.has(id, type);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      var loader = made.get(id);
      if (loader == null) {
        return below.open(id, type);
      }
      if (type != OBJ_ANY && type != loader.getType()) {
        throw new IncorrectObjectTypeException(id.copy(), Constants.typeString(type));
      }
      return loader;
    }

    @Override
    public long getObjectSize(AnyObjectId id, int type) throws IOException {
      var loader = made.get(id);
      return loader == null ? below.getObjectSize(id, type) : loader.getSize();
    }

    @Override
    public Set<ObjectId> getShallowCommits() throws IOException {
      return below.getShallowCommits();
    }

    @Override
    public ObjectInserter getCreatedFromInserter() {
      return MemoryObjects.this;
    }

    @Override
    public void close() {
      below.close();
    }
  }
}
