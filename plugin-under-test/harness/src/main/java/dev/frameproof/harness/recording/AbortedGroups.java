package dev.frameproof.harness.recording;

import dev.frameproof.harness.topic.TopicReader.ReadRecord;

/**
 * Names the groups of aborted records. Consumers are not told which records were of one transaction: those that follow one
 * another in a partition, without a committed record or a marker between them, are taken for one.
 */
final class AbortedGroups {
    private static final int NONE = -1;

    private int partition = NONE;
    private long lastOffset = NONE;
    private int number;

    /** @param record the next one, in the order of partitions and offsets; @return its group, empty for a committed one */
    String group(ReadRecord record) {
        if (!record.isAborted()) {
            partition = NONE;
            return "";
        }
        if (record.partition() != partition || record.offset() != lastOffset + 1) {
            number++;
        }
        partition = record.partition();
        lastOffset = record.offset();
        return "a" + number;
    }
}
