package dev.frameproof.producers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the embedded registry, over real sockets. */
class SchemaRegistryClientTest {
    private static final SchemaText AVRO = new SchemaText(SchemaType.AVRO, "\"long\"");
    private static final SchemaText OTHER = new SchemaText(SchemaType.AVRO, "\"string\"");
    private static final SchemaText PROTOBUF =
            new SchemaText(SchemaType.PROTOBUF, "syntax = \"proto3\";\nmessage A {}\n");

    private final EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start();
    private final SchemaRegistryClient client = client(registry.url().toString());

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void registeredSchemasAreFoundByIdSubjectAndVersion() {
        String subject = "a topic/with #odd? names-value";
        int first = client.register(subject, AVRO);
        int second = client.register(subject, PROTOBUF);
        assertThat(client.register(subject, AVRO)).as("what is there stays").isEqualTo(first);
        assertThat(client.register("another", AVRO)).as("one id for one schema").isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(client.byId(first)).isEqualTo(AVRO);
        assertThat(client.byId(second)).isEqualTo(PROTOBUF);
        assertThat(client.versions(subject)).containsExactly(1, 2);
        assertThat(client.subjects()).containsExactly(subject, "another");
        assertThat(client.latest(subject)).isEqualTo(new RegisteredSchema(subject, 2, second, PROTOBUF));
        assertThat(client.version(subject, 1)).isEqualTo(new RegisteredSchema(subject, 1, first, AVRO));
        assertThat(client.lookUp(subject, AVRO).version()).isEqualTo(1);
    }

    @Test
    void schemasMayUseOthers() {
        client.register(
                "inner", new SchemaText(SchemaType.AVRO, "{\"type\":\"fixed\",\"name\":\"n.Four\",\"size\":4}"));
        String outer = "{\"type\":\"array\",\"items\":\"n.Four\"}";
        SchemaText using = new SchemaText(SchemaType.AVRO, outer, List.of(new SchemaReference("n.Four", "inner", 1)));
        int id = client.register("outer", using);
        assertThat(client.byId(id)).isEqualTo(using);
        assertThat(client.latest("outer").text()).isEqualTo(using);
        assertThat(client.lookUp("outer", using).id()).isEqualTo(id);
        assertRefused(42201, () -> client.register("outer", new SchemaText(SchemaType.AVRO, outer)));
        assertRefused(
                42201,
                () -> client.register(
                        "outer",
                        new SchemaText(SchemaType.AVRO, outer, List.of(new SchemaReference("n.Four", "inner", 2)))));
    }

    @Test
    void refusalsHaveConfluentsCodes() {
        assertRefused(40401, () -> client.latest("nobody"));
        assertRefused(40401, () -> client.versions("nobody"));
        assertRefused(40401, () -> client.lookUp("nobody", AVRO));
        assertRefused(40403, () -> client.byId(77));
        client.register("known", AVRO);
        assertRefused(40402, () -> client.version("known", 2));
        assertRefused(42202, () -> client.version("known", 0));
        assertRefused(40403, () -> client.lookUp("known", OTHER));
        assertRefused(42201, () -> client.register("known", new SchemaText(SchemaType.AVRO, "{\"type\":\"nothing\"}")));
    }

