package dev.bob.instance.mind.offline.links;

import java.util.Optional;

/**
 * A link that leads nowhere.
 *
 * @param path where it leads, from the root of the repository
 * @param domain whether it looks like an address on the web without its scheme
 * @param inOtherCase a path that differs from it in upper and lower case only
 */
record BrokenLink(Link link, String path, boolean domain, Optional<String> inOtherCase) {}
