package dev.bob.deploy.simulation;

import dev.bob.instance.loop.LoopConfig;
import dev.bob.instance.loop.LoopLimits;
import dev.bob.instance.role.AssignmentConfig;
import dev.bob.instance.role.RoleConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The limits of an instance where a person sets nothing, as an instance reads them. */
final class Standard {
  static final LoopLimits LIMITS =
      read(LoopConfig.class, "bob.loop")
          .limits(
              read(RoleConfig.class, "bob.role")
                  .limits(read(AssignmentConfig.class, "bob.assignment")));

  private Standard() {}

  private static <T> T read(Class<T> mapping, String prefix) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(mapping, prefix)
        .build()
        .getConfigMapping(mapping, prefix);
  }
}
