package dev.bob.state.network;

import dev.bob.state.fold.KnownFinding;
import dev.bob.state.model.InstanceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file that confirmed findings name.
 *
 * @param findings how many
 * @param kinds by which rules they were found, sorted
 * @param authors who found them, by number
 */
public record Attention(String path, int findings, List<String> kinds, List<InstanceId> authors) {
  private static final Comparator<Attention> MOST_FIRST =
      Comparator.comparingInt(Attention::findings).reversed().thenComparing(Attention::path);

  /**
   * Of files only: what is about the whole repository is left out.
   *
   * @return most findings first, then by path
   */
  public static List<Attention> of(Collection<KnownFinding> findings) {
    return findings.stream()
        .filter(KnownFinding::confirmed)
        .filter(known -> !known.finding().evidence().path().isEmpty())
        .collect(
            Collectors.groupingBy(
                known -> known.finding().evidence().path(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(file -> of(file.getKey(), file.getValue()))
        .sorted(MOST_FIRST)
        .toList();
  }

  private static Attention of(String path, List<KnownFinding> findings) {
    return new Attention(
        path,
        findings.size(),
        findings.stream().map(known -> known.finding().kind()).distinct().sorted().toList(),
        findings.stream().map(KnownFinding::author).distinct().sorted().toList());
  }

  /** Whether several instances have come to that file in several ways, none by another's word. */
  public boolean converges() {
    return kinds.size() > 1 && authors.size() > 1;
  }
}
