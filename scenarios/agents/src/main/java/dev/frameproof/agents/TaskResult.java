package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.frameproof.reports.ReportReader;
import dev.frameproof.reports.StreamResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one task, or has come of it so far: the status that its agent answers with, and a line of a result file.
 * All of it adds up exactly over agents.
 *
 * @param task {@code produce} or {@code view}
 * @param agent who did it
 * @param machine what it ran on, a few words
 * @param topic whose share it was of
 * @param share which share, from 0
 * @param shares of how many
 * @param finished whether this is the last word
 * @param planned records that were to be sent
 * @param sent records handed to Kafka's client
 * @param acknowledged records that Kafka took
 * @param failed records that it did not
 * @param viewers how many there were
 * @param provedViewers how many of them got all that was due and nothing else; 0 until the end
 * @param expected rows that were due; 0 until the end
 * @param delivered rows that came; 0 until the end
 * @param verified rows that were compared with what was sent
 * @param findings how many there are; rows that are missing show at the end
 * @param loadMillis from the load's beginning until now, or until the task's end
 * @param cpuMillis processor time that the agent's whole process used meanwhile
 * @param problems what kept the task from its work
 * @param latencies by name: {@code total}, {@code waiting}, {@code produce}
 * @param report what the viewers saw, stream by stream, as in {@code report.json}; null until the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskResult(
        String task,
        String agent,
        String machine,
        String topic,
        int share,
        int shares,
        boolean finished,
        long planned,
        long sent,
        long acknowledged,
        long failed,
        int viewers,
        long provedViewers,
        long expected,
        long delivered,
        long verified,
        long findings,
        long loadMillis,
        long cpuMillis,
        List<String> problems,
        Map<String, EncodedHistogram> latencies,
        JsonNode report) {
    /** Of {@link #task}. */
    public static final String PRODUCE = "produce";

    /** Of {@link #task}. */
    public static final String VIEW = "view";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .build();

    public TaskResult {
        requireNonNull(task, "task");
        requireNonNull(agent, "agent");
        requireNonNull(machine, "machine");
        requireNonNull(topic, "topic");
        problems = problems == null ? List.of() : List.copyOf(problems);
        latencies = latencies == null ? Map.of() : new TreeMap<>(latencies);
        report = report == null || report.isNull() ? null : report;
    }

    /** @return the result of a task that could not be done */
    public static TaskResult failed(AgentTaskSpec spec, String machine, String problem) {
        return new TaskResult(
                spec instanceof ProduceTaskSpec ? PRODUCE : VIEW,
                spec.node(),
                machine,
                spec.stream().topic(),
                spec.share(),
                spec.shares(),
                true,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(problem),
                Map.of(),
                null);
    }

    /** @return what each stream's viewers saw */
    public List<StreamResult> streams() {
        return report == null
                ? List.of()
                : ReportReader.parse(report.toString()).streams();
    }

    /** @return the result as JSON */
    public JsonNode toJson() {
        return JSON.valueToTree(this);
    }

    /** @throws IllegalArgumentException when it is no such result */
    public static TaskResult of(JsonNode json) {
        try {
            return JSON.treeToValue(json, TaskResult.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a task's result: " + malformed.getOriginalMessage(), malformed);
        }
    }
}
