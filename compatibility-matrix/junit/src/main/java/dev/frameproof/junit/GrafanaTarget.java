package dev.frameproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Grafana that a test's streams go through. One of its members is given; without this annotation it is what the
 * configuration parameter {@code frameproof.grafana} says, and without that the embedded target. A target that this
 * machine cannot have skips the test with the reason.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(FrameproofExtension.class)
public @interface GrafanaTarget {
    /** The Grafana version that the embedded target behaves as: {@code 12.4}, {@code 11.2.0}. It is not Grafana. */
    String version() default "";

    /** The folder of a Grafana that lies unpacked on this machine, and is started. */
    String home() default "";

    /** The image of a Grafana that is started in a container: {@code grafana/grafana:12.4.0}. */
    String image() default "";

    /** The address of a Grafana that runs; a token is taken from the variable {@code FRAMEPROOF_GRAFANA_TOKEN}. */
    String url() default "";
}
