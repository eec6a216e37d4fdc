package dev.bob.state.network;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who talks to whom, who builds on whose findings, and which files that is about: a pure function
 * of the state, and so of the log.
 *
 * @param nodes by id
 * @param edges the most frequent {@value #EDGES_MAX}, most frequent first
 * @param attention the {@value #FILES_MAX} files with most findings, most first
 * @param convergences those files to which several instances came in several ways
 * @param agreements the {@value #FINDINGS_MAX} worst findings that several instances confirmed in
 *     several ways, worst first
 * @param chains what rests on what that others did: the {@value #CHAINS_MAX} longest, longest
 *     first, of equally long ones the newest
 */
public record Network(
    List<Node> nodes,
    List<Edge> edges,
    List<Attention> attention,
    List<Attention> convergences,
    List<Agreement> agreements,
    List<Chain> chains) {
  public static final int EDGES_MAX = 1_000;
  public static final int FILES_MAX = 100;
  public static final int FINDINGS_MAX = 100;
  public static final int CHAINS_MAX = 100;

  private static final Comparator<Edge> MOST_FIRST =
      Comparator.comparingInt(Edge::count)
          .reversed()
          .thenComparing(Edge::from)
          .thenComparing(Edge::to)
          .thenComparing(Edge::kind);

  /**
   * What is still in the state and not older than that, by the wall clocks of those who said it: a
   * window for people.
   */
  public static Network of(HiveState state, Instant since) {
    var seen = new Seen();
    state.mail().bySeq().values().stream()
        .filter(message -> !message.timestamp().isBefore(since))
        .filter(message -> !message.showsFact()) // whoever states a fact talks to nobody
        .forEach(seen::message);
    var findings =
        state.memory().findings().values().stream()
            .filter(known -> !known.at().isBefore(since))
            .toList();
    findings.forEach(seen::finding);
    var provenance = Provenance.of(state, since);
    provenance.edges().forEach(seen::builds);
    var files = Attention.of(findings);
    return new Network(
        seen.nodes(),
        seen.edges(),
        files.stream().limit(FILES_MAX).toList(),
        files.stream().filter(Attention::converges).limit(FILES_MAX).toList(),
        Agreement.of(findings).stream().limit(FINDINGS_MAX).toList(),
        provenance.chains(CHAINS_MAX));
  }

  /** What was counted so far. Confined to one call. */
  private static final class Seen {
    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final Map<Pair, Integer> edges = new HashMap<>();

    private record Pair(String from, String to, Edge.Kind kind) {
      Edge times(int count) {
        return new Edge(from, to, kind, count);
      }
    }

    void message(Message message) {
      var kind =
          switch (message.type()) {
            case "question" -> Edge.Kind.ASKS;
            case "answer" -> Edge.Kind.ANSWERS;
            default -> Edge.Kind.TALKS;
          };
      count(message.from(), 1, 0, 0);
      edge(message.from(), message.to(), kind);
    }

    void finding(KnownFinding known) {
      var author = known.author().toString();
      count(author, 0, 1, 0);
      for (var word : known.words()) {
        var by = word.by().toString();
        count(by, 0, 0, 1);
        edge(
            by,
            author,
            switch (word.says()) {
              case CONFIRMED -> Edge.Kind.CONFIRMS;
              case REFUTED -> Edge.Kind.REFUTES;
            });
      }
    }

    void builds(Edge edge) {
      count(edge.from(), 0, 0, 0);
      count(edge.to(), 0, 0, 0);
      edges.put(new Pair(edge.from(), edge.to(), edge.kind()), edge.count());
    }

    private void edge(String from, String to, Edge.Kind kind) {
      count(to, 0, 0, 0);
      edges.merge(new Pair(from, to, kind), 1, Integer::sum);
    }

    private void count(String id, int said, int found, int checked) {
      var before = nodes.getOrDefault(id, new Node(id, Node.kindOf(id), 0, 0, 0));
      nodes.put(
          id,
          new Node(
              id,
              before.kind(),
              before.said() + said,
              before.found() + found,
              before.checked() + checked));
    }

    List<Node> nodes() {
      return List.copyOf(nodes.values());
    }

    List<Edge> edges() {
      return edges.entrySet().stream()
          .map(one -> one.getKey().times(one.getValue()))
          .sorted(MOST_FIRST)
          .limit(EDGES_MAX)
          .toList();
    }
  }
}
