package dev.bob.state.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The file {@code .shared_proposals.json}. Proposals come with the consensus; until then there are
 * none.
 *
 * <pre>{@code
 * {
 *   "proposals" : [ ]
 * }
 * }</pre>
 */
record ProposalsView(List<ObjectNode> proposals) {
  static final ProposalsView NONE = new ProposalsView(List.of());
}
