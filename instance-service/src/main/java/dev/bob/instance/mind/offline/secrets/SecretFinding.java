package dev.bob.instance.mind.offline.secrets;

import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.instance.mind.offline.survey.ProofCommand;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import java.util.List;

/**
 * A suspected secret as a finding. The command shows the line to whoever has the repository anyway;
 * nothing else of the finding tells more than the sort, the place and {@link Secret#masked}.
 */
final class SecretFinding {
  static final String KIND = "secret";

  private SecretFinding() {}

  /**
   * @param ordinal 1 for the first secret of its rule in the file, and so on: the id is made of it
   *     and not of the secret, which could be guessed by its hash
   */
  static Finding of(String commit, TreeEntry entry, Suspect suspect, int ordinal) {
    SecretRule rule = suspect.rule();
    Surroundings surroundings = suspect.surroundings();
    String masked = suspect.secret().masked();
    return new Finding(
        Fingerprint.of(KIND, entry.path(), rule.id() + "#" + ordinal, commit),
        KIND,
        rule.severity(surroundings),
        "%s holds %s%s (%s)".formatted(entry.path(), rule.name(), surroundings.words, masked),
        why(surroundings, rule),
        Effort.HOURS,
        List.of(rule.id(), "security"),
        new Evidence(
            commit,
            entry.path(),
            suspect.line(),
            ProofCommand.line(commit, entry, suspect.line()),
            masked));
  }

  private static String why(Surroundings surroundings, SecretRule rule) {
    return surroundings == Surroundings.PRODUCT
        ? "Everybody who gets the repository gets it too: %s.".formatted(rule.remedy())
        : "It may be made up; if it ever opened anything, everybody who gets the repository has it: %s."
            .formatted(rule.remedy());
  }
}
