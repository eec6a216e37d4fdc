package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Word;
import java.util.Collection;

/** What stands under {@code metadata.bob} of an entry of the memory. */
final class EntryMetadata {
  private EntryMetadata() {}

  static ObjectNode of(long seq) {
    var metadata = Own.metadata();
    Own.of(metadata).put("seq", seq);
    return metadata;
  }

  /** What others say of it; left out as long as nobody has said anything. */
  static void words(ObjectNode metadata, Collection<Word> said) {
    if (!said.isEmpty()) {
      var words = Own.of(metadata).putArray("words");
      for (var word : said) {
        var one = words.addObject();
        one.put("by", word.by().toString())
            .put("says", word.says().toString())
            .put("text", word.text());
        word.way().ifPresent(way -> one.put("way", way.toString()));
      }
    }
  }
}
