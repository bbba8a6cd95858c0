package dev.frameproof.cli.apicurio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.watch.RegistrySchemas;
import dev.frameproof.oracle.SchemaLookup.Reference;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.registry.RegisteredSchema;
import dev.frameproof.producers.registry.RegistryCredentials;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaReference;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.registry.SchemaText;
import dev.frameproof.producers.registry.SubjectStrategy;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client of schema registries against one that is not ours. */
@Timeout(180)
@ExtendWith(TestingApicurio.class)
final class ApicurioRegistryTest {
    private final Apicurio apicurio;
    private final SchemaRegistryClient client;

    ApicurioRegistryTest(Apicurio apicurio) {
        this.apicurio = apicurio;
        client = client(apicurio.url(), Optional.empty());
    }

    @Test
    void registeredSchemasAreFoundByIdSubjectAndVersion() {
        String subject = "a topic/with #odd? names-value";
        SchemaText avro = record("Odd", "{\"name\":\"x\",\"type\":\"long\"}");
        SchemaText wider = record(
                "Odd",
                "{\"name\":\"x\",\"type\":\"long\"},{\"name\":\"y\",\"type\":[\"null\",\"string\"],\"default\":null}");
        int first = client.register(subject, avro);
        int second = client.register(subject, wider);

        assertThat(second).isNotEqualTo(first);
        assertThat(client.register(subject, avro)).as("what is there stays").isEqualTo(first);
        assertThat(client.byId(first)).isEqualTo(avro);
        assertThat(client.versions(subject)).containsExactly(1, 2);
        assertThat(client.latest(subject)).isEqualTo(new RegisteredSchema(subject, 2, second, wider));
        assertThat(client.version(subject, 1)).isEqualTo(new RegisteredSchema(subject, 1, first, avro));
        assertThat(client.lookUp(subject, avro).version()).isEqualTo(1);
        assertThat(client.subjects()).contains(subject);
        client.delete(subject);
        assertThat(client.subjects()).doesNotContain(subject);
    }

    @Test
    void avroSchemasMayUseOthers() {
        SchemaText inner = record("Inner", "{\"name\":\"x\",\"type\":\"long\"}");
        client.register("inner-avro", inner);
        SchemaText middle = new SchemaText(
                SchemaType.AVRO,
                record("Middle", "{\"name\":\"inner\",\"type\":\"n.Inner\"}").schema(),
                List.of(new SchemaReference("n.Inner", "inner-avro", 1)));
        client.register("middle-avro", middle);
        SchemaText outer = new SchemaText(
                SchemaType.AVRO,
                record("Outer", "{\"name\":\"middle\",\"type\":\"n.Middle\"}").schema(),
                List.of(new SchemaReference("n.Middle", "middle-avro", 1)));
        int id = client.register("outer-avro", outer);

        assertThat(client.latest("outer-avro").text()).isEqualTo(outer);
        assertThat(new RegistrySchemas(client).byId(id).orElseThrow().references())
                .containsExactly(new Reference("n.Inner", inner.schema()), new Reference("n.Middle", middle.schema()));
    }

    @Test
    void protobufSchemasMayImportOthers() {
        SchemaText common =
                new SchemaText(SchemaType.PROTOBUF, "syntax = \"proto3\"; package c; message Common { int64 n = 1; }");
        client.register("common-subject", common);
        SchemaText using = new SchemaText(
                SchemaType.PROTOBUF,
                "syntax = \"proto3\"; import \"common.proto\"; message Using { c.Common inner = 1; }",
                List.of(new SchemaReference("common.proto", "common-subject", 1)));
        int id = client.register("using-value", using);

        assertThat(client.byId(id)).isEqualTo(using);
        assertThat(new RegistrySchemas(client).byId(id).orElseThrow().references())
                .containsExactly(new Reference("common.proto", common.schema()));
    }

