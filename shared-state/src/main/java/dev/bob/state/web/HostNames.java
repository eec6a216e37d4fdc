package dev.bob.state.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The names under which this service answers, without ports and in lower case. A web page cannot
 * choose the Host header, so a foreign name means that somebody's DNS was bent to this address.
 */
record HostNames(Set<String> names) {
  private static final Logger LOGGER = Logger.getLogger(HostNames.class);
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?<name>\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:(?<port>[0-9]{1,5}))?");

  HostNames {
    names = Set.copyOf(names);
  }

  /** The own ones, those allowed, and this machine's if it listens on more than loopback. */
  static HostNames of(List<String> allowed, String bind) {
    var names = new HashSet<>(OWN);
    allowed.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    if (!OWN.contains(bind) && !bind.equals("::1")) {
      try {
        var here = InetAddress.getLocalHost();
        names.add(here.getHostName().toLowerCase(Locale.ROOT));
        names.add(here.getHostAddress());
      } catch (UnknownHostException e) {
        LOGGER.infof("this machine does not know its own name (%s): only %s answer", e, names);
      }
    }
    return new HostNames(names);
  }

  /** Whether {@code name[:port]} names this service; a malformed one does not. */
  boolean include(String authority) {
    var matcher = AUTHORITY.matcher(authority);
    return matcher.matches() && names.contains(matcher.group("name").toLowerCase(Locale.ROOT));
  }

  /** The port that the caller sees: 80 if it names none; empty if malformed. */
  static Optional<Integer> port(String authority) {
    var matcher = AUTHORITY.matcher(authority);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var port = matcher.group("port");
    return Optional.of(port == null ? 80 : Integer.parseInt(port));
  }
}
