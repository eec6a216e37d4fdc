package dev.bob.instance.mind.offline.large;

/**
 * What a file weighs once compressed.
 *
 * @param packedBytes after compression
 * @param whole false if compressing stopped early: it has at least so many
 */
record Weight(long packedBytes, boolean whole) {}
