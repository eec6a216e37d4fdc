package dev.bob.instance.mind.offline;

import dev.bob.instance.mind.offline.hotspots.HotspotDetector;
import dev.bob.instance.mind.offline.inventory.InventoryDetector;
import dev.bob.instance.mind.offline.large.LargeFileDetector;
import dev.bob.instance.mind.offline.links.LinkDetector;
import dev.bob.instance.mind.offline.secrets.SecretDetector;
import dev.bob.instance.mind.offline.survey.Detector;
import dev.bob.instance.mind.offline.todos.TodoDetector;
import java.util.List;

/** The one place that names all detectors. */
public final class Detectors {
  private Detectors() {}

  public static List<Detector> all() {
    return List.of(
        new InventoryDetector(),
        new LinkDetector(),
        new LargeFileDetector(),
        new SecretDetector(),
        new TodoDetector(),
        new HotspotDetector());
  }
}
