package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;

/** Tells a signed JSON Web Token (RFC 7519) from three words with dots. */
final class JsonWebToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonWebToken() {}

  /** Whether its header names an algorithm and its claims are not those of every manual. */
  static boolean isSigned(String token) {
    String[] parts = token.split("\\.");
    JsonNode header = json(parts[0]);
    JsonNode claims = json(parts[1]);
    String algorithm = header.path("alg").asText("none");
    return !algorithm.equalsIgnoreCase("none")
        && !claims.isEmpty()
        && !claims.path("sub").asText().equals("1234567890")
        && !claims.path("name").asText().contains("John")
        && Randomness.bitsPerChar(parts[2]) > 3;
  }

  private static JsonNode json(String base64Url) {
    try {
      return JSON.readTree(new String(Base64.getUrlDecoder().decode(base64Url), UTF_8));
    } catch (IllegalArgumentException | JacksonException noJson) {
      return JSON.missingNode();
    }
  }
}
