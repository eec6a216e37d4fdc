package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.MemoryFact.MemoryList;

/**
 * What a program that knows nothing of Bob has put into the memory. Nobody verifies it: it has no
 * evidence at a commit, and counts for no report.
 *
 * @param seq of its event: its identity
 * @param author what the program calls itself
 * @param entry its fields as they were written
 */
public record ForeignEntry(long seq, MemoryList list, String author, ObjectNode entry) {}
