package dev.frameproof.producers.workload;

import java.util.List;

/**
 * @param fields how many members each record has, 1 to 10000
 * @param decimals how many decimals each number has at most, 1 to 12
 * @param seed what the numbers come from
 */
public record FlatNumbersSettings(int fields, int decimals, long seed) {
    private static final Setting<Integer> FIELDS =
            Setting.integer("fields", 6, 1, 10_000, "how many number members a record has");
    private static final Setting<Integer> DECIMALS =
            Setting.integer("decimals", 3, 1, 12, "how many decimals a number has at most");

    static final WorkloadKind KIND = new WorkloadKind(
            FlatNumbers.NAME,
            "flat objects of floating point numbers, for benchmarks",
            List.of(FIELDS, DECIMALS),
            (values, seed) -> new FlatNumbers(new FlatNumbersSettings(values.get(FIELDS), values.get(DECIMALS), seed)));

    public FlatNumbersSettings {
        Ranges.check("fields", fields, 1, 10_000);
        Ranges.check("decimals", decimals, 1, 12);
    }
}
