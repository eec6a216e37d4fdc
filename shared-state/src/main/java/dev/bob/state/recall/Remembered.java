package dev.bob.state.recall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.event.MemoryFact.MemoryList;
import dev.bob.state.fold.Decision;
import dev.bob.state.fold.ForeignEntry;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Repute;
import dev.bob.state.fold.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One thing that the hive remembers, as recall looks at it. Immutable. */
public sealed interface Remembered {
  /** Of the event that brought it into the memory: its identity. */
  long seq();

  Kind kind();

  /** The id of an instance or of a proposal, or what a stranger calls itself. */
  String author();

  /** May be empty. */
  List<String> tags();

  /** Whether the file that it speaks of has changed since. */
  default boolean stale() {
    return false;
  }

  /** Whether it is recalled only by who asks for all: it was taken back, refuted or superseded. */
  default boolean past() {
    return false;
  }

  /** One line: what it is. */
  String title();

  /** All its words but the title. */
  String text();

  /**
   * What a model for embeddings is told of it: no line of a file, which may have a secret in it.
   */
  default String meaning() {
    return title() + "\n" + text();
  }

  /** The record of the fold: another object as soon as the fold says something else of it. */
  Object source();

  record OfFinding(KnownFinding known) implements Remembered {
    @Override
    public long seq() {
      return known.seq();
    }

    @Override
    public Kind kind() {
      return Kind.FINDING;
    }

    @Override
    public String author() {
      return known.author().toString();
    }

    @Override
    public List<String> tags() {
      return known.finding().tags();
    }

    @Override
    public boolean stale() {
      return known.stale();
    }

    @Override
    public String title() {
      return known.finding().title();
    }

    @Override
    public String text() {
      var finding = known.finding();
      return String.join(
          "\n",
          finding.kind(),
          finding.why(),
          finding.evidence().path(),
          finding.evidence().excerpt(),
          String.join(" ", finding.tags()));
    }

    @Override
    public String meaning() {
      var finding = known.finding();
      return String.join("\n", finding.title(), finding.why(), finding.evidence().path());
    }

    @Override
    public Object source() {
      return known;
    }
  }

  record OfLearning(Learning learning) implements Remembered {
    @Override
    public boolean past() {
      return learning.retired().isPresent() || learning.repute() == Repute.REFUTED;
    }

    @Override
    public long seq() {
      return learning.seq();
    }

    @Override
    public Kind kind() {
      return Kind.LEARNING;
    }

    @Override
    public String author() {
      return learning.author().toString();
    }

    @Override
    public List<String> tags() {
      return learning.tags();
    }

    @Override
    public String title() {
      return learning.text();
    }

    @Override
    public String text() {
      return String.join(" ", learning.tags());
    }

    @Override
    public Object source() {
      return learning;
    }
  }

  /** What the hive has decided; its author is the proposal. */
  record OfDecision(Decision decision, boolean superseded) implements Remembered {
    @Override
    public boolean past() {
      return superseded;
    }

    @Override
    public long seq() {
      return decision.seq();
    }

    @Override
    public Kind kind() {
      return Kind.DECISION;
    }

    @Override
    public String author() {
      return decision.proposal().toString();
    }

    @Override
    public List<String> tags() {
      return List.of();
    }

    @Override
    public String title() {
      return decision.title();
    }

    @Override
    public String text() {
      return decision.text();
    }

    @Override
    public Object source() {
      return decision;
    }
  }

  /** What a stranger wrote: whatever of it is text. */
  record OfForeign(ForeignEntry entry) implements Remembered {
    @Override
    public long seq() {
      return entry.seq();
    }

    @Override
    public Kind kind() {
      return entry.list() == MemoryList.FINDINGS ? Kind.FINDING : Kind.LEARNING;
    }

    @Override
    public String author() {
      return entry.author();
    }

    @Override
    public List<String> tags() {
      List<String> tags = new ArrayList<>();
      entry.entry().path("tags").forEach(tag -> tags.add(tag.asText()));
      return tags;
    }

    @Override
    public String title() {
      return entry.title();
    }

    @Override
    public String text() {
      var text = new StringBuilder();
      gather(entry.entry(), text);
      return text.toString();
    }

    private static void gather(JsonNode node, StringBuilder text) {
      if (node.isTextual()) {
        text.append(node.textValue()).append('\n');
      }
      node.forEach(inner -> gather(inner, text));
    }

    @Override
    public Object source() {
      return entry;
    }
  }

  /** All that there is in a memory, sort by sort. */
  static Stream<Remembered> all(Memory memory) {
    var succession = Succession.of(memory);
    return Stream.of(
            memory.findings().values().stream().map(OfFinding::new),
            memory.learnings().values().stream().map(OfLearning::new),
            memory.decisions().values().stream()
                .map(one -> new OfDecision(one, succession.supersededBy(one).isPresent())),
            memory.foreign().values().stream().map(OfForeign::new))
        .flatMap(entries -> entries);
  }
}
