package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import dev.bob.state.model.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the line of a finding alone, as its command shows it, and asks the rule that the finding
 * names. A key is not only recognized but read to its end.
 */
final class SecretJudge {
  /** As far as the two parts of a pair may stand apart: a line has a character at least. */
  private static final int LINES_BEFORE = KeyPair.NEARBY_CHARS;

  /** As many as a long key has. */
  private static final int LINES_BEHIND = 400;

  private final TreeEntry entry;
  private final Finding finding;
  private final Source file;
  private final String[] lines;

  SecretJudge(TreeEntry entry, byte[] bytes, Finding finding) {
    this.entry = entry;
    this.finding = finding;
    this.file = Source.of(entry.path(), bytes);
    this.lines = new String(bytes, ISO_8859_1).split("\n", -1);
  }

  Judgement judge() throws InterruptedException {
    List<SecretRule> rules =
        finding.tags().stream().flatMap(tag -> SecretRules.of(tag).stream()).toList();
    int line = finding.evidence().line();
    if (rules.isEmpty() || line < 1 || line > lines.length) {
      return new Judgement.Refuted("There is no such rule, or no such line.");
    }
    for (SecretRule rule : rules) {
      Optional<Judgement> judgement = judge(rule);
      if (judgement.isPresent()) {
        return judgement.get();
      }
    }
    return new Judgement.Refuted("The line holds no such secret.");
  }

  /** Nothing if the line holds no secret that the rule tells and the finding describes. */
  private Optional<Judgement> judge(SecretRule rule) throws InterruptedException {
    int line = finding.evidence().line() - 1;
    int first = Math.max(0, line - LINES_BEFORE);
    int last = Math.min(lines.length, line + LINES_BEHIND);
    Source part = file.with(String.join("\n", Arrays.asList(lines).subList(first, last)));
    int start = String.join("\n", Arrays.asList(lines).subList(first, line)).length();
    int end = Math.min(part.text().length(), start + 1 + lines[line].length());
    for (int at = start; at < end; at++) {
      if (part.text().startsWith(rule.keyword(), at) && rule.applies(part)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Optional<Match> match = rule.recognizer().at(part, at);
        if (match.isPresent() && describes(rule, part, match.get())) {
          return Optional.of(proof(rule, part.text(), at));
        }
      }
    }
    return Optional.empty();
  }

  private boolean describes(SecretRule rule, Source part, Match match) {
    var secret = new Secret(part.text().substring(match.from(), match.to()));
    var suspect =
        new Suspect(rule, finding.evidence().line(), secret, part.surroundingsAt(match.from()));
    Finding same = SecretFinding.of(finding.evidence().commit(), entry, suspect, 1);
    return same.severity() == finding.severity()
        && same.title().equals(finding.title())
        && same.evidence().equals(finding.evidence());
  }

  private static Judgement proof(SecretRule rule, String text, int at) {
    if (!rule.keyword().equals(KeyBlock.KEYWORD)) {
      return new Judgement.Confirmed("The line holds it, and it has what a real one has.");
    }
    return KeyBlock.at(text, at).filter(KeyBlock::isReadable).isPresent()
        ? new Judgement.Confirmed("The block from that line on was read as a key to its end.")
        : new Judgement.Refuted("The block from that line on cannot be read as a key.");
  }
}
