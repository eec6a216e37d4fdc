package dev.bob.instance.mind.offline.report;

import dev.bob.state.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be said about a kind of finding as such.
 *
 * @param kind of {@link Finding#kind}
 * @param heading for a list of them, plural
 * @param what one sentence: what the rule looks for
 * @param help one or two sentences: what a person does about it
 * @param weight among findings of the same severity the lower comes first
 */
record Rule(String kind, String heading, String what, String help, int weight) {
  private static final int WEIGHT_UNKNOWN = 50;

  private static final Map<String, Rule> KNOWN =
      List.of(
              new Rule(
                  "secret",
                  "Suspected secrets",
                  "A text that has the shape of a password, a private key or an access token.",
                  "Find out whether it is in use. If so, withdraw it where it was issued: taking it"
                      + " out of the newest commit does not take it out of the history.",
                  10),
              new Rule(
                  "broken-link",
                  "Broken links",
                  "A relative link or image in Markdown whose target is not in the repository.",
                  "Mend the link, or take it out.",
                  20),
              new Rule(
                  "hotspot",
                  "Hotspots",
                  "A large source file that changes far more often than the others.",
                  "Look at what its changes have in common: parts that change for different reasons"
                      + " can be separated, and tests pay here first.",
                  30),
              new Rule(
                  "large-file",
                  "Large files",
                  "A file that makes every clone larger.",
                  "Keep it outside the history (a release, an artifact store, Git LFS) if it need"
                      + " not be versioned with the code.",
                  40),
              new Rule(
                  "todo",
                  "TODO, FIXME, XXX and HACK by age",
                  "A comment in which somebody left work for later.",
                  "Do it, make an issue of it, or take it out.",
                  90))
          .stream()
          .collect(Collectors.toUnmodifiableMap(Rule::kind, Function.identity()));

  /** The rule of a kind; a plain one for a kind that has no texts yet. */
  static Rule of(String kind) {
    Rule known = KNOWN.get(kind);
    return known != null
        ? known
        : new Rule(
            kind,
            "Other: " + kind,
            "Found by the rule " + kind + ".",
            "See the message of each finding.",
            WEIGHT_UNKNOWN);
  }
}
