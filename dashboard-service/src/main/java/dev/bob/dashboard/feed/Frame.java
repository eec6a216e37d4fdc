package dev.bob.dashboard.feed;

import java.util.Optional;

/**
 * One event of a stream, before it is written as server-sent event.
 *
 * @param id where a reader that lost its connection goes on; absent where there is no going on
 * @param event its type; absent for the usual one, {@code message}
 * @param data one document of JSON
 */
public record Frame(Optional<String> id, Optional<String> event, String data) {}
