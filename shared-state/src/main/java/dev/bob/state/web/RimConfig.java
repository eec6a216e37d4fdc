package dev.bob.state.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the rim is told from outside. */
@ConfigMapping(prefix = "bob")
public interface RimConfig {
  /** In place of a token file: there shall be none. */
  String NO_TOKEN_FILE = "none";

  /** The volume; the operator's token lies beside it, not in it. Default: {@code /bob}. */
  @WithDefault("/bob")
  Path home();

  /**
   * The operator's token itself. Default: the file beside the home, which the first service makes.
   */
  Optional<String> authToken();

  /**
   * Where the operator's token lies: a place that outlives the service, and that no instance can
   * read; {@value #NO_TOKEN_FILE} for a service that takes no writes unless it is given the token
   * itself. Default: beside the home, which in a container is no such place.
   */
  Optional<String> tokenFile();

  /**
   * Further names, without port, under which browsers and other services may call this one. Each
   * more is one more name that whoever controls its DNS can use. Default: none.
   */
  Optional<List<String>> allowedHosts();

  /**
   * The address to listen on. Any but a loopback address also lets this machine's own name and
   * address through, as containers call each other by them. Default: {@code 127.0.0.1}.
   */
  @WithDefault("127.0.0.1")
  String bind();
}
