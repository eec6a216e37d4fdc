package dev.bob.instance.mind.offline.secrets;

/**
 * A secret that was recognized.
 *
 * @param line 1-based line at which it begins
 */
record Suspect(SecretRule rule, int line, Secret secret, Surroundings surroundings) {}
