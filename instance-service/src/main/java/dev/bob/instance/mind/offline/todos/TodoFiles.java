package dev.bob.instance.mind.offline.todos;

import dev.bob.instance.mind.offline.repository.Content;
import dev.bob.instance.mind.offline.repository.Contents;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the todos of files. */
final class TodoFiles {
  /** A todo in a fixture is data, and one in a template is for whoever fills it in. */
  private static final Pattern NOT_OF_THIS_PROJECT =
      Pattern.compile(
          "(?:^|/)(?:testdata|test[-_]?(?:data|fixtures|cases|files)|tests?/(?:data|files|cases|inputs?|outputs?|ui)"
              + "|__fixtures__|fixtures?|goldens?|snapshots?|__snapshots__|corpus|corpora"
              + "|[^/]*templates?|skeletons?|skel|archetypes?|archetype-resources|scaffold(?:s|ing)?|boilerplates?"
              + "|snippets?|[^/]*\\{\\{[^/]*)/|(?:^|/)[^/]*(?:template|\\{\\{)[^/]*$",
          Pattern.CASE_INSENSITIVE);

  private TodoFiles() {}

  /**
   * The todos of a file, in the order of lines.
   *
   * @return empty if it is not a file whose comments are known
   */
  static Optional<List<Todo>> read(TreeEntry entry, Contents contents)
      throws IOException, InterruptedException {
    if (!CommentSyntaxes.mayKnow(entry.name())
        || NOT_OF_THIS_PROJECT.matcher(entry.path()).find()
        || !(contents.read(entry) instanceof Content.Text content)) {
      return Optional.empty();
    }
    String text = content.string();
    return CommentSyntaxes.of(entry.name(), text)
        .map(syntax -> TodoReader.mayHave(text) ? TodoReader.read(text, syntax) : List.of());
  }
}
