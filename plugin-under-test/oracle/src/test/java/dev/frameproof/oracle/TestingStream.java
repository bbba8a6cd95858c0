package dev.frameproof.oracle;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records in a topic and the messages that a plugin which keeps every promise makes of them. */
final class TestingStream {
    static final long FIRST_MILLIS = 1_790_000_000_000L;
    static final long LATENCY_NANOS = 2_000_000;

    /** A message on its way. */
    static final class Message {
        byte[] bytes;
        long arrivedNanos;

        Message(byte[] bytes, long arrivedNanos) {
            this.bytes = bytes;
            this.arrivedNanos = arrivedNanos;
        }
    }

    final TestingRecords records;
    final List<TestingRow> rows = new ArrayList<>();
    private final boolean several;
    private final Map<String, String> lastTypes = new HashMap<>();
    StreamQuery query;
    VerifierOptions options = VerifierOptions.named("stream");
    final LatencyRecorder latency = new LatencyRecorder();

    TestingStream(int partitions) {
        records = new TestingRecords(partitions);
        several = partitions > 1;
        query = StreamQuery.of(TestingRecords.TOPIC).withStart(StartPosition.earliest());
    }

    /** A stream of one partition with records that have an int64, a float64, a text and a truth value each. */
    static TestingStream ofRecords(int count) {
        var stream = new TestingStream(1);
        for (int i = 0; i < count; i++) {
            stream.put(0, ordinary(i));
        }
        return stream;
    }

    static Map<String, Object> ordinary(int i) {
        return Map.of("id", (long) i, "load", i + 0.25, "host", "host-" + i, "up", i % 3 == 0);
    }

    /** Appends a record and its row. */
    void put(int partition, Map<String, Object> members) {
        long offset = records.endOffset(partition);
        long index = records.acknowledged();
        long millis = FIRST_MILLIS + index;
        List<Member> value = new ArrayList<>();
        members.forEach((name, member) -> value.add(new Member(name, value(member))));
        records.put(
                partition, offset, ExpectedRecord.good(RecordKey.NONE, new ObjectValue(value)), millis, nanos(index));
        rows.add(row(partition, offset, millis, new TreeMap<>(members)));
    }

    static long nanos(long index) {
        return index * 1_000_000;
    }

    /** Stands for null in maps that hold none. */
    static final Object NULL = new Object();

    private static Value value(Object member) {
        if (member instanceof Long number) {
            return new IntegerValue(number);
        }
        if (member instanceof Double number) {
            return new FloatValue(number);
        }
        if (member instanceof Boolean truth) {
            return new BooleanValue(truth);
        }
        return member instanceof String text ? new TextValue(text) : new NullValue();
    }

    private TestingRow row(int partition, long offset, long millis, Map<String, Object> members) {
        var row = new TestingRow().add("time", "time.Time", false, millis);
        if (several) {
            row.add("partition", "int32", false, partition);
        }
        row.add("offset", "int64", false, offset);
        members.forEach((name, member) -> {
            String type = type(name, member);
            row.add(name, type, true, member == NULL ? null : member);
        });
        return row;
    }

    private String type(String name, Object member) {
        if (member == NULL) {
            return lastTypes.getOrDefault(name, "float64");
        }
        String type = member instanceof Long
                ? "int64"
                : member instanceof Double ? "float64" : member instanceof Boolean ? "bool" : "string";
        lastTypes.put(name, type);
        return type;
    }

    TestingRow row(int index) {
        return rows.get(index);
    }

    /** @return the rows as messages of at most so many rows, split where the structure changes */
    List<Message> messages(List<TestingRow> sent, int rowsAtMost) {
        List<Message> messages = new ArrayList<>();
        int from = 0;
        while (from < sent.size()) {
            int to = from + 1;
            while (to < sent.size()
                    && to - from < rowsAtMost
                    && sent.get(to).structure().equals(sent.get(from).structure())) {
                to++;
            }
            long latest = nanos((long) sent.get(to - 1).value("time") - FIRST_MILLIS);
            messages.add(new Message(TestingFrames.of(sent.subList(from, to)), latest + LATENCY_NANOS));
            from = to;
        }
        return messages;
    }

    StreamVerifier verifier() {
        return new StreamVerifier(query, Representation.bundled(), records, latency, options);
    }

    /** @return what is said about these messages */
    StreamVerdict verdict(List<Message> messages) {
        return verdict(verifier(), messages, StreamEnd.stopped());
    }

    static StreamVerdict verdict(StreamVerifier verifier, List<Message> messages, StreamEnd end) {
        for (Message message : messages) {
            accept(verifier, message);
        }
        return verifier.finish(end);
    }

    /** Hands the message over as a part of a larger array, which is spoilt afterwards. */
    static void accept(StreamVerifier verifier, Message message) {
        byte[] around = new byte[message.bytes.length + 7];
        System.arraycopy(message.bytes, 0, around, 3, message.bytes.length);
        verifier.accept(around, 3, 3 + message.bytes.length, message.arrivedNanos);
        java.util.Arrays.fill(around, (byte) '!');
    }
}
