package dev.bob.instance.mind.offline.links;

import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guesses what shows a Markdown file to its readers, since that decides what its links mean. A
 * forge shows most files and takes links as paths. A site generator has rules of its own.
 */
final class Renderers {
  enum Renderer {
    /** A link is a path from the folder of the file. */
    FORGE,
    /** Only a name that is nowhere in the tree is surely wrong. */
    SITE,
    /** A template, a fixture, a text that is shown elsewhere: nothing can be said. */
    UNKNOWN
  }

  private static final Pattern SITE_CONFIG =
      Pattern.compile(
          "(?:docusaurus\\.config\\.[cm]?[jt]s|mkdocs\\.ya?ml|_config\\.ya?ml|hugo\\.(?:toml|ya?ml|json)"
              + "|book\\.toml|antora\\.ya?ml|conf\\.py|_quarto\\.ya?ml|zensical\\.toml|\\.readthedocs\\.ya?ml"
              + "|astro\\.config\\.[cm]?[jt]s|gatsby-config\\.[jt]s|next\\.config\\.[cm]?[jt]s|nuxt\\.config\\.[jt]s"
              + "|\\.?eleventy(?:\\.config)?\\.[cm]?js|pelicanconf\\.py|sidebars\\.[cm]?[jt]s|_sidebar\\.md|summary\\.md"
              + "|_toc\\.yml|typedoc\\.js(?:on)?|docfx\\.json|theme\\.toml|svelte\\.config\\.js|mint\\.json|docs\\.json)");

  private static final Pattern SITE_FOLDER = Pattern.compile("\\.(?:vitepress|vuepress)");

  /** Where sites keep their pages, if not beside their configuration. */
  private static final Pattern PAGES =
      Pattern.compile(
          "(?:^|/)(?:docs?|documentation|website|web|site|www|content|book|blog|pages|guides?|manual|_posts|posts|src"
              + "|versioned_docs|i18n|static|public|shared)/",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_SHOWN_HERE =
      Pattern.compile(
          "(?:^|/)(?:tests?|testdata|test[-_]data|testing|__tests__|__mocks__|mocks?|__fixtures__|fixtures?|specs?|golden|goldens"
              + "|test[-_]?(?:resources|cases|fixtures|suites?)|[^/]*templates?|skeletons?|archetypes?|scaffold(?:s|ing)?|boilerplates?"
              + "|includes?|partials?|snippets?|fragments?|_[^/]*|prompts?|\\.cursor|\\.claude|benchmarks?|corpus|corpora|samples?|snapshots?|playground|\\.changeset|\\.changes)/"
              + "|(?:^|/)[^/]*(?:template|\\{\\{)[^/]*$|\\{|(?:^|/)_[^/]*$",
          Pattern.CASE_INSENSITIVE);

  private final Set<String> siteFolders = new HashSet<>();

  Renderers(Snapshot snapshot) {
    for (TreeEntry entry : snapshot.entries()) {
      if (SITE_CONFIG.matcher(entry.name().toLowerCase(Locale.ROOT)).matches()) {
        siteFolders.add(entry.folder());
      }
    }
    for (String folder : snapshot.folders()) {
      int slash = folder.lastIndexOf('/');
      if (SITE_FOLDER.matcher(folder.substring(slash + 1)).matches()) {
        siteFolders.add(slash < 0 ? "" : folder.substring(0, slash));
      }
    }
  }

  Renderer of(TreeEntry markdown) {
    if (NOT_SHOWN_HERE.matcher(markdown.path()).find()) {
      return Renderer.UNKNOWN;
    }
    return isOfSite(markdown) ? Renderer.SITE : Renderer.FORGE;
  }

  /** Whether it lies where sites keep their pages. */
  boolean isAmongPages(TreeEntry markdown) {
    return PAGES.matcher(markdown.path()).find();
  }

  private boolean isOfSite(TreeEntry markdown) {
    if (siteFolders.isEmpty()) {
      return false;
    }
    if (isAmongPages(markdown)) {
      return true;
    }
    // A site at the root does not take the README and its kind away from the forge.
    String folder = markdown.folder();
    while (!folder.isEmpty()) {
      if (siteFolders.contains(folder)) {
        return true;
      }
      int slash = folder.lastIndexOf('/');
      folder = slash < 0 ? "" : folder.substring(0, slash);
    }
    return false;
  }
}
