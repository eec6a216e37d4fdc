package dev.bob.deploy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the real images on a real Docker engine. Where none answers it is skipped, and says so;
 * with {@code BOB_TEST_ENGINE=required} in the environment, as in CI, it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Images.class)
@interface NeedsEngine {}
