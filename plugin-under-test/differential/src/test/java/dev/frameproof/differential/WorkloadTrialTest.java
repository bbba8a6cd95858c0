package dev.frameproof.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.OfflineStreams;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.TextEncoder;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workloads with records that are no plain objects, as the plugin shows them. */
final class WorkloadTrialTest {
    private static final int RECORDS = 1_000;

    private static TrialRun.Outcome run(String name, RecordFormat format, TrialRun.Tampering tampering)
            throws InterruptedException {
        Workload workload = Workloads.named(name, Map.of(), 1);
        Encoder encoder = format.encoderFor(workload, SchemaFraming.inline());
        StreamQuery query = query(format, encoder).withKeyFormat(KeyFormat.STRING);
        var source = new EncodedWorkload(workload, new TextEncoder(), encoder);
        var trial = new Trial("random", 1, query, 2, Representation.bundled(), List.of(), source);
        return new TrialRun(new OfflineStreams(), "{\"logLevel\":\"\"", tampering).run(trial, RECORDS);
    }

    private static StreamQuery query(RecordFormat format, Encoder encoder) {
        StreamQuery query = StreamQuery.of("t");
        return switch (format) {
            case JSON -> query;
            case AVRO ->
                query.withMessageFormat(MessageFormat.AVRO)
                        .withAvro(SchemaSource.inline(encoder.schema().orElseThrow()));
            case PROTOBUF ->
                query.withMessageFormat(MessageFormat.PROTOBUF)
                        .withProtobuf(SchemaSource.inline(encoder.schema().orElseThrow()));
            case LINEPROTOCOL ->
                query.withMessageFormat(MessageFormat.LINE_PROTOCOL)
                        .withLineProtocol(
                                new LineProtocolOptions(LineProtocolOptions.Precision.NANOSECONDS, "", "", ""));
            case PLAINTEXT, CSV -> query.withMessageFormat(MessageFormat.PLAINTEXT);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "cdc, JSON",
        "cdc, AVRO",
        "cdc, PROTOBUF",
        "cdc, LINEPROTOCOL",
        "cdc, PLAINTEXT",
        "cdc, CSV",
        "logs, PLAINTEXT",
        "logs, JSON",
        "sensors, LINEPROTOCOL",
        "sensors, JSON",
        "spectrum, JSON",
        "spectrum, AVRO",
        "spectrum, PROTOBUF"
    })
    void pluginAndOracleReadTheSame(String workload, RecordFormat format) throws InterruptedException {
        TrialRun.Outcome outcome = run(workload, format, TrialRun.Tampering.none());

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.rows()).isEqualTo(RECORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "cdc, JSON, 'cancelled', 'delivered', WRONG_VALUE",
        "cdc, AVRO, 'cancelled', 'delivered', WRONG_VALUE",
        "cdc, PROTOBUF, 'cancelled', 'delivered', WRONG_VALUE",
        "cdc, JSON, '\"error\"', '\"message\"', MISSING_ERROR",
        "cdc, PLAINTEXT, ',null', ',\"\"', WRONG_VALUE",
        "logs, PLAINTEXT, '\\tat', 'at', WRONG_VALUE",
        "sensors, LINEPROTOCOL, 'Harbour House', 'Harbour', WRONG_VALUE",
        "spectrum, JSON, '-120', '-119', WRONG_VALUE"
    })
    void changedRowIsFound(String workload, RecordFormat format, String shown, String instead, FindingKind found)
            throws InterruptedException {
        TrialRun.Outcome outcome = run(workload, format, frame -> new String(frame, StandardCharsets.UTF_8)
                .replace(shown, instead)
                .getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.findings()).extracting(Finding::kind).isNotEmpty().containsOnly(found);
    }
}
