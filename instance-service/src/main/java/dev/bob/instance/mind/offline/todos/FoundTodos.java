package dev.bob.instance.mind.offline.todos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.offline.repository.Snapshot;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.todos.blame.Line;
import dev.bob.instance.mind.offline.todos.blame.Origin;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The todos of a task, in the order of files and lines, of which the first are kept. */
final class FoundTodos {
  private record Place(TreeEntry entry, Todo todo) {
    Line line() {
      return new Line(entry.path(), entry.id(), todo.line());
    }
  }

  /** The result has one place, and 32 KiB. */
  private static final int PLACE_CHARS_MAX = 1_000;

  private final int keptMax;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Integer> markers = new TreeMap<>();
  private int files;
  private int count;

  /**
   * @param keptMax further ones are only counted. One costs at most 2 KiB of memory
   */
  FoundTodos(int keptMax) {
    this.keptMax = keptMax;
  }

  void add(TreeEntry entry, List<Todo> todos) {
    files++;
    count += todos.size();
    todos.forEach(todo -> markers.merge(todo.marker(), 1, Integer::sum));
    todos.stream()
        .limit(keptMax - places.size())
        .forEach(todo -> places.add(new Place(entry, todo)));
  }

  List<Line> lines() {
    return places.stream().map(Place::line).toList();
  }

  /** One finding for each that was kept, those without an origin included. */
  Stream<Finding> findings(Snapshot snapshot, Map<Line, Origin> origins) {
    return places.stream()
        .map(
            place ->
                TodoFinding.of(
                    snapshot,
                    place.entry(),
                    place.todo(),
                    Optional.ofNullable(origins.get(place.line()))));
  }

  /** Counts, and the oldest one. */
  ObjectNode json(Map<Line, Origin> origins) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("files", files);
    ObjectNode byMarker = json.putObject("markers");
    markers.forEach(byMarker::put);
    long dated = origins.values().stream().filter(Origin::exact).count();
    json.put("dated", dated)
        .put("at_least", origins.size() - dated)
        .put("not_dated", count - origins.size());
    oldest(origins).ifPresent(place -> put(json.putObject("oldest"), place, origins));
    json.putObject("found").put(TodoFinding.KIND, count);
    return json;
  }

  /** Of equally old ones the first. */
  private Optional<Place> oldest(Map<Line, Origin> origins) {
    return places.stream()
        .filter(place -> origins.containsKey(place.line()))
        .min(Comparator.comparing(place -> time(place, origins)));
  }

  private static void put(ObjectNode json, Place place, Map<Line, Origin> origins) {
    String at = place.entry().path() + ":" + place.todo().line();
    json.put("since", time(place, origins).toString()).put("place", Clip.clip(at, PLACE_CHARS_MAX));
  }

  private static Instant time(Place place, Map<Line, Origin> origins) {
    return Objects.requireNonNull(origins.get(place.line())).time();
  }
}
