package dev.frameproof.harness.watch;

import static java.util.Objects.requireNonNull;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.oracle.SchemaLookup;
import dev.frameproof.oracle.StreamQuery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What to watch.
 *
 * @param place the Grafana and the datasource whose stream is watched
 * @param query what its plugin is asked; its refId is replaced by one of its own, so that the stream is shared with no
 *     dashboard
 * @param kafka the brokers to read the topic from; empty for those that the datasource names
 * @param kafkaProperties further properties of Kafka clients
 * @param registry where schemas are looked up that the query does not carry
 * @param duration how long to watch; empty for until all that lay in the topic at the start has come
 * @param checks what counts as late, and how long to wait for the rest in the end
 * @param recording where the recording is written; empty for none
 * @param out the folder in which the report's folder is made
 */
public record WatchPlan(
        Place place,
        StreamQuery query,
        Optional<String> kafka,
        Map<String, String> kafkaProperties,
        SchemaLookup registry,
        Optional<Duration> duration,
        ChecksPlan checks,
        Optional<Path> recording,
        Path out) {
    public WatchPlan {
        requireNonNull(place, "place");
        requireNonNull(query, "query");
        requireNonNull(kafka, "kafka");
        kafkaProperties = Map.copyOf(kafkaProperties);
        requireNonNull(registry, "registry");
        requireNonNull(duration, "duration");
        requireNonNull(checks, "checks");
        requireNonNull(recording, "recording");
        requireNonNull(out, "out");
    }

    /** Where the stream is. */
    public sealed interface Place {}

    /**
     * A Grafana that runs.
     *
     * @param url where it is reached
     * @param auth how it is asked
     * @param certificates a PEM file of the authorities that its certificate is held to; empty for Java's own
     * @param datasourceUid the datasource
     */
    public record Running(URI url, LiveAuth auth, Optional<Path> certificates, String datasourceUid) implements Place {
        public Running {
            requireNonNull(url, "url");
            requireNonNull(auth, "auth");
            requireNonNull(certificates, "certificates");
            requireNonNull(datasourceUid, "datasourceUid");
        }
    }

    /**
     * An embedded target that is started for this watch.
     *
     * @param plugin the plugin in it: {@code bundled}, or the path of a folder or zip
     * @param settings of its datasource, beyond the brokers' addresses
     * @param secrets of its datasource, which its text does not show
     */
    public record Embedded(String plugin, Map<String, String> settings, Map<String, String> secrets) implements Place {
        public Embedded {
            requireNonNull(plugin, "plugin");
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }

        /** One whose datasource has no secrets. */
        public Embedded(String plugin, Map<String, String> settings) {
            this(plugin, settings, Map.of());
        }

        @Override
        public String toString() {
            return "Embedded[%s, %s]".formatted(plugin, settings);
        }
    }
}
