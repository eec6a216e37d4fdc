package dev.bob.dashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.FleetFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.log.LogException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How large the hive is, and how large it is wished to be. */
@Path("/api/fleet")
final class FleetResource {
  private final Hive hive;
  private final Submissions submissions;

  FleetResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
  }

  /** The body of a wish. */
  public record Wish(@Nullable Integer replicas) {}

  /**
   * @param desired null as long as nobody has said
   * @param actual live members
   */
  public record Size(@JsonInclude OptionalInt desired, int actual) {
    static Size of(HiveState state) {
      return new Size(state.fleet().wished(), state.members().live().size());
    }
  }

  @GET
  public Size size() {
    return Size.of(hive.state());
  }

  /** Wishing for what is wished already is fine: PUT says how it shall be, not how to change it. */
  @PUT
  public Response wish(Wish wish) throws LogException {
    int replicas = Parameters.required("replicas", wish.replicas());
    var fact = Parameters.value("replicas", () -> new FleetFact.Wished(replicas));
    var state = hive.state();
    if (!state.fleet().wished().equals(OptionalInt.of(replicas))) {
      state = submissions.submit(fact).state();
    }
    return Response.accepted(Size.of(state)).build();
  }
}
