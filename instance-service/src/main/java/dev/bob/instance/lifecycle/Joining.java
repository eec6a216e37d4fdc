package dev.bob.instance.lifecycle;

import dev.bob.instance.status.Patience;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gets this process an id, a role and an epoch. */
final class Joining {
  private static final Logger LOG = Logger.getLogger(Joining.class);

  private final Hive hive;
  private final InstanceConfig config;
  private final String host;
  private final String key;
  private final Patience patience = new Patience("waiting for the log, to join", LOG::warn);

  Joining(Hive hive, InstanceConfig config, String host) {
    this.hive = hive;
    this.config = config;
    this.host = host;
    this.key = config.instanceId().or(config::launchKey).orElseGet(this::ownKey);
  }

  /** In a container (where we are the first process) its name stays when it is made anew. */
  private String ownKey() {
    return ProcessHandle.current().pid() == 1
        ? ContainerName.ofThis(host).orElse(host)
        : UUID.randomUUID().toString();
  }

  /**
   * Joins, or joins anew after a death: as soon as the log takes it, and again if nobody knows
   * whether it did, since the same key gets the same id.
   *
   * @throws JoinRefused the fold said no; its message is one sentence
   */
  Member join(String url) throws LogException, JoinRefused, InterruptedException {
    var fact =
        new MemberFact.Joined(
            key,
            url,
            ProcessHandle.current().pid(),
            host,
            wantedId(),
            config.instanceRole(),
            config.launch());
    var outcome = patience.submit(hive, Author.joiner(key), fact);
    if (outcome.verdict() instanceof Verdict.Rejected rejected) {
      throw new JoinRefused("cannot join the hive: " + rejected.detail());
    }
    long epoch = outcome.seq().orElseThrow();
    return outcome
        .state()
        .members()
        .withKey(key)
        .filter(member -> member.epoch() == epoch)
        .orElseThrow(
            () ->
                new JoinRefused("another process joined with the same key " + key + " meanwhile"));
  }

  private Optional<InstanceId> wantedId() {
    return config.instanceId().map(InstanceId::parse);
  }

  /** The fold does not let this process in. */
  static final class JoinRefused extends Exception {
    private static final long serialVersionUID = 1L;

    JoinRefused(String sentence) {
      super(sentence);
    }
  }
}
