package dev.frameproof.differential.random;

import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.TimestampMode;
import java.util.Arrays;
import java.util.List;

/**
 * A query without its format, and what it is run on.
 *
 * @param partitions how many the topic has
 */
public record RandomQuery(StreamQuery query, int partitions, Representation representation) {
    private static final List<String> ALIASES = List.of(
            "",
            "",
            "",
            "plain",
            "{{topic}}",
            "{{topic}}/{{partition}} {{field}}",
            "{{refid}}",
            "é\"\\<b>",
            "{{unknown}} {{ topic }}",
            "{{field}}");
    private static final List<Integer> DEPTHS = List.of(5, 5, 5, 1, 2, 3, 12);
    private static final List<Integer> CAPS = List.of(1_000, 1_000, 1_000, 1, 4, 30);

    static RandomQuery of(String topic, Chance chance) {
        StreamQuery query = StreamQuery.of(topic)
                .withStart(StartPosition.earliest())
                .withKeyFormat(chance.of(Arrays.asList(KeyFormat.values())))
                .withTimestampMode(chance.is(0.1) ? TimestampMode.NOW : TimestampMode.MESSAGE)
                .withAlias(chance.of(ALIASES))
                .withRefId(chance.of(List.of("A", "A", "B", "", "long one")));
        int partitions = chance.of(List.of(1, 1, 3, 7));
        return new RandomQuery(
                partitions == 1 && chance.is(0.5) ? query.withPartition(0) : query,
                partitions,
                Representation.bundled().withFlattening(chance.of(DEPTHS), chance.of(CAPS)));
    }
}
