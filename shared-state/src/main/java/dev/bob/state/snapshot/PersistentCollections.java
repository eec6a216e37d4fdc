package dev.bob.state.snapshot;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The collections of the fold as JSON. What has no order of its own is written in the order of its
 * text, so that equal values give equal bytes in every process.
 */
final class PersistentCollections extends SimpleModule {
  private static final long serialVersionUID = 1L;

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Writing());
    context.addDeserializers(new Reading());
  }

  private static final class Writing extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findMapSerializer(
        SerializationConfig config,
        MapType type,
        BeanDescription bean,
        @Nullable JsonSerializer<Object> keys,
        @Nullable TypeSerializer valueTypes,
        @Nullable JsonSerializer<Object> values) {
      if (!PMap.class.isAssignableFrom(type.getRawClass())
          || PSortedMap.class.isAssignableFrom(type.getRawClass())) {
        return null;
      }
      var types = config.getTypeFactory();
      var plain =
          types.constructMapType(LinkedHashMap.class, type.getKeyType(), type.getContentType());
      return new StdDelegatingSerializer(
          new Conversion<>(type, plain, PersistentCollections::sorted));
    }

    @Override
    public @Nullable JsonSerializer<?> findCollectionSerializer(
        SerializationConfig config,
        CollectionType type,
        BeanDescription bean,
        @Nullable TypeSerializer elementTypes,
        @Nullable JsonSerializer<Object> elements) {
      if (!PSet.class.isAssignableFrom(type.getRawClass())) {
        return null;
      }
      var plain =
          config.getTypeFactory().constructCollectionType(ArrayList.class, type.getContentType());
      return new StdDelegatingSerializer(
          new Conversion<Collection<?>, List<?>>(
              type,
              plain,
              set -> set.stream().sorted(Comparator.comparing(String::valueOf)).toList()));
    }
  }

  private static final class Reading extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findMapDeserializer(
        MapType type,
        DeserializationConfig config,
        BeanDescription bean,
        @Nullable KeyDeserializer keys,
        @Nullable TypeDeserializer valueTypes,
        @Nullable JsonDeserializer<?> values) {
      var plain =
          config
              .getTypeFactory()
              .constructMapType(LinkedHashMap.class, type.getKeyType(), type.getContentType());
      if (type.getRawClass() == PSortedMap.class) {
        return new StdDelegatingDeserializer<>(
            new Conversion<>(plain, type, PersistentCollections::sortedMap));
      }
      return type.getRawClass() == PMap.class
          ? new StdDelegatingDeserializer<>(
              new Conversion<Map<Object, Object>, Object>(plain, type, HashTreePMap::from))
          : null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findCollectionDeserializer(
        CollectionType type,
        DeserializationConfig config,
        BeanDescription bean,
        @Nullable TypeDeserializer elementTypes,
        @Nullable JsonDeserializer<?> elements) {
      var plain =
          config.getTypeFactory().constructCollectionType(ArrayList.class, type.getContentType());
      if (type.getRawClass() == PVector.class) {
        return new StdDelegatingDeserializer<>(
            new Conversion<List<Object>, Object>(plain, type, TreePVector::from));
      }
      return type.getRawClass() == PSet.class
          ? new StdDelegatingDeserializer<>(
              new Conversion<List<Object>, Object>(plain, type, HashTreePSet::from))
          : null;
    }
  }

  private static LinkedHashMap<Object, Object> sorted(Map<?, ?> map) {
    var sorted = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** In one go from what is sorted already: each that is put in alone makes a path of new nodes. */
  private static Object sortedMap(Map<Object, Object> map) {
    return TreePMap.fromSortedMap(new TreeMap<>(map));
  }

  /** What Jackson asks of a step between two types. */
  private record Conversion<I, O>(JavaType from, JavaType to, Function<I, O> step)
      implements Converter<I, O> {
    @Override
    public O convert(I value) {
      return step.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return from;
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return to;
    }
  }
}
