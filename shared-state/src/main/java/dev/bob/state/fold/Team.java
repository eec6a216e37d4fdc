package dev.bob.state.fold;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What makes a team of the members: what they ask each other, what each has shown that it can do,
 * what they put to the vote, and the changes that they have accepted.
 *
 * @param changes by number, see {@link ChangeQueue}; as a map, so that a state without one is what
 *     it was before there were changes
 */
public record Team(
    Questions questions,
    Skills skills,
    Proposals proposals,
    PSortedMap<Integer, QueuedChange> changes) {
  static final Team NONE = new Team(Questions.NONE, Skills.NONE, Proposals.NONE, TreePMap.empty());

  Team with(Questions next) {
    return new Team(next, skills, proposals, changes);
  }

  Team with(Skills next) {
    return new Team(questions, next, proposals, changes);
  }

  Team with(Proposals next) {
    return new Team(questions, skills, next, changes);
  }

  Team with(ChangeQueue next) {
    return new Team(questions, skills, proposals, next.byNumber());
  }
}
