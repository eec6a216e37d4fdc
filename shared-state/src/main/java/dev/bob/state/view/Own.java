package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;

/** Bob's own fields of an entry: {@code metadata.bob}, out of the way of the public names. */
final class Own {
  static final String KEY = "bob";

  private Own() {}

  /** A metadata object with an empty {@code bob} object, to be filled. */
  static ObjectNode metadata() {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject(KEY);
    return metadata;
  }

  /** A copy in which {@code bob} is an object, whatever the sender has put there. */
  static ObjectNode metadata(ObjectNode given) {
    var metadata = given.deepCopy();
    if (!metadata.path(KEY).isObject()) {
      metadata.putObject(KEY);
    }
    return metadata;
  }

  /** Says who that was: of what a file says nobody knows, for anybody may call itself anything. */
  static void saidBy(ObjectNode metadata, Author.Kind kind) {
    of(metadata).put("from_kind", kind.toString());
    if (kind == Author.Kind.FILE) {
      of(metadata).put("unverified", true);
    }
  }

  static ObjectNode of(ObjectNode metadata) {
    return (ObjectNode) metadata.get(KEY);
  }
}
