package dev.frameproof.producers.encoding;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Sample;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What records are keyed by. */
public enum KeyFormat {
    /** No key. */
    NONE,
    /** The sample's key as text; an object as its JSON. */
    STRING,
    /** The sample's key as a JSON object, <code>{"id":KEY}</code> unless it is one already. */
    JSON,
    /** 16 bytes that are no text, the same for the same key. */
    BINARY;

    private static final long NOT_UTF_8 = 0xFF00_0000_0000_0000L;

    /** @throws IllegalArgumentException when there is no key format of that name; the message lists those there are */
    public static KeyFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown key format '" + text + "': known are "
                        + Arrays.stream(values()).map(KeyFormat::text).collect(Collectors.joining(", "))));
    }

    /** @return as people write it, for example {@code string} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the same samples, keyed so; where a sample has no key, by its index */
    public Workload on(Workload workload) {
        return new Keyed(workload, this);
    }

    /** @return how the keys of {@link #on} are written */
    public Encoder encoder() {
        return switch (this) {
            case NONE, STRING -> new TextEncoder();
            case JSON -> new JsonEncoder();
            case BINARY -> new BinaryKeys();
        };
    }

    private Optional<Value> keyOf(Sample sample, long index) {
        Value known = sample.key().orElse(new IntegerValue(index));
        return switch (this) {
            case NONE -> Optional.empty();
            case STRING, BINARY -> Optional.of(known);
            case JSON ->
                Optional.of(known instanceof ObjectValue ? known : new ObjectValue(List.of(new Member("id", known))));
        };
    }

    private record Keyed(Workload workload, KeyFormat format) implements Workload {
        @Override
        public String name() {
            return workload.name();
        }

        @Override
        public Sample sample(long index) {
            Sample sample = workload.sample(index);
            return sample.withKey(format.keyOf(sample, index));
        }

        @Override
        public long partitionKey(long index) {
            return workload.partitionKey(index);
        }

        @Override
        public Set<String> tags() {
            return workload.tags();
        }

        @Override
        public boolean isMeasured() {
            return workload.isMeasured();
        }

        @Override
        public Workload specimen() {
            return workload.specimen() == workload ? this : new Keyed(workload.specimen(), format);
        }

        @Override
        public Optional<Duration> interval() {
            return workload.interval();
        }

        @Override
        public Optional<Pacing> timing() {
            return workload.timing();
        }

        @Override
        public int tellingSamples() {
            return workload.tellingSamples();
        }
    }

    private static final class BinaryKeys implements Encoder {
        @Override
        public String format() {
            return "base64";
        }

        @Override
        public byte[] encode(Value value) {
            String text = value instanceof TextValue known ? known.value() : value.toString();
            long hash = 0;
            for (int i = 0; i < text.length(); i++) {
                hash = SeededHash.hash(hash, text.charAt(i));
            }
            return ByteBuffer.allocate(16)
                    .putLong(NOT_UTF_8 | hash >>> 8)
                    .putLong(SeededHash.mix(hash))
                    .array();
        }
    }
}
