package dev.bob.state.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * The words of all entries in a Lucene index on the heap, ranked by BM25. The one class that loads
 * Lucene; confined to one thread at a time, and it has no thread of its own.
 *
 * <p>The same entries get the same scores, however they came to be here: what is deleted is merged
 * away before the next search, since Lucene counts deleted words until then.
 */
final class WordIndex implements AutoCloseable {
  private static final String SEQ = "seq";
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  /** A word in the title tells more of what it is about than one behind it. */
  private static final float TITLE_BOOST = 2;

  private static final int QUERY_WORDS_MAX = 64;

  /** An instance lives in a heap of 64 MB. */
  private static final double BUFFER_MEGABYTES = 4;

  /** So that rounding inside of Lucene orders nothing. */
  private static final double SCORE_STEPS = 10_000;

  private final CodeWords analyzer = new CodeWords();
  private final Directory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private DirectoryReader reader;
  private boolean changed;

  WordIndex() {
    try {
      var merging = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
      writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(analyzer)
                  .setSimilarity(new BM25Similarity())
                  .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                  .setMergePolicy(merging)
                  .setMergeScheduler(new SerialMergeScheduler()));
      reader = DirectoryReader.open(writer);
    } catch (IOException e) {
      throw onHeap(e);
    }
  }

  /** Takes an entry in, in place of what was there of that seq. */
  void put(Remembered entry) {
    var document = new Document();
    document.add(new StringField(SEQ, Long.toString(entry.seq()), Field.Store.NO));
    document.add(new NumericDocValuesField(SEQ, entry.seq()));
    document.add(new TextField(TITLE, entry.title(), Field.Store.NO));
    document.add(new TextField(TEXT, entry.text(), Field.Store.NO));
    changed = true;
    try {
      writer.updateDocument(term(entry.seq()), document);
    } catch (IOException e) {
      throw onHeap(e);
    }
  }

  void remove(long seq) {
    changed = true;
    try {
      writer.deleteDocuments(term(seq));
    } catch (IOException e) {
      throw onHeap(e);
    }
  }

  /** All entries that have one of the words, best first. */
  List<Scored> search(String text) {
    try {
      refresh();
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      var hits = searcher.search(query(text), Math.max(1, reader.numDocs())).scoreDocs;
      return scored(hits);
    } catch (IOException e) {
      throw onHeap(e);
    }
  }

  private void refresh() throws IOException {
    if (!changed) {
      return;
    }
    writer.forceMergeDeletes(true);
    var next = DirectoryReader.openIfChanged(reader, writer);
    if (next != null) {
      reader.close();
      reader = next;
    }
    changed = false;
  }

  private Query query(String text) {
    var any = new BooleanQuery.Builder();
    for (var word : analyzer.of(text, QUERY_WORDS_MAX)) {
      any.add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD);
      any.add(
          new BoostQuery(new TermQuery(new Term(TITLE, word)), TITLE_BOOST),
          BooleanClause.Occur.SHOULD);
    }
    return any.build();
  }

  private List<Scored> scored(ScoreDoc[] hits) throws IOException {
    Arrays.sort(hits, Comparator.comparingInt((ScoreDoc hit) -> hit.doc));
    var seqs = MultiDocValues.getNumericValues(reader, SEQ);
    List<Scored> scored = new ArrayList<>(hits.length);
    for (var hit : hits) {
      if (seqs == null || !seqs.advanceExact(hit.doc)) {
        throw new IllegalStateException("every entry has its seq");
      }
      scored.add(new Scored(seqs.longValue(), Math.round(hit.score * SCORE_STEPS) / SCORE_STEPS));
    }
    scored.sort(Scored.BEST_FIRST);
    return scored;
  }

  private static Term term(long seq) {
    return new Term(SEQ, Long.toString(seq));
  }

  private static UncheckedIOException onHeap(IOException e) {
    return new UncheckedIOException("an index on the heap has no disk that fails", e);
  }

  @Override
  public void close() {
    try {
      reader.close();
      writer.close();
      directory.close();
      analyzer.close();
    } catch (IOException e) {
      throw onHeap(e);
    }
  }
}
