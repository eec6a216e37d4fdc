package dev.bob.dashboard.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets {@code follow=true} ask for a stream: a browser's {@code EventSource} also says so in its
 * headers, whoever else follows a log need not.
 */
final class FollowFilter {
  @ServerRequestFilter(preMatching = true)
  void follow(ContainerRequestContext request) {
    var uri = request.getUriInfo();
    if (uri.getPath().endsWith("/logs")
        && "true".equals(uri.getQueryParameters().getFirst("follow"))) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.SERVER_SENT_EVENTS);
    }
  }
}
