package dev.frameproof.agents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.frameproof.agents.internal.AgentTask;
import dev.frameproof.agents.internal.ProduceTask;

/**
 * Sends one share of a workload. All senders together send what one machine would: every record once, at its time.
 *
 * <p>The first of three senders of orders as Avro, 3,000 records a second together for a minute:
 *
 * <pre>{@code
 * {
 *   "class": "dev.frameproof.agents.ProduceTaskSpec",
 *   "startMs": 1795816800000,
 *   "durationMs": 180000,
 *   "node": "agent0",
 *   "share": 0,
 *   "shares": 3,
 *   "loadStartMs": 1795816810000,
 *   "stream": {
 *     "topic": "orders",
 *     "partitions": 6,
 *     "workload": "orders",
 *     "settings": {},
 *     "seed": 7,
 *     "format": "avro",
 *     "rate": "3k/s",
 *     "records": 180000,
 *     "timestampsFromMs": 1795816810000
 *   },
 *   "kafka": {"bootstrapServers": "kafka:9092", "propertiesFile": "/etc/frameproof/kafka.properties"}
 * }
 * }</pre>
 */
public final class ProduceTaskSpec extends AgentTaskSpec {
    @JsonCreator
    public ProduceTaskSpec(
            @JsonProperty("startMs") long startMs,
            @JsonProperty("durationMs") long durationMs,
            @JsonProperty("node") String node,
            @JsonProperty("share") int share,
            @JsonProperty("shares") int shares,
            @JsonProperty("loadStartMs") long loadStartMs,
            @JsonProperty("stream") StreamSpec stream,
            @JsonProperty("kafka") KafkaSpec kafka) {
        super(startMs, durationMs, node, share, shares, loadStartMs, stream, kafka);
    }

    @Override
    public AgentTask task() {
        return new ProduceTask(this, stream().planned(), stream().pacing(), kafka().connection());
    }
}
