package dev.frameproof.kafkaplugin.internal.rows;

import static java.util.Objects.requireNonNull;

/**
 * What a stream's frames are called.
 *
 * @param refId the query's letter, empty for none
 * @param alias the query's alias, empty for none; may hold {@code {{topic}}}, {@code {{field}}}, {@code {{partition}}}
 *     and {@code {{refid}}}
 */
public record FrameNaming(String topic, String refId, String alias) {
    private static final String PARTITION = "{{partition}}";

    public FrameNaming {
        requireNonNull(topic, "topic");
        requireNonNull(refId, "refId");
        requireNonNull(alias, "alias");
    }

    /** @return whether rows of different partitions go to frames of different names */
    public boolean byPartition() {
        return alias.contains(PARTITION);
    }

    public boolean hasAlias() {
        return !alias.isEmpty();
    }

    public String frameName(int partition) {
        return hasAlias() ? displayName(partition, "") : "response";
    }

    String displayName(int partition, String field) {
        return alias.replace("{{topic}}", topic)
                .replace(PARTITION, Integer.toString(partition))
                .replace("{{refid}}", refId)
                .replace("{{field}}", field);
    }
}
