package dev.bob.state.presence;

import dev.bob.state.fold.Member;
import java.util.Collection;

/** Who else can say whether a silent member lives. Asked by one observer, on its thread. */
public interface SecondWitness {
  /** How often in a row it must have failed to find the member alive. */
  int FAILURES_MIN = 3;

  /**
   * Looks after these from now on, and forgets all others; does not wait for answers.
   *
   * @param suspects live members that have been silent for a while; may be empty
   */
  void ask(Collection<Member> suspects);

  /**
   * Whether it failed at least {@value #FAILURES_MIN} times in a row since that member became
   * suspect.
   */
  boolean failing(Member member);
}
