package dev.frameproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Opens a stream for a test: a topic of its own, read by the plugin under test. On a parameter of type {@link
 * dev.frameproof.harness.session.LiveStream} it describes that stream; on a method or class, the one that parameters
 * without it get. What is left out has its default.
 *
 * <p>A parameter of type {@link dev.frameproof.harness.session.Subscriber} watches the stream of the nearest {@code
 * LiveStream} parameter before it; without one, the method's or class's.
 *
 * <p>Kafka is started once for the whole test run; a Grafana target with the plugin once for each pair of target and
 * plugin. The stream ends with the test, or with the class when a constructor or a {@code BeforeAll} method got it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(FrameproofExtension.class)
public @interface KafkaStream {
    /** The stream's name in findings; the workload's, or the test's, when empty. */
    String name() default "";

    /**
     * What {@code stream.send(n)} sends: a workload by its name, such as {@code orders}, {@code server-metrics}, {@code
     * flat-numbers} or {@code torture-json}. Empty for a stream of the test's own records.
     */
    String workload() default "";

    /** The workload's own settings, each {@code key=value}. */
    String[] settings() default {};

    /** {@code json}, {@code avro}, {@code protobuf}, {@code lineprotocol}, {@code plaintext} or {@code csv}. */
    String format() default "json";

    /** How keys are written and shown: {@code none}, {@code string}, {@code json} or {@code base64}. */
    String key() default "";

    /** Where the plugin finds the schema of Avro and Protobuf: {@code inline} in the query, or {@code registry}. */
    String schema() default "";

    /** What a record's bytes are compressed with: {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}. */
    String compression() default "";

    /** The last of each so many records has no value; 0 for none. */
    int tombstoneEvery() default 0;

    /** How many partitions the topic has. */
    int partitions() default 3;

    /** The workload's seed: the same one sends the same records. */
    long seed() default 1;

    /** How fast records are sent, such as {@code 500/s} or {@code poisson 1k/s}; at once when empty. */
    String rate() default "";
}