    @Test
    void refusalsHaveConfluentsCodes() {
        SchemaText avro = record("Known", "{\"name\":\"x\",\"type\":\"long\"}");
        assertRefused(40401, () -> client.latest("nobody"));
        assertRefused(40401, () -> client.versions("nobody"));
        assertRefused(40403, () -> client.byId(Integer.MAX_VALUE));
        client.register("known", avro);
        assertRefused(40402, () -> client.version("known", 2));
        assertRefused(40403, () -> client.lookUp("known", new SchemaText(SchemaType.AVRO, "\"string\"")));
        assertRefused(42201, () -> client.register("known", new SchemaText(SchemaType.AVRO, "{\"type\":\"nothing\"}")));
        assertThat(new RegistrySchemas(client).byId(-5)).isEmpty();
        assertThat(new RegistrySchemas(client).latest("nobody")).isEmpty();
    }

    @Test
    void incompatibleSchemaIsRefusedWithTheRegistrysReason() throws Exception {
        client.register("strict-value", record("Strict", "{\"name\":\"x\",\"type\":\"long\"}"));
        HttpResponse<String> configured = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(apicurio.url() + "/config/strict-value"))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(configured.statusCode()).isEqualTo(200);

        assertThatThrownBy(
                        () -> client.register("strict-value", record("Strict", "{\"name\":\"x\",\"type\":\"string\"}")))
                .isInstanceOfSatisfying(SchemaRegistryException.class, refused -> assertThat(refused.errorCode())
                        .isEqualTo(409))
                .hasMessageContaining("refused POST /subjects/strict-value/versions")
                .hasMessageContaining("Incompatible");
    }

    @ParameterizedTest
    @EnumSource(SubjectStrategy.class)
    void encodersRegisterUnderTheSubjectOfTheStrategy(SubjectStrategy strategy) {
        Workload fleet = Workloads.named("server-metrics", Map.of(), 1);
        for (RecordFormat format : List.of(RecordFormat.AVRO, RecordFormat.PROTOBUF)) {
            String topic = "by-" + strategy.text() + "-" + format.text();
            SchemaFraming framing =
                    SchemaFraming.registered(client.registration(strategy, topic, false), SchemaFraming.Policy.WIDEN);
            int id = id(format.encoderFor(fleet, framing).encode(fleet.sample(0).value()));
            String subject = strategy.subject(topic, false, "ServerMetrics");
            assertThat(client.byId(id).schema()).contains("ServerMetrics");
            assertThat(client.latest(subject).id()).isEqualTo(id);
            // The record's own name is the same in both languages, and a subject holds one.
            client.delete(subject);
        }
    }

    @Test
    void oneTopicHasManyIdsAsItsSchemaEvolves() {
        Workload orders = Workloads.named("orders", Map.of(), 1);
        SchemaFraming framing = SchemaFraming.registered(
                client.registration(SubjectStrategy.TOPIC_NAME, "evolving", false), SchemaFraming.Policy.EXACT);
        var encoder = RecordFormat.AVRO.encoderFor(orders, framing);
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ids.add(id(encoder.encode(orders.sample(i).value())));
        }
        assertThat(ids).hasSizeGreaterThan(3);
        assertThat(client.versions("evolving-value")).hasSize(ids.size());
        assertThat(ids).allSatisfy(id -> assertThat(client.byId(id).schema()).contains("Orders"));
    }

    @Test
    void credentialsAreSentAndADeadAddressIsPassedOver() {
        String urls = "http://127.0.0.1:1/nobody," + apicurio.url();
        for (RegistryCredentials credentials :
                List.of(RegistryCredentials.basic("user", "s3cret"), RegistryCredentials.bearer("a.b.c"))) {
            SchemaRegistryClient asking = client(urls, Optional.of(credentials));
            int id = asking.register("by-several-value", record("Several", "{\"name\":\"x\",\"type\":\"long\"}"));
            assertThat(asking.latest("by-several-value").id()).isEqualTo(id);
        }
    }

    private static int id(byte[] record) {
        assertThat(record[0]).isZero();
        return ByteBuffer.wrap(record).getInt(1);
    }

    private static SchemaText record(String name, String fields) {
        return new SchemaText(
                SchemaType.AVRO,
                "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"n\",\"fields\":[%s]}".formatted(name, fields));
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(SchemaRegistryException.class, refused -> assertThat(refused.errorCode())
                        .isEqualTo(code));
    }

    private static SchemaRegistryClient client(String urls, Optional<RegistryCredentials> credentials) {
        return new SchemaRegistryClient(RegistrySettings.parse(urls, credentials, Optional.empty()));
    }
}
