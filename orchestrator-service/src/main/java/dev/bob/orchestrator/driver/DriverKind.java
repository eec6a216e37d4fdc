package dev.bob.orchestrator.driver;

/** What runs the instances: {@code BOB_DRIVER}. */
public enum DriverKind {
  PROCESS,
  DOCKER,
  KUBERNETES
}
