package dev.frameproof.scenarios.kafka.internal.check;

import dev.frameproof.scenarios.engine.ResponseChecks;
import dev.frameproof.scenarios.engine.ValueCheck;
import io.gatling.javaapi.core.CheckBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Checks on records; Gatling's own see the record's value as their body. */
public final class RecordChecks {
    private RecordChecks() {}

    /** @throws IllegalArgumentException for a check of another protocol */
    public static ResponseChecks<ConsumerRecord<byte[], byte[]>> of(List<? extends CheckBuilder> checks) {
        return ResponseChecks.of("kafka", checks, ConsumerRecord::value);
    }

    /** @return a check on what that takes out of a record; empty where there is nothing */
    public static <X> CheckBuilder.Find<X> find(
            String name, Class<X> type, Function<ConsumerRecord<byte[], byte[]>, Optional<X>> extractor) {
        return ValueCheck.find(name, type, extractor);
    }

    /** @return a header's value as text; of several the last */
    public static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? Optional.empty() : text(header.value());
    }

    /** @return bytes as text */
    public static Optional<String> text(byte[] utf8) {
        return utf8 == null ? Optional.empty() : Optional.of(new String(utf8, StandardCharsets.UTF_8));
    }
}
