package dev.bob.orchestrator.scaling;

/**
 * How many instances are wished for, and how many are members now.
 *
 * @param desired 0 to 64
 */
public record FleetSize(int desired, int actual) {}
