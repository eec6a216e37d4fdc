package dev.bob.state.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bob.state.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Lets answers be written by the one JSON mapper, instead of one that Quarkus makes. */
final class MapperProducer {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Json.MAPPER;
  }
}
