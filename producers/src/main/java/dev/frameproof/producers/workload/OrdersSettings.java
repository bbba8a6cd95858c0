package dev.frameproof.producers.workload;

import java.util.List;

/**
 * The shape of nested orders.
 *
 * @param depth how many levels of objects at most, 1 to 10. 1: only what lies in the order itself; 2: customer and
 *     payment; 3: the customer's address, the payment's card; 4: the address's geo; from 5 on a parcel's route whose
 *     stops lie in each other down to that level
 * @param minLines how many lines an order has at least, 0 to 1000
 * @param maxLines how many lines an order has at most, minLines to 1000
 * @param optional how likely each optional member is absent, 0 to 1; at 0 every order has the same members
 * @param nulls how likely each nullable member is null, 0 to 1
 * @param seed what all chance comes from
 */
public record OrdersSettings(int depth, int minLines, int maxLines, double optional, double nulls, long seed) {
    private static final int DEEPEST = 10;
    private static final int MOST_LINES = 1000;

    private static final Setting<Integer> DEPTH =
            Setting.integer("depth", 4, 1, DEEPEST, "how many levels of objects an order has at most");
    private static final Setting<Integer> MIN_LINES =
            Setting.integer("min-lines", 1, 0, MOST_LINES, "how many lines an order has at least");
    private static final Setting<Integer> MAX_LINES =
            Setting.integer("max-lines", 5, 0, MOST_LINES, "how many lines an order has at most");
    private static final Setting<Double> OPTIONAL =
            Setting.probability("optional", 0.1, "how likely each optional member is absent");
    private static final Setting<Double> NULLS =
            Setting.probability("nulls", 0.05, "how likely each nullable member is null");

    static final WorkloadKind KIND = new WorkloadKind(
            Orders.NAME,
            "nested orders: customer, address, lines, payment, with optional and null members",
            List.of(DEPTH, MIN_LINES, MAX_LINES, OPTIONAL, NULLS),
            (values, seed) -> new Orders(new OrdersSettings(
                    values.get(DEPTH),
                    values.get(MIN_LINES),
                    values.get(MAX_LINES),
                    values.get(OPTIONAL),
                    values.get(NULLS),
                    seed)));

    public OrdersSettings {
        Ranges.check(DEPTH.name(), depth, 1, DEEPEST);
        Ranges.check(MIN_LINES.name(), minLines, 0, MOST_LINES);
        Ranges.check(MAX_LINES.name(), maxLines, 0, MOST_LINES);
        if (minLines > maxLines) {
            throw new IllegalArgumentException(
                    "min-lines is at most max-lines, not " + minLines + " with " + maxLines + " at most");
        }
        Ranges.checkProbability(OPTIONAL.name(), optional);
        Ranges.checkProbability(NULLS.name(), nulls);
    }
}
