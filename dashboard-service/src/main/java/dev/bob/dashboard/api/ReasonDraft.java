package dev.bob.dashboard.api;

import org.jspecify.annotations.Nullable;

/** The body of what the person does not want. */
public record ReasonDraft(@Nullable String reason) {
  String required() {
    return Parameters.required("reason", reason);
  }
}
