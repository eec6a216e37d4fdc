package dev.bob.state.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bob.state.json.Json;
import dev.bob.state.model.Clip;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What went wrong with a request, as RFC 9457 says it.
 *
 * <pre>{@code
 * {"type":"about:blank","title":"Bad Request","status":400,"reason":"bad_input",
 *  "detail":"replicas out of 0..64: 65","field":"replicas","remedy":"Send a number from 0 to 64."}
 * }</pre>
 *
 * @param status the HTTP status
 * @param title the status in words
 * @param reason a lower-case word for programs, from a closed set per route
 * @param detail one sentence for people
 * @param field which field or parameter it is about; absent if about none
 * @param remedy what to do instead; absent if nothing helps
 */
@JsonPropertyOrder({"type", "title", "status", "reason", "detail", "field", "remedy"})
public record Problem(
    int status,
    String title,
    String reason,
    String detail,
    Optional<String> field,
    Optional<String> remedy) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int DETAIL_CHARS_MAX = 600;

  public Problem {
    detail = Clip.clip(detail, DETAIL_CHARS_MAX);
  }

  /** A problem about no field, without a remedy. */
  public static Problem of(int status, String reason, String detail) {
    return new Problem(status, titleOf(status), reason, detail, Optional.empty(), Optional.empty());
  }

  /** 400: that field or parameter cannot be used as it is. */
  public static Problem badInput(String field, String detail, String remedy) {
    return of(400, "bad_input", detail).about(field).remedy(remedy);
  }

  /** 404: there is no such thing. */
  public static Problem notFound(String detail) {
    return of(404, "not_found", detail);
  }

  /** The same with a remedy. */
  public Problem remedy(String text) {
    return new Problem(status, title, reason, detail, field, Optional.of(text));
  }

  /** The same, about that field or parameter. */
  public Problem about(String name) {
    return new Problem(status, title, reason, detail, Optional.of(name), remedy);
  }

  /** Always {@code about:blank}: {@link #reason} tells problems of one status apart. */
  @JsonProperty
  public String type() {
    return "about:blank";
  }

  /** Ends that answer with this problem; for whoever answers before JAX-RS does. */
  public void answer(HttpServerResponse response) {
    response.setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE).end(Buffer.buffer(json()));
  }

  byte[] json() {
    try {
      return Json.MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a problem of strings and numbers cannot fail", e);
    }
  }

  private static String titleOf(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
