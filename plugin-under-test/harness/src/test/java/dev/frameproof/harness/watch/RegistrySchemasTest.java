package dev.frameproof.harness.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.producers.encoding.SchemaType;
import dev.frameproof.producers.registry.EmbeddedSchemaRegistry;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.registry.SchemaRegistryClient;
import dev.frameproof.producers.registry.SchemaRegistryException;
import dev.frameproof.producers.registry.SchemaText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrySchemasTest {
    private static final SchemaText ONE = new SchemaText(SchemaType.AVRO, "\"string\"", List.of());
    private static final SchemaText TWO = new SchemaText(SchemaType.AVRO, "\"long\"", List.of());

    private final EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RegistrySchemas schemas = new RegistrySchemas(
            new SchemaRegistryClient(
                    RegistrySettings.parse(registry.url().toString(), Optional.empty(), Optional.empty())),
            nanos::get);

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void unknownIdIsAskedForAgainAfterASecondAndAKnownOneNeverAgain() {
        assertThat(schemas.byId(5)).isEmpty();
        registry.put("s", 5, ONE);
        pass(Duration.ofMillis(999));
        assertThat(schemas.byId(5)).as("kept").isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(schemas.byId(5)).map(Registered::text).contains(ONE.schema());

        registry.close();
        pass(Duration.ofDays(1));
        assertThat(schemas.byId(5)).isPresent();
        assertThatThrownBy(() -> schemas.byId(6)).isInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void latestVersionIsAskedForAgainAfterASecond() {
        assertThat(schemas.latest("s")).isEmpty();
        registry.put("s", 5, ONE);
        assertThat(schemas.latest("s")).as("kept").isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(schemas.latest("s")).map(Registered::id).contains(5);
        registry.put("s", 6, TWO);
        assertThat(schemas.latest("s")).map(Registered::id).contains(5);
        pass(Duration.ofSeconds(1));
        assertThat(schemas.latest("s")).map(Registered::id).contains(6);
    }
}
