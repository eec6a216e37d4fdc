package dev.bob.instance.mind.offline.secrets;

import dev.bob.state.model.Severity;

/**
 * One sort of secret.
 *
 * @param id in lower case with dashes; a tag of each finding
 * @param name for people, with its article
 * @param keyword not empty; the recognizer is asked wherever it stands
 * @param distinctive whether the text itself tells; one that does not is reported only where nobody
 *     invents credentials
 * @param severity outside of test data, examples and documentation
 * @param remedy the end of a sentence: what a person does
 */
record SecretRule(
    String id,
    String name,
    String keyword,
    Recognizer recognizer,
    boolean distinctive,
    Severity severity,
    String remedy) {

  Severity severity(Surroundings surroundings) {
    if (surroundings == Surroundings.PRODUCT) {
      return severity;
    }
    return severity.compareTo(Severity.HIGH) <= 0 ? Severity.LOW : Severity.NOTE;
  }

  boolean applies(Source source) {
    return distinctive || (source.code() && source.surroundings() == Surroundings.PRODUCT);
  }
}
