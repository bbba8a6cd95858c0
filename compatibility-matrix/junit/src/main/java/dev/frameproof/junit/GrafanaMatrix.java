package dev.frameproof.junit;

import dev.frameproof.junit.internal.MatrixInvocations;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for each cell of Grafana versions, plugins and formats. An axis that is left out is not varied: what
 * {@link GrafanaTarget}, {@link PluginUnderTest} and {@link KafkaStream} say holds there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({FrameproofExtension.class, MatrixInvocations.class})
public @interface GrafanaMatrix {
    /** Grafana versions that the embedded target behaves as; or {@code home:FOLDER}, {@code image:IMAGE}, an address. */
    String[] versions() default {};

    /** Plugins as {@link PluginUnderTest#value()} has them. */
    String[] plugins() default {};

    /** Formats as {@link KafkaStream#format()} has them. */
    String[] formats() default {};
}
