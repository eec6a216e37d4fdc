package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * One incarnation of an id.
 *
 * @param epoch the seq of its join: higher than all epochs before
 * @param startedAt the joiner's wall clock, for people
 * @param steering what it is asked to do and has not done yet
 */
public record Member(
    InstanceId id,
    Role role,
    long epoch,
    String key,
    String url,
    long pid,
    String host,
    Instant startedAt,
    Optional<String> launch,
    Standing standing,
    Optional<Steering> steering) {

  /** Whether it is still there, and if not, how it went. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Standing.Live.class, name = "live"),
    @JsonSubTypes.Type(value = Standing.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Standing.Lost.class, name = "lost")
  })
  public sealed interface Standing {
    record Live() implements Standing {}

    record Left(String reason) implements Standing {}

    record Lost(String cause) implements Standing {}
  }

  public boolean live() {
    return standing instanceof Standing.Live;
  }

  /** Whether new work may be given to it. */
  public boolean takesWork() {
    return live() && steering.isEmpty();
  }

  Member with(Standing next) {
    return new Member(id, role, epoch, key, url, pid, host, startedAt, launch, next, steering);
  }

  Member with(Optional<Steering> next) {
    return new Member(id, role, epoch, key, url, pid, host, startedAt, launch, standing, next);
  }
}
