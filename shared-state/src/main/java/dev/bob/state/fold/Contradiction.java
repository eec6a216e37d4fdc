package dev.bob.state.fold;

/**
 * That another entry of the memory says something else, as the one entry shows it.
 *
 * <pre>{@code
 * {"entry":8,"why":"The links are checked in minutes, not in seconds.","by":"instance_3"}
 * }</pre>
 *
 * @param entry the seq of the other one
 * @param why one sentence for people
 * @param by an instance, the person, or what a program calls itself
 */
public record Contradiction(long entry, String why, String by) {}
