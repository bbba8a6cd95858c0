package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Optional;

/**
 * Orders of a shop, nested as {@link OrdersSettings#depth} allows, keyed by their id ({@code order-1} for index 1).
 *
 * <p>A member never changes its type: amounts are floats of at most two decimals, coordinates of at most five, counts
 * and ids are integers. Optional members ({@code note}, {@code coupon}, {@code customer.phone}, {@code payment.card})
 * may be absent; nullable ones ({@code discount}, {@code giftWrap}, {@code customer.phone},
 * {@code customer.loyaltyPoints}, {@code customer.address.zip}) may be null.
 */
public final class Orders implements Workload {
    static final String NAME = "orders";

    private final OrdersSettings settings;
    private final long seed;

    public Orders(OrdersSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        seed = SeededHash.hash(settings.seed(), NAME.hashCode());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        SeededStream chance = new SeededStream(SeededHash.hash(seed, index));
        Value id = new TextValue("order-" + index);
        return new Sample(Optional.of(id), new OrderDraft(settings, chance, index).order(id));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
