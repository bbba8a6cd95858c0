package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import java.util.List;
import java.util.Optional;

/**
 * A row of the shop's table at one step of its life. One that stays is paid, packed and shipped, then gets the delivery
 * fee and is delivered; one that is deleted changes its quantity, is paid and then cancelled.
 */
record ShopOrder(long id, String customer, String status, int quantity, long cents, Optional<String> coupon) {
    private static final List<String> STAYING = List.of("new", "paid", "packed", "shipped", "shipped", "delivered");
    private static final List<String> DELETED = List.of("new", "new", "paid", "cancelled");
    private static final int DELIVERY_CENTS = 499;
    private static final int MOST = 9;
    private static final double SECOND_THOUGHTS = 0.25;

    /** The step at which an order that does not stay is deleted. */
    static final int DELETION = DELETED.size();

    /** @param chance the order's own, the same at each step */
    static ShopOrder at(int step, long id, boolean stays, boolean hasCoupon, SeededStream chance) {
        String customer = OrderWords.FIRST_NAMES.get(chance.nextBelow(OrderWords.FIRST_NAMES.size())) + " "
                + OrderWords.LAST_NAMES.get(chance.nextBelow(OrderWords.LAST_NAMES.size()));
        long price = chance.nextBetween(99, 9_999);
        int quantity = chance.nextBetween(1, MOST);
        int another = (quantity + chance.nextBelow(MOST - 1)) % MOST + 1;
        boolean changes = chance.nextChance(SECOND_THOUGHTS) || !stays;
        int ordered = changes && step > 0 ? another : quantity;
        String coupon = "SAVE" + chance.nextBetween(5, 50);
        return new ShopOrder(
                id,
                customer,
                (stays ? STAYING : DELETED).get(step),
                ordered,
                price * ordered + (step >= DELETION ? DELIVERY_CENTS : 0),
                hasCoupon ? Optional.of(coupon) : Optional.empty());
    }

    /** @param withCoupon whether the table has that column */
    Value toValue(boolean withCoupon) {
        MemberList row = new MemberList()
                .add("id", id)
                .add("customer", customer)
                .add("status", status)
                .add("quantity", quantity)
                .add("amount", cents / 100.0);
        if (withCoupon) {
            row.add("coupon", coupon.<Value>map(Value.TextValue::new).orElseGet(Value.NullValue::new));
        }
        return row.toObject();
    }
}
