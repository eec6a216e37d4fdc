package dev.bob.instance.mind.offline.links;

import dev.bob.instance.mind.offline.links.Renderers.Renderer;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which links of a Markdown file are broken. Whatever leaves doubt is not. */
final class LinkCheck {
  /** What a site generator passes on as it is, or resolves as a path itself. */
  private static final Pattern FILE_ON_SITE =
      Pattern.compile("(?i).*\\.(?:md|markdown|png|jpe?g|gif|svg|webp)");

  private final Renderers renderers;
  private final LinkPlaces places;

  LinkCheck(Renderers renderers, LinkPlaces places) {
    this.renderers = renderers;
    this.places = places;
  }

  boolean reads(TreeEntry entry) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    return (name.endsWith(".md") || name.endsWith(".markdown"))
        && renderers.of(entry) != Renderer.UNKNOWN;
  }

  /** Documents may be served by a site that keeps its configuration elsewhere. */
  private boolean mayBePage(TreeEntry markdown, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return renderers.isAmongPages(markdown) && name.indexOf('.') < 0;
  }

  /** What is wrong with a link, or nothing. */
  Optional<BrokenLink> broken(TreeEntry markdown, Link link) {
    Optional<LinkTarget> target = LinkTarget.of(markdown.folder(), link.target());
    if (target.isEmpty() || target.get().path().isEmpty()) {
      return Optional.empty();
    }
    String path = target.get().path();
    if (places.has(path) || places.isElsewhere(path)) {
      return Optional.empty();
    }
    boolean broken =
        switch (renderers.of(markdown)) {
          case UNKNOWN -> false;
          case SITE ->
              link.form() != Link.Form.HTML
                  && FILE_ON_SITE.matcher(path).matches()
                  && !places.hasName(path);
          case FORGE ->
              places.inOtherCase(path).isPresent()
                  || !(places.isPage(path) || mayBePage(markdown, path));
        };
    return broken
        ? Optional.of(new BrokenLink(link, path, target.get().domain(), places.inOtherCase(path)))
        : Optional.empty();
  }
}
