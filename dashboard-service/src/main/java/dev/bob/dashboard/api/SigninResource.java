package dev.bob.dashboard.api;

import dev.bob.dashboard.control.SigninCodes;
import dev.bob.state.web.Operator;
import dev.bob.state.web.OperatorCookie;
import dev.bob.state.web.OperatorToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signing a browser in: whoever has the operator's token asks for a one-time link, and whoever
 * opens it gets the cookie.
 */
@Path("/")
final class SigninResource {
  private static final String PAGE = "META-INF/resources/index.html";
  private static final String HINT = "signin.html";

  private final SigninCodes codes;
  private final Operator operator;

  SigninResource(SigninCodes codes, Operator operator) {
    this.codes = codes;
    this.operator = operator;
  }

  /** A link to open once, under the name that it was asked for by. */
  public record SigninLink(String code, String url, Instant expiresAt) {}

  @POST
  @Path("/api/signin-codes")
  public Response issue(@Context HttpServerRequest request) {
    var code = codes.issue();
    var url = request.scheme() + "://" + request.authority() + "/signin?code=" + code.text();
    return Response.status(Response.Status.CREATED)
        .entity(new SigninLink(code.text(), url, code.expiresAt()))
        .build();
  }

  /**
   * The page itself, with the cookie. Not a redirect: a browser that comes from a link elsewhere
   * would not send a SameSite=Strict cookie along with it.
   */
  @GET
  @Path("/signin")
  @Produces(MediaType.TEXT_HTML)
  public Response signin(
      @QueryParam("code") @Nullable String code, @Context HttpServerRequest request)
      throws IOException {
    var token = operator.token();
    if (code != null && token.isPresent() && codes.use(code)) {
      return signedIn(request, token.get());
    }
    return operator.knows(request) ? html(200, PAGE) : html(403, HINT);
  }

  /** What looks at a link before a person does must not use it up. */
  @HEAD
  @Path("/signin")
  public Response peek() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED).build();
  }

  private static Response signedIn(HttpServerRequest request, OperatorToken token)
      throws IOException {
    OperatorCookie.give(request, token);
    return html(200, PAGE);
  }

  private static Response html(int status, String resource) throws IOException {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + resource);
      }
      return Response.status(status)
          .header("Cache-Control", "no-store")
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .entity(in.readAllBytes())
          .build();
    }
  }
}
