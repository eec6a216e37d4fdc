package dev.bob.state.fold;

import dev.bob.state.model.ProposalId;
import java.util.Optional;

/**
 * That the hive argues, or has argued, whether a contested finding holds: once.
 *
 * @param proposal in which it does
 * @param outcome what that decided; absent as long as it is open, and for good if it expired, was
 *     vetoed, had no majority either way, or came after a majority of words
 */
public record Settlement(ProposalId proposal, Optional<Word.Says> outcome) {}
