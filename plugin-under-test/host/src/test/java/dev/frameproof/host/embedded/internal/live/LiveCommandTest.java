package dev.frameproof.host.embedded.internal.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, {\"b\" : null} ]}",
                "[ ]",
                "\"text with \\\" and \\\\ and \\u00e9 and ü\"",
                "\"\"",
                "12345678901234567890123",
                "1.50e+03",
                "-0",
                "true",
                "\"}\""
            })
    void dataIsKeptByteForByte(String data) throws Exception {
        for (String form : List.of(
                "{\"publish\":{\"channel\":\"c\",\"data\":%s},\"id\":3}",
                "{ \"id\":3, \"publish\":{\"data\": %s ,\"channel\":\"c\"} }")) {
            LiveCommand command = only(form.formatted(data));
            assertThat(command.data().toStringUtf8()).isEqualTo(data);
            assertThat(command.channel()).isEqualTo("c");
            assertThat(command.method()).isEqualTo("publish");
            assertThat(command.id()).isEqualTo(3);
        }
    }

    @Test
    void randomDataIsKeptByteForByte() throws Exception {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String data = json(random, 0);
            String two =
                    "{\"rpc\":{\"method\":\"m\",\"data\":%s},\"id\":1}\n{\"subscribe\":{\"channel\":\"c\",\"data\":%s},\"id\":2}"
                            .formatted(data, data);
            List<LiveCommand> commands = LiveCommand.parseAll(two.getBytes(UTF_8));
            assertThat(commands).as("seed %d, round %d", seed, i).hasSize(2);
            assertThat(commands).allSatisfy(command -> assertThat(command.data().toStringUtf8())
                    .as("seed %d", seed)
                    .isEqualTo(data));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "not json",
                "[]",
                "1",
                "{",
                "{\"id\":1}{\"id\":2}",
                "{\"id\":1} x",
                "{\"id\":\"a\"}",
                "{\"id\":1}\n\n"
            })
    void whatIsNoCommandIsRefused(String message) {
        assertThatThrownBy(() -> LiveCommand.parseAll(message.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void anEmptyObjectIsAPongAndUnknownMembersAreNone() throws Exception {
        assertThat(only("{}").isPong()).isTrue();
        assertThat(only("{\"send\":{\"data\":1}}").isPong()).isFalse();
        LiveCommand unknown = only("{\"id\":5,\"dance\":{\"data\":1},\"x\":[{}]}");
        assertThat(unknown.method()).isEmpty();
        assertThat(unknown.isPong()).isFalse();
        assertThat(only("{\"subscribe\":{\"channel\":\"c\",\"data\":null},\"id\":1}")
                        .data()
                        .isEmpty())
                .isTrue();
    }

    private static LiveCommand only(String message) throws IOException {
        List<LiveCommand> commands = LiveCommand.parseAll(message.getBytes(UTF_8));
        assertThat(commands).hasSize(1);
        return commands.get(0);
    }

    private static String json(Random random, int depth) throws IOException {
        int kind = random.nextInt(depth > 3 ? 4 : 6);
        return switch (kind) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Double.toString(random.nextGaussian());
            case 2 -> random.nextBoolean() ? "true" : "false";
            case 3 -> new ObjectMapper().writeValueAsString(text(random));
            case 4 -> "[" + json(random, depth + 1) + " , " + json(random, depth + 1) + "]";
            default ->
                "{ " + new ObjectMapper().writeValueAsString(text(random)) + " :" + json(random, depth + 1) + "}";
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint("a\"\\{}[],:ü€\u2028\n\t😀".codePoints().toArray()[random.nextInt(14)]);
        }
        return text.toString();
    }
}
