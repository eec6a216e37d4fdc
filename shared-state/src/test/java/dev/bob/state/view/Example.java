package dev.bob.state.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The examples that people read, as text, so that a test can hold the program to them. */
public final class Example {
  private Example() {}

  /** What stands between {@code <pre>} and {@code </pre>} in the Javadoc of a type. */
  public static String inJavadocOf(Class<?> type) throws IOException {
    var source =
        Files.readString(Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
    var block = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);
    return firstIn(block, source).replaceAll("(?m)^ \\* ?", "") + "\n";
  }

  /** The first block of JSON under the heading that names the file, in the docs of the volume. */
  public static String inDocs(String fileName) throws IOException {
    var docs = Files.readString(Path.of("../docs/state-files.md"));
    var block =
        Pattern.compile(
            "^## [^\n]*`" + Pattern.quote(fileName) + "`.*?^```json\n(.*?)^```",
            Pattern.DOTALL | Pattern.MULTILINE);
    return firstIn(block, docs);
  }

  private static String firstIn(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no example matches " + pattern);
    }
    return matcher.group(1);
  }
}
