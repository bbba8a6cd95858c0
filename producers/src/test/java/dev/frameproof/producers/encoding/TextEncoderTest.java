package dev.frameproof.producers.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
    private final TextEncoder encoder = new TextEncoder();

    @Test
    void singleValuesAreTheirText() {
        assertThat(encoder.encode(new TextValue("Zürich 🎂 \"x\""))).isEqualTo("Zürich 🎂 \"x\"".getBytes(UTF_8));
        assertThat(encoder.encode(new IntegerValue(-5))).isEqualTo("-5".getBytes(UTF_8));
        assertThat(encoder.encode(new FloatValue(5))).isEqualTo("5.0".getBytes(UTF_8));
        assertThat(encoder.encode(new BooleanValue(true))).isEqualTo("true".getBytes(UTF_8));
        assertThat(encoder.encode(new TextValue(""))).isEmpty();
        assertThat(encoder.encode(new ObjectValue(List.of(new Member("id", new IntegerValue(7))))))
                .isEqualTo("{\"id\":7}".getBytes(UTF_8));
    }

    @Test
    void whatHasNoTextIsRefused() {
        for (Value value : List.of(
                new NullValue(),
                new ListValue(List.of()),
                new FloatValue(Double.NaN),
                new TextValue("half \ud83d of a pair"))) {
            assertThatThrownBy(() -> encoder.encode(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
