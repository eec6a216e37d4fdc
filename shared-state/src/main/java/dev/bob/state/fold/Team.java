package dev.bob.state.fold;

/**
 * What makes a team of the members: what they ask each other, what each has shown that it can do,
 * and what they put to the vote.
 */
public record Team(Questions questions, Skills skills, Proposals proposals) {
  static final Team NONE = new Team(Questions.NONE, Skills.NONE, Proposals.NONE);

  Team with(Questions next) {
    return new Team(next, skills, proposals);
  }

  Team with(Skills next) {
    return new Team(questions, next, proposals);
  }

  Team with(Proposals next) {
    return new Team(questions, skills, next);
  }
}
