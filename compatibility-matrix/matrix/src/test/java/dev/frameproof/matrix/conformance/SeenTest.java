package dev.frameproof.matrix.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.host.JsonDifference;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeenTest {
    private static final String SCHEMA = """
            {"fields":[{"name":"partition","labels":{}},{"name":"offset"},{"name":"v"}]}""";

    @Test
    void howRowsAreDealtOutToFramesIsNotCompared() {
        Seen together = seen("default/ds/a/", push("default/ds/a/p", SCHEMA, "[[1,0,0],[7,3,4],[1.5,2.5,3.5]]"));
        Seen apart = seen(
                "1/ds/b/",
                push("1/ds/b/p", SCHEMA, "[[0],[0],[2.5]]"),
                "{\"push\":{\"channel\":\"1/ds/b/p\",\"pub\":{\"data\":{\"data\":{\"values\":[[1],[90],[1.5]]}}}}}",
                push("1/ds/b/p", SCHEMA, "[[0],[1],[3.5]]"));

        assertThat(together.json()).isEqualTo(apart.json());
        assertThat(together.rows()).isEqualTo(3);
    }

    @Test
    void anotherValueAndAMissingRowAreDifferences() {
        Seen one = seen("c/", push("c/p", SCHEMA, "[[0,0],[0,1],[2.5,3.5]]"));
        Seen other = seen("c/", push("c/p", SCHEMA, "[[0,0],[0,1],[2.5,3.6]]"));
        Seen shorter = seen("c/", push("c/p", SCHEMA, "[[0],[0],[2.5]]"));

        assertThat(differences(one, other)).containsExactly("$.rows.CHANNELS/p.values[1][2]: recorded 3.5, got 3.6");
        assertThat(differences(one, shorter)).hasSize(1);
    }

    @Test
    void aGapBetweenOffsetsIsADifference() {
        Seen one = seen("c/", push("c/p", SCHEMA, "[[0,0],[5,6],[1,2]]"));
        Seen gap = seen("c/", push("c/p", SCHEMA, "[[0,0],[5,7],[1,2]]"));

        assertThat(differences(one, gap)).containsExactly("$.rows.CHANNELS/p.values[1][1]: recorded 1, got 2");
    }

    @Test
    void repliesOfOneBurstStandInTheOrderOfTheirIds() {
        Seen one = seen("c/", "{\"id\":3,\"error\":{\"code\":103}}", "{\"id\":2,\"subscribe\":{}}");
        Seen other = seen("c/", "{\"id\":2,\"subscribe\":{}}", "{\"id\":3,\"error\":{\"code\":104}}");

        assertThat(differences(one, other)).containsExactly("$.replies[1].error.code: recorded 103, got 104");
    }

    @Test
    void idsOfClientsAreMaskedAndAnUnexpectedEndIsSeen() {
        Seen one = seen("c/", "{\"id\":1,\"connect\":{\"client\":\"x\",\"ping\":25}}");
        Seen other = seen("c/", "{\"id\":1,\"connect\":{\"client\":\"y\",\"ping\":25}}");
        assertThat(differences(one, other)).isEmpty();

        other.addClosed(3501, "bad request");
        assertThat(differences(one, other)).hasSize(1);
    }

    private static List<String> differences(Seen recorded, Seen got) {
        return new JsonDifference("recorded", "got").between(recorded.json(), got.json());
    }

    private static Seen seen(String prefix, String... messages) {
        Seen seen = new Seen(prefix, new Seen.Memory());
        for (String message : messages) {
            seen.add(SideApi.read(message));
        }
        return seen;
    }

    private static String push(String channel, String schema, String values) {
        return "{\"push\":{\"channel\":\"%s\",\"pub\":{\"data\":{\"schema\":%s,\"data\":{\"values\":%s}}}}}"
                .formatted(channel, schema, values);
    }
}
