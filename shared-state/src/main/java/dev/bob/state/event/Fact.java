package dev.bob.state.event;

/** Something that is so from its place in the log on, if the fold accepts it. A closed set. */
public sealed interface Fact
    permits MemberFact,
        FleetFact,
        WorkFact,
        MessageFact,
        QuestionFact,
        MemoryFact,
        ProposalFact,
        DeliberationFact,
        ChangeFact,
        LogFact {}
