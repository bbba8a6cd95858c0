package dev.frameproof.harness.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.Representation;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.TimestampPrecision;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SendableTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    void queryReadsWhatIsWritten() {
        var plan = new RecordsPlan(
                Optional.of(RecordFormat.AVRO),
                Optional.of(KeyFormat.BASE64),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NONE,
                NONE,
                NONE,
                NONE);

        Sendable.Sent sent = sendable("orders", plan).on("t", Optional.empty(), Representation.bundled());

        assertThat(sent.source().format()).isEqualTo("avro");
        assertThat(sent.query().messageFormat()).isEqualTo(MessageFormat.AVRO);
        assertThat(sent.query().keyFormat()).isEqualTo(KeyFormat.BASE64);
        assertThat(sent.query().avro().schema()).contains("\"record\"");
        assertThat(sent.source().record(3, 0).key()).hasSize(16);
    }

    @Test
    void csvIsReadAsPlaintext() {
        Sendable.Sent sent = sendable("flat-numbers", RecordsPlan.defaults().withFormat(RecordFormat.CSV))
                .on("t", Optional.empty(), Representation.bundled());

        assertThat(sent.query().messageFormat()).isEqualTo(MessageFormat.PLAINTEXT);
    }

    @Test
    void bareTextsArePlaintextAndNothingElse() {
        assertThat(sendable("logs", RecordsPlan.defaults())
                        .on("t", Optional.empty(), Representation.bundled())
                        .query()
                        .messageFormat())
                .isEqualTo(MessageFormat.PLAINTEXT);
        for (RecordFormat format : RecordFormat.values()) {
            if (format != RecordFormat.PLAINTEXT) {
                assertWrong(
                        "logs",
                        RecordsPlan.defaults().withFormat(format),
                        format.text() + " is shown by its members, and logs is made of bare values");
            }
        }
    }

    @Test
    void onlyARegistrySchemaNeedsARegistry() {
        assertThat(sendable("orders", schema(RecordFormat.AVRO)).needsRegistry())
                .isTrue();
        assertThat(sendable("orders", RecordsPlan.defaults().withFormat(RecordFormat.AVRO))
                        .needsRegistry())
                .isFalse();
    }

    @Test
    void tortureIsFramedWhereARegistryIsAndBareElsewhere() {
        try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start()) {
            var client = new SchemaRegistryClient(
                    RegistrySettings.parse(registry.url().toString(), Optional.empty(), Optional.empty()));
            for (RecordFormat format : List.of(RecordFormat.AVRO, RecordFormat.PROTOBUF)) {
                String name = "torture-" + format.text();
                Sendable framed = sendable(name, schema(format));
                assertThat(framed.needsRegistry()).isTrue();
                Sendable.Sent sent = framed.on(format.text(), Optional.of(client), Representation.bundled());
                assertThat(sent.query().toJson()).contains("\"" + format.text() + "SchemaSource\":\"schemaRegistry\"");
                assertThat(sent.source().record(0, 0).value()).startsWith(0, 0, 0, 0);
                assertThat(client.versions(format.text() + "-value")).containsExactly(1, 2, 3);

                Sendable.Sent bare =
                        sendable(name, RecordsPlan.defaults()).on("t", Optional.empty(), Representation.bundled());
                assertThat(bare.query().toJson()).contains("\"" + format.text() + "SchemaSource\":\"inlineSchema\"");
                assertThat(Arrays.copyOf(bare.source().record(0, 0).value(), 4)).isNotEqualTo(new byte[4]);
            }
        }
    }

    @Test
    void choicesThatMeanNothingAreRefusedWithTheRemedy() {
        assertWrong("orders", schema(RecordFormat.JSON), "workload w: json is read without a schema");
        assertWrong("torture-json", schema(RecordFormat.JSON), "torture-json is read without a schema");
        assertWrong(
                "torture-json", RecordsPlan.defaults().withFormat(RecordFormat.AVRO), "torture-json is json: leave");
        assertWrong("torture-xml", RecordsPlan.defaults(), "known are torture-json, torture-avro");
        assertWrong(
                "orders",
                RecordsPlan.defaults().withTransactions(NONE, OptionalInt.of(2), NONE),
                "without transactions none can be aborted");
        assertWrong(
                "orders",
                new RecordsPlan(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(TimestampPrecision.S),
                        Optional.empty(),
                        NONE,
                        NONE,
                        NONE,
                        NONE),
                "json has no timestamps of its own");
    }

    private static void assertWrong(String workload, RecordsPlan plan, String message) {
        assertThatThrownBy(() -> sendable(workload, plan))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message);
    }

    private static RecordsPlan schema(RecordFormat format) {
        return new RecordsPlan(
                Optional.of(format),
                Optional.empty(),
                Optional.of(SchemaPlace.REGISTRY),
                Optional.empty(),
                Optional.empty(),
                NONE,
                NONE,
                NONE,
                NONE);
    }

    private static Sendable sendable(String workload, RecordsPlan plan) {
        return Sendable.of(WorkloadPlan.of("w", workload).withRecords(plan), 1);
    }
}
