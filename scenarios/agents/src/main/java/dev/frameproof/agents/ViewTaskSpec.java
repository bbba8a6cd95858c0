package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.frameproof.agents.internal.AgentTask;
import dev.frameproof.agents.internal.ViewTask;

/**
 * Holds viewers of a stream, and verifies each row of each. They subscribe before the load begins, so all of it is due.
 * What lies at which offset follows from the stream and the number of its senders; how far the topic has come is asked
 * of Kafka, which costs a request each quarter of a second and reads no record.
 *
 * <p>A thousand viewers of what three senders send:
 *
 * <pre>{@code
 * {
 *   "class": "dev.frameproof.agents.ViewTaskSpec",
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
 *   "kafka": {"bootstrapServers": "kafka:9092"},
 *   "grafana": {"url": "http://grafana:3000", "datasource": "kafka", "tokenFile": "/etc/frameproof/token"},
 *   "query": {"refId": "A", "partition": 2},
 *   "viewers": 1000,
 *   "pages": 10,
 *   "lateMs": 10000,
 *   "drainMs": 5000
 * }
 * }</pre>
 */
public final class ViewTaskSpec extends AgentTaskSpec {
    private final GrafanaSpec grafana;
    private final QuerySpec query;
    private final int viewers;
    private final int pages;
    private final long lateMs;
    private final long drainMs;

    /**
     * @param query what of the topic they ask for; null for all of it
     * @param viewers how many, 1 or more
     * @param pages how many page loads they come from, 1 or more: viewers of one page load share a stream of the
     *     datasource, on all agents alike, and other page loads have their own
     * @param lateMs from which age on a row is late; 0 for never
     * @param drainMs how long to wait, once all should have been sent, while nothing more comes
     */
    @JsonCreator
    public ViewTaskSpec(
            @JsonProperty("startMs") long startMs,
            @JsonProperty("durationMs") long durationMs,
            @JsonProperty("node") String node,
            @JsonProperty("share") int share,
            @JsonProperty("shares") int shares,
            @JsonProperty("loadStartMs") long loadStartMs,
            @JsonProperty("stream") StreamSpec stream,
            @JsonProperty("kafka") KafkaSpec kafka,
            @JsonProperty("grafana") GrafanaSpec grafana,
            @JsonProperty("query") QuerySpec query,
            @JsonProperty("viewers") int viewers,
            @JsonProperty("pages") int pages,
            @JsonProperty("lateMs") long lateMs,
            @JsonProperty("drainMs") long drainMs) {
        super(startMs, durationMs, node, share, shares, loadStartMs, stream, kafka);
        this.grafana = requireNonNull(grafana, "grafana");
        this.query = query == null ? QuerySpec.ALL : query;
        this.viewers = Math.max(1, viewers);
        this.pages = Math.max(1, Math.min(this.viewers, pages));
        this.lateMs = lateMs;
        this.drainMs = Math.max(1, drainMs);
    }

    @JsonProperty
    public GrafanaSpec grafana() {
        return grafana;
    }

    @JsonProperty
    public QuerySpec query() {
        return query;
    }

    @JsonProperty
    public int viewers() {
        return viewers;
    }

    @JsonProperty
    public int pages() {
        return pages;
    }

    @JsonProperty
    public long lateMs() {
        return lateMs;
    }

    @JsonProperty
    public long drainMs() {
        return drainMs;
    }

    @Override
    public AgentTask task() {
        return new ViewTask(
                this,
                stream().planned(),
                stream().pacing(),
                kafka().connection(),
                grafana.auth(System.getenv()),
                grafana.representation());
    }
}
