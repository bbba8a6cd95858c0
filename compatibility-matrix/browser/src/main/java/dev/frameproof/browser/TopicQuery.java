package dev.frameproof.browser;

import static java.util.Objects.requireNonNull;

/**
 * What a viewer asks of one topic.
 *
 * @param queryJson the stream query, an object without topic and refId
 */
public record TopicQuery(String topic, String queryJson) {
    public TopicQuery {
        requireNonNull(topic, "topic");
        requireNonNull(queryJson, "queryJson");
    }
}
