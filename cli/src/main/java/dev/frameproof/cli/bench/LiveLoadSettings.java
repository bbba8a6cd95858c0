package dev.frameproof.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What the process of the viewers is handed on its stdin, which is where a password is not seen.
 *
 * @param url the target's
 * @param password of its user {@code admin}
 * @param namespace the first part of Live channels
 * @param datasourceUid of its datasource
 * @param bootstrapServers Kafka's
 * @param processes what else is running for it, pid by name; it tells what they use
 * @param channels how many channels are watched, each of a topic of its own
 * @param steps what is tried, one after the other
 */
record LiveLoadSettings(
        String url,
        String password,
        String namespace,
        String datasourceUid,
        String bootstrapServers,
        Map<String, Long> processes,
        int channels,
        List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One load.
     *
     * @param viewers how many, over all channels
     * @param rowsPerSecond of each channel
     * @param seconds for how long
     * @param untilItBreaks whether the same is tried with double the rate until viewers no longer follow, and then
     *     between
     */
    record Step(int viewers, long rowsPerSecond, long seconds, boolean untilItBreaks) {}

    static LiveLoadSettings parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, LiveLoadSettings.class);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LiveLoadSettings[url=%s, steps=%s]".formatted(url, steps);
    }
}
