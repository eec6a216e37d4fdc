package dev.bob.state.view;

import dev.bob.state.ingest.Ingest;
import java.util.Optional;

/** The views, and the names of their files in the home folder. */
enum View {
  REGISTRY(".instance_registry.json"),
  MESSAGES(".shared_messages.json"),
  MEMORY(".shared_memory.json"),
  TASKS(".shared_tasks.json"),
  PROPOSALS(".shared_proposals.json"),
  QUESTIONS(".shared_questions.json");

  private final String fileName;

  View(String fileName) {
    this.fileName = fileName;
  }

  /** As what it is read, where programs may write into it. */
  Optional<Ingest.Source> source() {
    return switch (this) {
      case MESSAGES -> Optional.of(Ingest.Source.MESSAGES);
      case MEMORY -> Optional.of(Ingest.Source.MEMORY);
      case REGISTRY, TASKS, PROPOSALS, QUESTIONS -> Optional.empty();
    };
  }

  String fileName() {
    return fileName;
  }
}
