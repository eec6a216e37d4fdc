package dev.bob.state.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.fold.HiveState;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** A start must not wait for a library that it does not need: here it is not there. */
class LibraryLoadingTest {
  @Test
  void isPutOffUntilWordsAreLookedFor() throws Exception {
    try (var withoutLucene = new URLClassLoader(without("lucene"), platform())) {
      assertThat(ask(withoutLucene, Newest.class)).isEqualTo(1);
      assertThat(ask(withoutLucene, WordsInNothing.class)).isZero();
      assertThatThrownBy(() -> ask(withoutLucene, Words.class))
          .isInstanceOf(NoClassDefFoundError.class)
          .hasMessageContaining("lucene");
    }
  }

  @Test
  void asksForNoClientOfAModelWhereNoneIsConfigured() throws Exception {
    try (var withoutClient = new URLClassLoader(without("langchain4j"), platform())) {
      assertThat(ask(withoutClient, WithoutModel.class)).isEqualTo(1);
      assertThatThrownBy(() -> ask(withoutClient, WithModel.class))
          .isInstanceOf(NoClassDefFoundError.class)
          .hasMessageContaining("langchain4j");
    }
  }

  /** Recalls as a service does to which no model is named. */
  public static final class WithoutModel implements IntSupplier {
    @Override
    public int getAsInt() {
      return matches(configured(Map.of()), "words");
    }
  }

  /** As one does to which a model is named. */
  public static final class WithModel implements IntSupplier {
    @Override
    public int getAsInt() {
      return matches(configured(Map.of("bob.embedding.model", "any")), "words");
    }
  }

  private static Recall configured(Map<String, String> settings) {
    return RecallWiring.recall(
        EmbeddingSettings.with(settings), EmbeddingSettings.openAi(Map.of()));
  }

  /** Asks for the newest of a memory that has one entry. */
  public static final class Newest implements IntSupplier {
    @Override
    public int getAsInt() {
      return matches(new Recall(), "");
    }
  }

  /** Looks for words where nothing is remembered, as in a new hive. */
  public static final class WordsInNothing implements IntSupplier {
    @Override
    public int getAsInt() {
      return new Recall()
          .recall(HiveState.EMPTY.memory(), new RecallQuery("words", RecallFilter.NONE, 1))
          .matches();
    }
  }

  /** Looks for words where something is remembered. */
  public static final class Words implements IntSupplier {
    @Override
    public int getAsInt() {
      return matches(new Recall(), "words");
    }
  }

  private static int matches(Recall recall, String words) {
    var story = new RecallStory();
    story.finds("Some words");
    return recall.recall(story.memory(), new RecallQuery(words, RecallFilter.NONE, 1)).matches();
  }

  private static int ask(ClassLoader loader, Class<? extends IntSupplier> question)
      throws Exception {
    var inside = loader.loadClass(question.getName()).getDeclaredConstructor().newInstance();
    return ((IntSupplier) inside).getAsInt();
  }

  private static URL[] without(String library) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Path.of(entry).getFileName().toString().startsWith(library)) {
        URI uri = Path.of(entry).toUri();
        urls.add(uri.toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static ClassLoader platform() {
    return ClassLoader.getPlatformClassLoader();
  }
}
