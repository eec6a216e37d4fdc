package dev.bob.state.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.fold.HiveState;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which components of the records of a state have been seen to hold something. A new one that no
 * history fills would pass every comparison, lost or not.
 */
final class FilledComponents {
  private final Set<String> all = new HashSet<>();
  private final Set<String> filled = new HashSet<>();
  private final Set<Type> known = new HashSet<>();

  FilledComponents() {
    know(HiveState.class);
  }

  void see(Object value) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(this::see);
      case Map<?, ?> map ->
          map.forEach(
              (key, entry) -> {
                see(key);
                see(entry);
              });
      case JsonNode _ -> {}
      case Collection<?> collection -> collection.forEach(this::see);
      case Record owner -> seeComponents(owner);
      default -> {}
    }
  }

  Set<String> neverFilled() {
    var never = new HashSet<>(all);
    never.removeAll(filled);
    return never;
  }

  private void seeComponents(Record owner) {
    for (var component : owner.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        var value = component.getAccessor().invoke(owner);
        if (!isNothing(value)) {
          filled.add(owner.getClass().getName() + "." + component.getName());
        }
        see(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean isNothing(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.isEmpty();
      case OptionalInt optional -> optional.isEmpty();
      case OptionalLong optional -> optional.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      case JsonNode node -> node.isEmpty();
      case Collection<?> collection -> collection.isEmpty();
      case Number number -> number.longValue() == 0;
      case Boolean flag -> !flag;
      case String text -> text.isEmpty();
      default -> false;
    };
  }

  private void know(Type type) {
    if (!known.add(type)) {
      return;
    }
    switch (type) {
      case ParameterizedType generic -> {
        for (var argument : generic.getActualTypeArguments()) {
          know(argument);
        }
      }
      case Class<?> raw when raw.isSealed() -> {
        for (var permitted : raw.getPermittedSubclasses()) {
          know(permitted);
        }
      }
      case Class<?> raw when raw.isRecord() -> {
        for (var component : raw.getRecordComponents()) {
          all.add(raw.getName() + "." + component.getName());
          know(component.getGenericType());
        }
      }
      default -> {}
    }
  }
}
