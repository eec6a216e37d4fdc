package dev.bob.instance;

import dev.bob.instance.loop.LoopConfig;
import dev.bob.instance.loop.LoopLimits;
import dev.bob.instance.role.AssignmentConfig;
import dev.bob.instance.role.RoleConfig;
import dev.bob.instance.role.RoleLimits;
import dev.bob.instance.task.WorkConfig;
import dev.bob.instance.task.WorkLimits;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration as an instance reads it: its defaults, and what a test says otherwise. */
public final class Settings {
  private Settings() {}

  public static RoleConfig role(Map<String, String> values) {
    return read(values, RoleConfig.class, "bob.role");
  }

  public static AssignmentConfig assignment(Map<String, String> values) {
    return read(values, AssignmentConfig.class, "bob.assignment");
  }

  public static LoopConfig loop(Map<String, String> values) {
    return read(values, LoopConfig.class, "bob.loop");
  }

  public static WorkConfig work(Map<String, String> values) {
    return read(values, WorkConfig.class, "bob");
  }

  /** As they are where a person sets nothing. */
  public static RoleLimits roleLimits() {
    return role(Map.of()).limits(assignment(Map.of()));
  }

  /** As they are where a person sets nothing. */
  public static LoopLimits loopLimits() {
    return loop(Map.of()).limits(roleLimits());
  }

  /** As they are where a person sets nothing. */
  public static WorkLimits workLimits() {
    return work(Map.of()).workLimits();
  }

  private static <T> T read(Map<String, String> values, Class<T> mapping, String prefix) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(mapping, prefix)
        .withMappingIgnore(prefix + ".**")
        .withDefaultValues(values)
        .build()
        .getConfigMapping(mapping, prefix);
  }
}
