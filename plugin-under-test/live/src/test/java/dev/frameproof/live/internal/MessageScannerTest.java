package dev.frameproof.live.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MessageScannerTest {
    private final List<String> seen = new ArrayList<>();
    private final MessageScanner scanner = new MessageScanner();

    private final MessageScanner.Visitor visitor = new MessageScanner.Visitor() {
        @Override
        public void publication(String channel, byte[] bytes, int from, int to) {
            seen.add(channel + " " + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void other(JsonNode object) {
            seen.add(object.toString());
        }

        @Override
        public void malformed(String why) {
            seen.add("malformed");
        }
    };

    @Test
    void publicationIsTheExactRangeOfItsData() {
        scan("{\"push\":{\"channel\":\"default/ds/u/p\",\"pub\":{\"data\":{\"a\":[1, 2 ],\"s\":\"}\\\"{\"}}}}");

        assertThat(seen).containsExactly("default/ds/u/p {\"a\":[1, 2 ],\"s\":\"}\\\"{\"}");
    }

    @Test
    void membersAfterTheDataAreNotTakenForIt() {
        scan("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{\"a\":1},\"offset\":5}}}");

        assertThat(seen).containsExactly("c {\"a\":1}");
    }

    @Test
    void severalObjectsOfOneMessageComeInOrder() {
        scan("{\"id\":3,\"subscribe\":{}}\n{}\n{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{}}}}\n");

        assertThat(seen).containsExactly("{\"id\":3,\"subscribe\":{}}", "{}", "c {}");
    }

    @Test
    void unusualOrderOfMembersIsUnderstoodAllTheSame() {
        scan("{\"push\":{\"pub\":{\"data\":{\"a\":1}},\"channel\":\"c\"}}");

        assertThat(seen).containsExactly("c {\"a\":1}");
    }

    @Test
    void dataOfUnusualMessagesKeepsEveryByte() {
        String data = "{ \"a\" : [1.50, 1e5, 12345678901234567890.10],\n \"s\":\"\\u007d\" }";
        scan("{ \"push\" : { \"x\":{\"data\":1}, \"pub\" : { \"tags\":{}, \"data\" : " + data
                + " , \"offset\":1}, \"channel\":\"a\\\\b\"} }");
        scan("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":" + data + "}}}");

        assertThat(seen).containsExactly("a\\b " + data, "c " + data);
    }

    @Test
    void dataMayBeAnyValue() {
        for (String data : List.of("5", "-1.5e3", "null", "true", "\"}}}\"", "[]", "[{},[\"]\"]]")) {
            scan("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":" + data + "}}}");
            scan("{\"push\":{\"pub\":{\"data\":" + data + "},\"channel\":\"c\"}}");
            assertThat(seen).containsExactly("c " + data, "c " + data);
            seen.clear();
        }
    }

    @Test
    void objectsBeforeNonsenseAreSeen() {
        scan("{}\n{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{}}}}\n]{}");

        assertThat(seen).containsExactly("{}", "c {}", "malformed");
    }

    @Test
    void everyTruncationOfAMessageIsMalformed() {
        String message = "{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{\"a\":\"x\\\\\",\"b\":[1]}}}}";
        for (int length = 1; length < message.length(); length++) {
            scan(message.substring(0, length));
            assertThat(seen).as("%d bytes", length).containsExactly("malformed");
            seen.clear();
        }
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        scan("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{\"a\":1}");
        scan("nonsense");

        assertThat(seen).containsExactly("malformed", "malformed");
    }

    @Test
    void randomMessagesAreTakenApartAsTheyWerePutTogether() {
        long seed = 20_261_122;
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<String> expected = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (int line = random.nextInt(5); line >= 0; line--) {
                String data = "{\"v\":\"" + text(random) + "\",\"n\":{\"m\":[" + random.nextInt() + "]}}";
                lines.add("{\"push\":{\"channel\":\"c" + line + "\",\"pub\":{\"data\":" + data + "}}}");
                expected.add("c" + line + " " + data);
            }
            seen.clear();

            scan(String.join("\n", lines));

            assertThat(seen).as("seed %d round %d", seed, round).isEqualTo(expected);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        String[] parts = {"{", "}", "\\\"", "\\\\", "x", "\\n", "é", "\\u007d", "\"data\":".replace("\"", "\\\"")};
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private void scan(String message) {
        byte[] bytes = ("xx" + message + "yy").getBytes(UTF_8);
        scanner.scan(bytes, 2, bytes.length - 2, visitor);
    }
}
