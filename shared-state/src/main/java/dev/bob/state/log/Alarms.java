package dev.bob.state.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What is wrong with one log, as sentences for people: each is kept and logged once. May be used
 * from any thread.
 */
public final class Alarms {
  private static final int ALARMS_MAX = 100;
  private static final Logger LOGGER = Logger.getLogger(Alarms.class);

  private final Set<String> sentences = new LinkedHashSet<>();

  /** Raises an alarm; the same sentence again changes nothing, and so does one past the limit. */
  public synchronized void raise(String sentence) {
    if (sentences.size() < ALARMS_MAX && sentences.add(sentence)) {
      LOGGER.error(sentence);
    }
  }

  /** Takes back an alarm whose cause is gone. */
  public synchronized void clear(String sentence) {
    if (sentences.remove(sentence)) {
      LOGGER.info("over: " + sentence);
    }
  }

  /** The alarms that stand, oldest first. */
  public synchronized List<String> standing() {
    return List.copyOf(new ArrayList<>(sentences));
  }
}
