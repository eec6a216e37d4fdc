package dev.bob.instance.mind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/**
 * What a task gave.
 *
 * @param result at most 32 KiB of JSON, kept with the task; a function of the order alone
 * @param files results for people by file name (no folders), put into {@code reports/<goal>/}
 */
public record TaskOutcome(JsonNode result, SortedMap<String, byte[]> files) {}
