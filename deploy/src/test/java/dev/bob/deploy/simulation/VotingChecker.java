package dev.bob.deploy.simulation;

import static dev.bob.deploy.simulation.Checker.require;
import static dev.bob.deploy.simulation.VotingBook.ACCEPTED;
import static dev.bob.deploy.simulation.VotingBook.OPEN;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Verdict;
import dev.bob.state.model.InstanceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges the votes with books and a way of counting of its own, and breaks off where the fold says
 * something else.
 */
final class VotingChecker {
  private static final Duration VETO_MIN = Duration.ofSeconds(5);

  private final SimulatedLog log;
  private final VirtualTime time;
  private final Map<InstanceId, Long> live = new HashMap<>();
  private final Set<String> records = new HashSet<>();
  private final Map<String, VotingBook> books = new TreeMap<>();
  private final Map<String, Integer> refusedVotes = new TreeMap<>();
  private int votes;

  VotingChecker(SimulatedLog log, VirtualTime time) {
    this.log = log;
    this.time = time;
  }

  int votes() {
    return votes;
  }

  List<String> outcomes() {
    return books.values().stream().map(book -> book.outcome).toList();
  }

  Map<String, Integer> refusedVotes() {
    return refusedVotes;
  }

  boolean allClosed() {
    return books.values().stream().noneMatch(book -> Set.of(OPEN, ACCEPTED).contains(book.outcome));
  }

  void see(Recorded recorded, Verdict verdict) {
    if (verdict.accepted()) {
      require(records.add(recorded.writer() + " " + recorded.n()), "counted twice: " + recorded);
      accepted(recorded);
    } else if (verdict instanceof Verdict.Rejected rejected
        && recorded.event().fact() instanceof ProposalFact.VoteCast cast) {
      refusedVotes.merge(rejected.reason().toString(), 1, Integer::sum);
      require(!counts(recorded, cast), "a vote that counts was refused: " + recorded + rejected);
    }
  }

  private void accepted(Recorded recorded) {
    switch (recorded.event().fact()) {
      case MemberFact.Joined joined ->
          live.put(
              log.state(recorded.seq()).members().withKey(joined.key()).orElseThrow().id(),
              recorded.seq());
      case MemberFact.Left _ -> live.remove(InstanceId.parse(recorded.event().by().id()));
      case MemberFact.Lost lost -> live.remove(lost.id());
      case MessageFact.Ingested said -> {
        var book =
            new VotingBook(said.metadata().path("rule").asText(), seconds(said), voters(), now());
        if (!book.voters.isEmpty() && book.suffices(book.voters.size())) {
          add(book);
        }
      }
      case ProposalFact fact -> accepted(recorded, fact);
      default -> {}
    }
  }

  private void accepted(Recorded recorded, ProposalFact fact) {
    switch (fact) {
      case ProposalFact.Opened opened -> {
        var motion = opened.motion();
        var book = new VotingBook(motion.rule().toString(), motion.deadline(), voters(), now());
        require(book.suffices(book.voters.size()), "can never be accepted: " + recorded);
        add(book);
      }
      case ProposalFact.VoteCast cast -> {
        require(counts(recorded, cast), "counts though it must not: " + recorded);
        votes++;
        var book = book(cast.proposal());
        book.said.put(InstanceId.parse(recorded.event().by().id()), cast);
        turn(book, book.counted());
      }
      case ProposalFact.Revised revised -> {
        var book = book(revised.proposal());
        require(book.outcome.equals(OPEN), "revised though decided: " + recorded);
        require(revised.version() == ++book.version, "a version was left out: " + recorded);
        book.voters = voters();
        book.said = new HashMap<>();
        book.since = now();
      }
      case ProposalFact.Expired expired -> {
        var book = book(expired.proposal());
        require(book.outcome.equals(OPEN), "expired though decided: " + recorded);
        require(book.version == expired.version(), "another version expired: " + recorded);
        require(elapsed(book).compareTo(book.deadline) >= 0, "expired too early: " + recorded);
        turn(book, "expired");
      }
      case ProposalFact.Vetoed vetoed -> {
        var book = book(vetoed.proposal());
        require(
            Set.of(OPEN, ACCEPTED).contains(book.outcome), "vetoed though it began: " + recorded);
        turn(book, "vetoed");
      }
      case ProposalFact.CarriedOut carried -> {
        var book = book(carried.proposal());
        require(book.outcome.equals(ACCEPTED), "carried out though not accepted: " + recorded);
        require(elapsed(book).compareTo(VETO_MIN) >= 0, "no time for a veto: " + recorded);
        turn(book, "carried_out");
      }
    }
  }

  private boolean counts(Recorded recorded, ProposalFact.VoteCast cast) {
    var by = recorded.event().by();
    if (by.kind() != Author.Kind.INSTANCE || !books.containsKey(cast.proposal().value())) {
      return false;
    }
    var voter = InstanceId.parse(by.id());
    var book = book(cast.proposal());
    return book.outcome.equals(OPEN)
        && book.version == cast.version()
        && book.voters.contains(voter)
        && by.epoch().orElse(0) == live.getOrDefault(voter, -1L)
        && !cast.equals(book.said.get(voter));
  }

  private void add(VotingBook book) {
    books.put("proposal_" + (books.size() + 1), book);
  }

  private VotingBook book(Object id) {
    var book = books.get(id.toString());
    require(book != null, "nobody has proposed " + id);
    return book;
  }

  private void turn(VotingBook book, String outcome) {
    if (!book.outcome.equals(outcome)) {
      book.outcome = outcome;
      book.since = now();
    }
  }

  private Set<InstanceId> voters() {
    return Set.copyOf(live.keySet());
  }

  private Duration now() {
    return time.now();
  }

  private Duration elapsed(VotingBook book) {
    return now().minus(book.since);
  }

  private static Duration seconds(MessageFact.Ingested said) {
    return Duration.ofSeconds(said.metadata().path("deadline_seconds").asInt());
  }

  /** Each proposal that the fold still keeps stands where the books say, and so do decisions. */
  void compare(HiveState state) {
    List<String> carried = new ArrayList<>();
    books.forEach(
        (id, book) -> {
          if (book.outcome.equals("carried_out")) {
            carried.add(id);
          }
        });
    require(
        state.proposals().nextNumber() == books.size() + 1,
        "so many are proposed: " + books.size());
    for (var proposal : state.proposals().all()) {
      var book = book(proposal.id());
      require(
          proposal.state().word().equals(book.outcome) && proposal.version() == book.version,
          proposal + " is " + book.outcome + " at version " + book.version);
    }
    require(
        state.memory().decisions().values().stream()
            .map(decision -> decision.proposal().value())
            .sorted()
            .toList()
            .equals(carried),
        "decisions are those that were carried out: " + carried);
  }
}
