package dev.bob.instance.lifecycle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Hashtable;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.spi.NamingManager;

/**
 * The name of this container in its network, {@code bob-instance-1}: whoever makes the container
 * anew gives it the same name, while its host name is new each time. Docker's own name server knows
 * it by the address; the file of hosts would answer with the host name.
 */
final class ContainerName {
  /** Where Docker's name server is, in every network that people make; nothing is, elsewhere. */
  private static final String DOCKER = "dns://127.0.0.11/";

  /** Two tries, the second of which waits twice as long: 1.5 s in all. */
  private static final String FIRST_TRY_MILLIS = "500";

  private static final String TRIES = "2";

  /** {@code <name>.<network>}; with more dots nobody knows where the name ends. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?<name>[A-Za-z0-9][A-Za-z0-9_-]{0,127})\\.[A-Za-z0-9][A-Za-z0-9_-]{0,127}\\.?");

  private ContainerName() {}

  /** A name server. */
  interface NameServer {
    /**
     * The first name of an address, given as {@code 2.0.18.172.in-addr.arpa}.
     *
     * @throws NamingException if there is none, or no answer within the limit
     */
    String name(String address) throws NamingException;
  }

  /**
   * Of the container that this process runs in; takes at most two seconds.
   *
   * @param host its host name
   */
  static Optional<String> ofThis(String host) {
    try {
      return of(InetAddress.getLocalHost().getAddress(), host, ContainerName::askDocker);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Absent if the server does not know, or knows nothing but the host name. */
  static Optional<String> of(byte[] address, String host, NameServer server) {
    if (address.length != 4) {
      return Optional.empty();
    }
    try {
      var answer = ANSWER.matcher(server.name(reversed(address)));
      return answer.matches()
          ? Optional.of(answer.group("name")).filter(name -> !name.equalsIgnoreCase(host))
          : Optional.empty();
    } catch (NamingException e) { // no Docker, or a network without names
      return Optional.empty();
    }
  }

  private static String reversed(byte[] address) {
    return "%s.%s.%s.%s.in-addr.arpa"
        .formatted(address[3] & 0xff, address[2] & 0xff, address[1] & 0xff, address[0] & 0xff);
  }

  /** Through the context of the address itself: Quarkus has switched the initial one off. */
  private static String askDocker(String address) throws NamingException {
    var limits = new Hashtable<String, String>();
    limits.put("com.sun.jndi.dns.timeout.initial", FIRST_TRY_MILLIS);
    limits.put("com.sun.jndi.dns.timeout.retries", TRIES);
    if (!(NamingManager.getURLContext("dns", limits) instanceof DirContext context)) {
      throw new NamingException("this Java cannot ask a name server");
    }
    try {
      var names = context.getAttributes(DOCKER + address, new String[] {"PTR"}).get("PTR");
      if (names == null) {
        throw new NamingException("no name for " + address);
      }
      return String.valueOf(names.get());
    } finally {
      context.close();
    }
  }
}
