package dev.bob.instance.mind.offline.repository;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a path alone says of a file: in the spirit of GitHub's linguist, in our own words. A folder
 * counts only where its name can hardly mean anything else: {@code build} or {@code lib} do not.
 */
final class PathRules {
  private static final Set<String> LOCK_FILES =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "bun.lockb",
          "deno.lock",
          "composer.lock",
          "cargo.lock",
          "gemfile.lock",
          "poetry.lock",
          "pipfile.lock",
          "pdm.lock",
          "uv.lock",
          "go.sum",
          "go.work.sum",
          "flake.lock",
          "mix.lock",
          "podfile.lock",
          "package.resolved",
          "pubspec.lock",
          "packages.lock.json",
          "gradle.lockfile",
          "paket.lock",
          "conan.lock",
          "cartfile.resolved",
          "berksfile.lock",
          "module.bazel.lock",
          ".terraform.lock.hcl",
          "stack.yaml.lock",
          "cabal.project.freeze");

  private static final Pattern VENDORED =
      Pattern.compile(
          "(?:^|/)(?:vendor|vendors|third[_-]party|thirdparty|node_modules|bower_components|jspm_packages"
              + "|godeps|_vendor|extern|externals?/[^/]+|\\.yarn/(?:releases|plugins|sdks|cache)|carthage/(?:checkouts|build)|pods"
              + "|deps/(?:v8|openssl|zlib|jemalloc|lua|hiredis|linenoise))/"
              + "|(?:^|/)(?:gradlew(?:\\.bat)?|mvnw(?:\\.cmd)?|gradle/wrapper/[^/]+|\\.mvn/wrapper/[^/]+)$"
              + "|(?:^|/)(?:jquery|bootstrap|angular|react|vue|d3|lodash|underscore|backbone|modernizr|html5shiv|respond)"
              + "(?:[.-]v?\\d[\\w.]*)?(?:[.-](?:min|slim|bundle))*\\.(?:js|css)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GENERATED =
      Pattern.compile(
          "\\.min\\.(?:js|css|mjs)$|[.-]bundle\\.js$|\\.(?:js|css|mjs|cjs|ts)\\.map$"
              + "|\\.pb\\.(?:go|cc|h|swift|gw\\.go|validate\\.go)$|_pb2(?:_grpc)?\\.pyi?$|_(?:grpc_)?pb\\.(?:js|d\\.ts|rb)$"
              + "|(?:^|/)zz_generated[^/]*\\.go$|_gen(?:erated)?\\.go$|_string\\.go$|\\.g\\.(?:dart|cs|kt)$|\\.freezed\\.dart$"
              + "|\\.designer\\.(?:cs|vb)$|(?:^|/)(?:__snapshots__/[^/]+|[^/]+\\.snap)$"
              + "|(?:^|/)(?:dist|bower_dist)/.*\\.(?:js|css|mjs|cjs)$|(?:^|/)__generated__/|(?:^|/)generated/"
              + "|(?:^|/)(?:javadoc|apidocs)/.*\\.(?:html|js|css)$|\\.(?:tab\\.[ch]|yy\\.c)$",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> BINARY_EXTENSIONS =
      Set.of(
          "png",
          "jpg",
          "jpeg",
          "gif",
          "webp",
          "ico",
          "bmp",
          "tif",
          "tiff",
          "psd",
          "icns",
          "avif",
          "pdf",
          "doc",
          "docx",
          "xls",
          "xlsx",
          "ppt",
          "pptx",
          "odt",
          "zip",
          "gz",
          "tgz",
          "bz2",
          "xz",
          "zst",
          "7z",
          "rar",
          "tar",
          "jar",
          "war",
          "ear",
          "class",
          "so",
          "dylib",
          "dll",
          "exe",
          "o",
          "a",
          "lib",
          "obj",
          "pyc",
          "wasm",
          "woff",
          "woff2",
          "ttf",
          "otf",
          "eot",
          "mp3",
          "mp4",
          "m4a",
          "ogg",
          "wav",
          "flac",
          "mov",
          "avi",
          "webm",
          "mkv",
          "sqlite",
          "db",
          "bin",
          "iso",
          "dmg",
          "deb",
          "rpm",
          "apk",
          "aab",
          "ipa",
          "keystore",
          "jks",
          "p12");

  private PathRules() {}

  static Coverage coverage(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (VENDORED.matcher(path).find()) {
      return Coverage.VENDORED;
    }
    if (LOCK_FILES.contains(name)) {
      return Coverage.LOCK_FILE;
    }
    if (GENERATED.matcher(path).find()) {
      return Coverage.GENERATED;
    }
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return name.contains(".") && BINARY_EXTENSIONS.contains(extension)
        ? Coverage.BINARY
        : Coverage.EXAMINED;
  }
}
