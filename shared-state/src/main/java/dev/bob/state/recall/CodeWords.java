package dev.bob.state.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a text in which prose and names of code stand side by side: {@code
 * src/FileEventLog.java} has the words src, file, event, log, java, and fileeventlog. English words
 * lose their endings; scripts without blanks fall into single characters.
 */
final class CodeWords extends Analyzer {
  private static final int PARTS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.CATENATE_ALL
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
          | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var tokenizer = new StandardTokenizer();
    TokenStream words =
        new FlattenGraphFilter(new WordDelimiterGraphFilter(tokenizer, PARTS, null));
    words = new ASCIIFoldingFilter(new LowerCaseFilter(words));
    words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(
        tokenizer, new RemoveDuplicatesTokenFilter(new PorterStemFilter(words)));
  }

  /** The different words of a text, at most so many, in their order. */
  Set<String> of(String text, int wordsMax) {
    Set<String> words = new LinkedHashSet<>();
    try (var stream = tokenStream("", text)) {
      var word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (words.size() < wordsMax && stream.incrementToken()) {
        words.add(word.toString());
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
  }
}
