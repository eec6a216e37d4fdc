package dev.bob.instance.mind.offline.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkExtractorTest {

  @Test
  void findsEveryFormWithItsLine() {
    // Given
    String markdown =
        """
        # Title

        See [a](a.md), ![b](b.png "A title") and [c](<c d.md>).
        An [![image](in.png)](out.md) that is a link.

        [reference][ref] and [Short].

        <a class="x" href="html.md">x</a> <img src='img.png' alt="x">

        [ref]: ref.md "Title"
        [short]: <short link.md>
        """;
    // When
    List<Link> links = LinkExtractor.links(markdown);
    // Then
    assertThat(links)
        .containsExactly(
            new Link(3, "a.md", Link.Form.INLINE),
            new Link(3, "b.png", Link.Form.INLINE),
            new Link(3, "c d.md", Link.Form.INLINE),
            new Link(4, "in.png", Link.Form.INLINE),
            new Link(4, "out.md", Link.Form.INLINE),
            new Link(8, "html.md", Link.Form.HTML),
            new Link(8, "img.png", Link.Form.HTML),
            new Link(10, "ref.md", Link.Form.REFERENCE),
            new Link(11, "short link.md", Link.Form.REFERENCE));
  }

  @Test
  void keepsBracketsThatBalanceWithinATarget() {
    // When, Then
    assertThat(targets("[a](b_(c).md) [x [y] z](d.md) [e](f.md 'T') [g](h.md (T))"))
        .containsExactly("b_(c).md", "d.md", "f.md", "h.md");
  }

  @Test
  void readsOnBehindCode() {
    // Given
    String markdown =
        """
        ````
        ```
        [no](no.md)
        ````
        [yes](1.md)
        - item

              [no](no.md)

          [yes](2.md)
        1. item `code` [yes](3.md)
        ~~~ lang
        [no](no.md)
        ~~~
        `` ` [no](no.md) `` [yes](4.md)
        """;
    // When, Then
    assertThat(targets(markdown)).containsExactly("1.md", "2.md", "3.md", "4.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n[a](b.md)\n```\n",
        "```sh\n[a](b.md)\n",
        "~~~\n[a](b.md)\n```\n[a](b.md)\n~~~\n",
        "> ```\n> [a](b.md)\n> ```\n",
        "- x\n  ```\n  [a](b.md)\n  ```\n",
        "1. ```\n   [a](b.md)\n   ```\n",
        "text\n\n    [a](b.md)\n",
        "\t[a](b.md)\n",
        "`[a](b.md)`",
        "`code over\na line end [a](b.md)`",
        "<!-- [a](b.md) -->",
        "<!--\n\n[a](b.md)\n\n-->",
        "<pre>\n[a](b.md)\n</pre>",
        "<code>[a](b.md)</code>",
        "---\nlink: [a](b.md)\n---\n",
        "{% highlight md %}\n[a](b.md)\n{% endhighlight %}",
        "{% raw %}[a](b.md){% endraw %}",
        "\\[a](b.md)",
        "[a]\\(b.md)",
        "a](b.md)",
        "[a](b c.md)",
        "[a] (b.md)",
        "[a]: b.md",
        "[^1]: b.md\n\n[^1]",
        "`<a href=\"b.md\">`",
        "[a][b]",
        "$$[a](b.md)$$",
        "[a\n\nb](c.md)",
      })
  void findsNoneInWhatIsNotALink(String markdown) {
    // When, Then
    assertThat(targets(markdown)).isEmpty();
  }

  @Test
  void staysQuickOnHostileText() {
    // Given
    String brackets = "[".repeat(200_000) + "](".repeat(50_000);
    String backticks = "` `` ``` ".repeat(20_000);
    String tags = "<a ".repeat(100_000) + "<pre>".repeat(10_000);
    // When, Then
    assertThat(targets(brackets)).isEmpty();
    assertThat(targets(backticks)).isEmpty();
    assertThat(targets(tags)).isEmpty();
  }

  private static List<String> targets(String markdown) {
    return LinkExtractor.links(markdown).stream().map(Link::target).toList();
  }
}
