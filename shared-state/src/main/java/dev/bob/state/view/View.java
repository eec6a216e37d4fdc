package dev.bob.state.view;

/** The views, and the names of their files in the home folder. */
enum View {
  REGISTRY(".instance_registry.json"),
  MESSAGES(".shared_messages.json"),
  MEMORY(".shared_memory.json"),
  TASKS(".shared_tasks.json"),
  PROPOSALS(".shared_proposals.json");

  private final String fileName;

  View(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }
}
