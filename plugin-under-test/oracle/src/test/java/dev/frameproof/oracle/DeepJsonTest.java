package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 8259 lets readers limit the depth of nesting. */
class DeepJsonTest {
    private static ExpectedRecord nested(int depth) {
        String json = "{\"a]\\\"[[\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
        return RecordDecoding.decode(MessageFormat.JSON, null, json.getBytes(UTF_8));
    }

    @Test
    void deepRecordsMayBeRefusedAndVeryDeepOnesMustBe() {
        assertThat(nested(999).brokenBecause()).isEmpty();
        assertThat(nested(1_000).readable()).isTrue();
        assertThat(nested(1_000).brokenBecause()).contains("1000 deep");
        assertThat(nested(20_001).isBroken()).isTrue();
    }
}
