package dev.bob.dashboard.api;

import dev.bob.state.Hive;
import dev.bob.state.network.Network;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who works with whom, and on what. */
@Path("/api/network")
final class NetworkResource {
  private static final String WINDOW_DEFAULT = "15m";
  private static final Duration WINDOW_MAX = Duration.ofDays(7);
  private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

  private final Hive hive;
  private final Clock clock;

  NetworkResource(Hive hive, Clock clock) {
    this.hive = hive;
    this.clock = clock;
  }

  /**
   * @param since what is older is left out
   */
  public record Seen(Instant since, Network network) {}

  /** Of the messages and findings that the hive still holds, those that are not older than that. */
  @GET
  public Seen network(@QueryParam("window") @Nullable String window) {
    var since = clock.instant().minus(length(Parameters.text(window).orElse(WINDOW_DEFAULT)));
    return new Seen(since, Network.of(hive.state(), since));
  }

  private static Duration length(String window) {
    var parts = WINDOW.matcher(window);
    if (parts.matches()) {
      var unit = parts.group(2).equals("d") ? "P%sD" : "PT%s" + parts.group(2);
      var length = Duration.parse(unit.formatted(parts.group(1)).toUpperCase(Locale.ROOT));
      if (length.compareTo(WINDOW_MAX) <= 0) {
        return length;
      }
    }
    throw new ProblemException(
        Problem.badInput(
            "window",
            "window is no time from 1s to " + WINDOW_MAX.toDays() + "d",
            "Send for example 90s, 15m, 2h or 1d."));
  }
}
