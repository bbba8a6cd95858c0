package dev.frameproof.producers.workload;

import java.util.List;

/**
 * @param fields how many members there are to choose from, 2 to 1000
 * @param every after how many records they change, 1 to 1000000
 * @param seed what the numbers and the changes come from
 */
public record ChangingFieldsSettings(int fields, int every, long seed) {
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_RECORDS = 1_000_000;
    private static final Setting<Integer> FIELDS =
            Setting.integer("fields", 8, 2, MOST_FIELDS, "how many number members there are to choose from");
    private static final Setting<Integer> EVERY =
            Setting.integer("every", 500, 1, MOST_RECORDS, "after how many records other members are there");

    static final WorkloadKind KIND = new WorkloadKind(
            ChangingFields.NAME,
            "flat objects whose members come and go, so that columns do",
            List.of(FIELDS, EVERY),
            (values, seed) ->
                    new ChangingFields(new ChangingFieldsSettings(values.get(FIELDS), values.get(EVERY), seed)));

    public ChangingFieldsSettings {
        Ranges.check("fields", fields, 2, MOST_FIELDS);
        Ranges.check("every", every, 1, MOST_RECORDS);
    }
}
