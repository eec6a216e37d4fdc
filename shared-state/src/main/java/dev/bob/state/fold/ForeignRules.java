package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.Clip;
import java.util.List;

/** What programs that know nothing of Bob may bring about. */
final class ForeignRules {
  /** States what only the holder of a claim can state, so a program in no epoch never can. */
  private static final String TASK_COMPLETE = "task_complete";

  private static final int QUOTE_CHARS_MAX = 2_000;

  private ForeignRules() {}

  static Applied apply(HiveState state, Recorded recorded, MessageFact.Ingested said) {
    var by = recorded.event().by();
    if (by.kind() != Author.Kind.FILE) {
      return state.reject(Reason.NOT_ALLOWED, "only a file is ingested");
    }
    if (isKnown(state.mail().known(), said.origin())) {
      return state.reject(Reason.ALREADY_KNOWN, "that message of " + by.id() + " is taken in");
    }
    var digest = said.origin().digest();
    // Accepted as said and refused in effect: an event that changes nothing would be tried again
    // with every copy of the file, and nobody would see why nothing happens.
    return switch (spoken(state, recorded, said)) {
      case Spoken.Refused(_, var why) ->
          state.with(state.mail().plus(refusal(recorded, said, why), digest)).accept();
      case Spoken.Heard(var next, var message) ->
          next.with(next.mail().plus(message, digest)).accept();
    };
  }

  private static Spoken spoken(HiveState state, Recorded recorded, MessageFact.Ingested said) {
    return said.type().equals(TASK_COMPLETE)
        ? new Spoken.Refused(Reason.NOT_ALLOWED, "only who holds the claim of a task completes it")
        : Spoken.of(state, recorded, shown(recorded, said));
  }

  static Applied apply(HiveState state, Recorded recorded, MemoryFact.EntryIngested noted) {
    var by = recorded.event().by();
    if (by.kind() != Author.Kind.FILE) {
      return state.reject(Reason.NOT_ALLOWED, "only a file is ingested");
    }
    if (isKnown(state.memory().known(), noted.origin())) {
      return state.reject(Reason.ALREADY_KNOWN, "that entry of " + by.id() + " is taken in");
    }
    var entry = new ForeignEntry(recorded.seq(), noted.list(), by.id(), noted.entry());
    var next = state.memory().with(entry, digests(noted));
    var linked =
        noted.contradicts().map(name -> ContradictionRules.linked(next, entry, name)).orElse(next);
    return state.with(linked).accept();
  }

  /** What came by the inbox is known in the view, too, where a program may have copied it. */
  private static List<String> digests(MemoryFact.EntryIngested noted) {
    var origin = noted.origin();
    return origin.file().isPresent()
        ? List.of(Digests.ofMemory(noted.list().toString(), noted.entry()), origin.digest())
        : List.of(origin.digest());
  }

  private static boolean isKnown(Known known, Origin origin) {
    return origin.occurrence() <= known.count(origin.digest());
  }

  private static Message shown(Recorded recorded, MessageFact.Ingested said) {
    return message(recorded, said, said.to(), said.type(), said.content(), metadata(said));
  }

  /** Without a stranger's word on what the hive alone can know. */
  private static ObjectNode metadata(MessageFact.Ingested said) {
    var metadata = said.metadata().deepCopy();
    var cause = Message.causeIn(metadata);
    metadata.remove("bob");
    if (cause.isPresent()) {
      metadata.setAll(Message.own("cause", cause.getAsLong()));
    }
    return metadata;
  }

  private static Message refusal(Recorded recorded, MessageFact.Ingested said, String why) {
    var by = recorded.event().by().id();
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("refused", said.type());
    return message(
        recorded,
        said,
        "broadcast",
        "refused",
        "The %s of %s has no effect: %s. It said: %s"
            .formatted(said.type(), by, why, Clip.clip(said.content(), QUOTE_CHARS_MAX)),
        metadata);
  }

  private static Message message(
      Recorded recorded,
      MessageFact.Ingested said,
      String to,
      String type,
      String content,
      ObjectNode metadata) {
    return new Message(
        recorded.seq(),
        recorded.event().by().id(),
        Author.Kind.FILE,
        to,
        type,
        content,
        said.timestamp().orElse(recorded.event().at()),
        metadata);
  }
}