    @Test
    void answersSayTheirContentType() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry.url() + "/schemas/ids/5"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(answer.body()).isEqualTo("{\"error_code\":40403,\"message\":\"Schema 5 not found\"}");
    }

    @Test
    void encodersRegisterUnderTheSubjectOfTheStrategy() {
        Workload fleet = Workloads.named("server-metrics", Map.of(), 1);
        for (SubjectStrategy strategy : SubjectStrategy.values()) {
            SchemaFraming framing = SchemaFraming.registered(
                    client.registration(strategy, "metrics", false), SchemaFraming.Policy.WIDEN);
            byte[] bytes = RecordFormat.PROTOBUF
                    .encoderFor(fleet, framing)
                    .encode(fleet.sample(0).value());
            int id = ByteBuffer.wrap(bytes).getInt(1);
            assertThat(client.byId(id).schema()).contains("message ServerMetrics");
            assertThat(client.latest(strategy.subject("metrics", false, "ServerMetrics"))
                            .id())
                    .isEqualTo(id);
        }
        assertThat(client.subjects()).containsExactly("metrics-value", "ServerMetrics", "metrics-ServerMetrics");
    }

    @Test
    void nextAddressIsAskedWhenOneDoesNotAnswer() {
        EmbeddedSchemaRegistry gone = EmbeddedSchemaRegistry.start();
        gone.close();
        assertThat(client(gone.url() + "," + registry.url()).register("s", AVRO))
                .isEqualTo(1);
        assertThatThrownBy(() -> client(gone.url() + "," + gone.url()).subjects())
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("no schema registry answers GET /subjects")
                .hasMessageContaining(gone.url().toString())
                .hasMessageContaining("is it running");
    }

    @Test
    void onlyTheRightCredentialsAreLetInAndNoneIsShown() {
        for (RegistryCredentials right : new RegistryCredentials[] {
            RegistryCredentials.basic("user", "s3cret"), RegistryCredentials.bearer("s3cret")
        }) {
            try (EmbeddedSchemaRegistry guarded = EmbeddedSchemaRegistry.start(Optional.of(right), Optional.empty())) {
                RegistrySettings settings =
                        RegistrySettings.parse(guarded.url().toString(), Optional.of(right), Optional.empty());
                assertThat(new SchemaRegistryClient(settings).subjects()).isEmpty();
                assertThat(settings.toString()).doesNotContain("s3cret");
                assertThatThrownBy(() -> client(guarded.url().toString()).subjects())
                        .hasMessageContaining("check user and password, or the token");
                String inUrl = guarded.url().toString().replace("//", "//user:wrong-s3cret@");
                assertThatThrownBy(() -> client(inUrl).subjects())
                        .hasMessageContaining("HTTP 401")
                        .hasMessageNotContaining("s3cret");
            }
        }
        assertThatThrownBy(() -> client("ftp://user:s3cret@host")).hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> client("http://user:s3cret@ho st")).hasMessageNotContaining("s3cret");
    }

    @Test
    void certificateOfTheGivenAuthorityIsTrustedAndNoOther(@TempDir Path folder) throws Exception {
        TestingCertificate certificate = TestingCertificate.in(folder);
        try (EmbeddedSchemaRegistry secure =
                EmbeddedSchemaRegistry.start(Optional.empty(), Optional.of(certificate.server()))) {
            String url = secure.url().toString();
            SchemaRegistryClient trusting = new SchemaRegistryClient(
                    RegistrySettings.parse(url, Optional.empty(), Optional.of(certificate.pem())));
            assertThat(trusting.register("s", AVRO)).isEqualTo(1);
            assertThatThrownBy(() -> client(url).subjects()).isInstanceOf(SchemaRegistryException.class);
        }
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> new SchemaRegistryClient(
                        RegistrySettings.parse("https://localhost:1", Optional.empty(), Optional.of(empty))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem");
    }

    @Test
    void whoeverHasTheWantedCertificateIsLetInAndNobodyElse(@TempDir Path folder) throws Exception {
        TestingCertificate certificate = TestingCertificate.in(folder);
        TestingCertificate other = TestingCertificate.in(Files.createDirectory(folder.resolve("other")));
        try (MutualTlsServer server = MutualTlsServer.start(certificate.server())) {
            RegistrySettings unknown =
                    RegistrySettings.parse(server.url(), Optional.empty(), Optional.of(certificate.pem()));
            var own = new ClientCertificate(certificate.pem(), certificate.key());
            assertThat(new SchemaRegistryClient(unknown.withClientCertificate(own)).subjects())
                    .containsExactly("seen");
            assertThatThrownBy(() -> new SchemaRegistryClient(unknown).subjects())
                    .isInstanceOf(SchemaRegistryException.class);
            var strange = new ClientCertificate(other.pem(), other.key());
            assertThatThrownBy(() -> new SchemaRegistryClient(unknown.withClientCertificate(strange)).subjects())
                    .isInstanceOf(SchemaRegistryException.class);
            var mixed = new ClientCertificate(certificate.pem(), other.key());
            assertThatThrownBy(() -> new SchemaRegistryClient(unknown.withClientCertificate(mixed)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not that of the first certificate");
            var swapped = new ClientCertificate(certificate.pem(), certificate.pem());
            assertThatThrownBy(() -> new SchemaRegistryClient(unknown.withClientCertificate(swapped)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("holds no key");
        }
    }

    @Test
    void recordedIdsCanBePutAndStandForOneSchema() {
        registry.put("TOPIC-value", 11, AVRO);
        assertThat(client.byId(11)).isEqualTo(AVRO);
        assertThat(client.register("new", OTHER)).isEqualTo(12);
        assertThatThrownBy(() -> registry.put("s", 11, OTHER)).hasMessageContaining("id 11 is another schema");
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(SchemaRegistryException.class, refused -> assertThat(refused.errorCode())
                        .isEqualTo(code));
    }

    private static SchemaRegistryClient client(String urls) {
        return new SchemaRegistryClient(RegistrySettings.parse(urls, Optional.empty(), Optional.empty()));
    }
}
