package dev.frameproof.kafkaplugin.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.registry.RegisteredSchema.Reference;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings.SchemaRegistry;
import dev.frameproof.kafkaplugin.internal.settings.Security;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySourceTest {
    private static final Security NO_TLS = new Security("PLAINTEXT", "PLAIN", "", "", false, "", "", "", "");

    private final List<Duration> pauses = new ArrayList<>();
    private TestingRegistry registry;
    private long nanos;
    private Runnable duringPause = () -> {};

    @BeforeEach
    void start() throws IOException {
        registry = new TestingRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void schemaIsAskedForOnceWithTheLoginAndWithWhatItUses() throws Exception {
        registry.put(
                "/base/schemas/ids/7",
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"top\",\"references\":[{\"name\":\"a.proto\",\"subject\":\"s/a b\","
                        + "\"version\":2}],\"metadata\":{\"x\":[1]}}");
        registry.put(
                "/base/subjects/s%2Fa%20b/versions/2",
                "{\"schema\":\"a\",\"references\":[{\"name\":\"b.proto\",\"subject\":\"b\",\"version\":1}]}");
        registry.put("/base/subjects/b/versions/1", "{\"schema\":\"b\"}");
        RegistrySource source = source(registry.url() + "/base", "PROTOBUF");

        RegisteredSchema schema = source.schema(7);

        assertThat(schema)
                .isEqualTo(new RegisteredSchema(
                        "PROTOBUF", "top", List.of(new Reference("b.proto", "b"), new Reference("a.proto", "a"))));
        assertThat(source.schema(7)).isSameAs(schema);
        assertThat(registry.requests()).hasSize(3).allMatch(request -> request.endsWith(" Basic dXNlcjpzZWNyZXQ="));
    }

    @Test
    void unknownSchemaIsRefusedAtOnceAndAskedForAgainLater() throws Exception {
        RegistrySource source = source(registry.url(), "AVRO");

        assertThatThrownBy(() -> source.schema(3))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("the schema registry has no schema 3 (status 404)");
        registry.put("/schemas/ids/3", "{\"schema\":\"s\"}");
        assertThatThrownBy(() -> source.schema(3)).isInstanceOf(MalformedRecordException.class);
        nanos += Duration.ofSeconds(3).toNanos();

        assertThat(source.schema(3).text()).isEqualTo("s");
        assertThat(registry.requests()).hasSize(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void nextAddressIsAskedWhenOneDoesNotAnswer() throws Exception {
        registry.put("/schemas/ids/3", "{\"schema\":\"s\"}").put("/schemas/ids/4", "{\"schema\":\"t\"}");
        TestingRegistry dead = new TestingRegistry();
        dead.close();
        try (TestingRegistry broken = new TestingRegistry()) {
            broken.status(502);
            RegistrySource source = source(dead.url() + ", " + broken.url() + "/, " + registry.url(), "AVRO");

            assertThat(source.schema(3).text()).isEqualTo("s");
            assertThat(source.schema(4).text()).isEqualTo("t");
            assertThat(broken.requests())
                    .as("the one that answered is asked first")
                    .hasSize(1);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void registryThatIsAwayIsWaitedFor() throws Exception {
        registry.put("/schemas/ids/3", "{\"schema\":\"s\"}");
        registry.status(503);
        duringPause = () -> {
            if (pauses.size() == 3) {
                registry.status(200);
            }
        };

        assertThat(source(registry.url(), "AVRO").schema(3).text()).isEqualTo("s");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void registryThatStaysAwayIsGivenUpAndTriedAgainLater() throws Exception {
        registry.put("/schemas/ids/3", "{\"schema\":\"s\"}");
        registry.status(500);
        RegistrySource source = source(registry.url(), "AVRO");

        assertThatThrownBy(() -> source.schema(3))
                .hasMessage("the schema registry answered with status 500 for schema 3");
        int asked = registry.requests().size();
        assertThatThrownBy(() -> source.schema(4)).isInstanceOf(MalformedRecordException.class);
        assertThat(registry.requests()).hasSize(asked);
        registry.status(200);
        nanos += Duration.ofSeconds(3).toNanos();

        assertThat(source.schema(3).text()).isEqualTo("s");
    }

    @Test
    void refusedLoginNeverShowsThePassword() {
        registry.status(401);

        assertThatThrownBy(() -> source(registry.url(), "AVRO").schema(3))
                .hasMessageContaining("check the user and password")
                .hasMessageNotContaining("secret");
        assertThat(new SchemaRegistry("u", "user", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void schemaOfAnotherKindIsOfNoUse() {
        registry.put("/schemas/ids/3", "{\"schema\":\"s\",\"schemaType\":\"JSON\"}");

        assertThatThrownBy(() -> source(registry.url(), "AVRO").schema(3)).hasMessageContaining("of type JSON");
    }

    @Test
    void urlThatIsNoneIsNamed() {
        assertThatThrownBy(() -> source("ftp://x", "AVRO").schema(3)).hasMessageContaining("HTTP or HTTPS");
        assertThatThrownBy(() -> source("http://a b", "AVRO").schema(3)).hasMessageContaining("URL is not valid");
    }

    private RegistrySource source(String url, String type) {
        RegistryHttp http = new RegistryHttp(new SchemaRegistry(url, "user", "secret"), NO_TLS, Duration.ofSeconds(5));
        return new RegistrySource(
                new RegistryClient(http), type, RegistrySource.Patience.usual(), this::pause, () -> nanos);
    }

    private void pause(Duration pause) {
        pauses.add(pause);
        nanos += pause.toNanos();
        duringPause.run();
    }
}
