package dev.bob.orchestrator.driver;

/**
 * One start of an instance.
 *
 * @param id names the {@code launch.planned} that it fulfils
 * @param key the key to join with: the same again gives the same id again
 */
public record Launch(String id, String key) {}
