package dev.bob.state.network;

import dev.bob.state.event.Author;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Arrays;

/**
 * Somebody who speaks or is spoken to.
 *
 * @param kind {@code instance}, {@code person}, {@code orchestrator}, {@code program}, {@code role}
 *     or {@code all}
 * @param said how many messages it sent
 * @param found how many findings it reported
 * @param checked of how many findings of others it looked at the evidence
 */
public record Node(String id, String kind, int said, int found, int checked) {
  static String kindOf(String id) {
    if (InstanceId.find(id).isPresent()) {
      return "instance";
    }
    if (id.equals("broadcast")) {
      return "all";
    }
    if (Arrays.stream(Role.values()).anyMatch(role -> role.toString().equals(id))) {
      return "role";
    }
    return Arrays.stream(Author.Kind.values())
        .filter(kind -> kind == Author.Kind.PERSON || kind == Author.Kind.ORCHESTRATOR)
        .map(Author.Kind::toString)
        .filter(id::equals)
        .findFirst()
        .orElse("program");
  }
}
