package dev.frameproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The plugin that a test's streams go through. Without this annotation it is what the configuration parameter {@code
 * frameproof.plugin} says, and without that the bundled one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(FrameproofExtension.class)
public @interface PluginUnderTest {
    /**
     * {@code bundled}, the path of a plugin's folder or zip, {@code id@version} of the catalogue, or the id of one that a
     * running Grafana has.
     */
    String value() default "bundled";

    /**
     * Faults to plant into the bundled plugin, such as {@code drop:at=100}: how a test proves that its own assertions
     * can fail.
     */
    String plant() default "";
}
