package dev.frameproof.producers.workload;

import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.ArrayList;
import java.util.List;

/** Writes one order; used once. What it draws, it draws in the order of the members. */
final class OrderDraft {
    /** 2026-01-01T00:00:00Z, when the shop opened. */
    private static final long OPENING_MILLIS = 1_767_225_600_000L;

    private static final long BETWEEN_ORDERS_MILLIS = 1_000;
    private static final NullValue NULL = new NullValue();

    private final OrdersSettings settings;
    private final SeededStream chance;
    private final long index;

    OrderDraft(OrdersSettings settings, SeededStream chance, long index) {
        this.settings = settings;
        this.chance = chance;
        this.index = index;
    }

    Value order(Value id) {
        String currency = word(OrderWords.CURRENCIES);
        int lineCount = chance.nextBetween(settings.minLines(), settings.maxLines());
        List<Value> lines = new ArrayList<>(lineCount);
        long totalCents = 0;
        for (int i = 0; i < lineCount; i++) {
            long cents = chance.nextBetween(99, 49_999);
            int quantity = chance.nextBetween(1, 9);
            totalCents += cents * quantity;
            lines.add(new MemberList()
                    .add("sku", "SKU-" + chance.nextBetween(10_000, 99_999))
                    .add("quantity", quantity)
                    .add("price", money(cents))
                    .toObject());
        }
        MemberList order = new MemberList()
                .add("id", id)
                .add("number", index + 1)
                .add("createdAt", OPENING_MILLIS + index * BETWEEN_ORDERS_MILLIS)
                .add("status", word(OrderWords.STATUSES))
                .add("currency", currency)
                .add("total", money(totalCents))
                .add("discount", orNull(new FloatValue(money(chance.nextBelow(2_000)))))
                .add("giftWrap", orNull(new BooleanValue(chance.nextChance(0.2))));
        if (isThere()) {
            order.add("coupon", "SAVE" + chance.nextBetween(5, 50));
        }
        if (isThere()) {
            order.add("note", word(OrderWords.NOTES));
        }
        if (settings.depth() > 1) {
            order.add("customer", customer()).add("payment", payment(totalCents, currency));
        }
        if (settings.depth() > 4) {
            order.add("route", route(2));
        }
        return order.add("lines", new ListValue(lines)).toObject();
    }

    private Value customer() {
        int id = chance.nextBetween(1, 100_000);
        MemberList customer = new MemberList()
                .add("id", id)
                .add("name", word(OrderWords.FIRST_NAMES) + " " + word(OrderWords.LAST_NAMES))
                .add("email", "customer" + id + "@example.com");
        if (isThere()) {
            customer.add("phone", orNull(new TextValue("+49 30 " + chance.nextBetween(100_000, 999_999))));
        }
        customer.add("loyaltyPoints", orNull(new IntegerValue(chance.nextBelow(10_000))));
        if (settings.depth() > 2) {
            customer.add("address", address());
        }
        return customer.toObject();
    }

    private Value address() {
        MemberList address = new MemberList()
                .add("street", word(OrderWords.STREETS) + " " + chance.nextBetween(1, 200))
                .add("city", word(OrderWords.CITIES))
                .add("zip", orNull(new TextValue(Integer.toString(chance.nextBetween(10_000, 99_999)))));
        if (settings.depth() > 3) {
            address.add(
                    "geo",
                    new MemberList()
                            .add("lat", chance.nextBetween(-8_999_999, 8_999_999) / 1e5)
                            .add("lon", chance.nextBetween(-17_999_999, 17_999_999) / 1e5)
                            .toObject());
        }
        return address.toObject();
    }

    private Value payment(long cents, String currency) {
        boolean byCard = isThere();
        MemberList payment = new MemberList()
                .add("method", byCard ? "card" : word(OrderWords.METHODS_WITHOUT_CARD))
                .add("amount", money(cents))
                .add("currency", currency)
                .add("authorized", chance.nextChance(0.98));
        if (byCard && settings.depth() > 2) {
            payment.add(
                    "card",
                    new MemberList()
                            .add("brand", word(OrderWords.BRANDS))
                            .add("last4", Integer.toString(chance.nextBetween(1_000, 9_999)))
                            .toObject());
        }
        return payment.toObject();
    }

    private Value route(int level) {
        MemberList stop = new MemberList().add("hub", word(OrderWords.HUBS)).add("km", chance.nextBetween(20, 9_000));
        if (level < settings.depth()) {
            stop.add("next", route(level + 1));
        }
        return stop.toObject();
    }

    private boolean isThere() {
        return !chance.nextChance(settings.optional());
    }

    private Value orNull(Value value) {
        return chance.nextChance(settings.nulls()) ? NULL : value;
    }

    private String word(List<String> words) {
        return words.get(chance.nextBelow(words.size()));
    }

    private static double money(long cents) {
        return cents / 100.0;
    }
}
