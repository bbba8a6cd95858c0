package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.ChangeSchedule.Change;
import dev.frameproof.producers.workload.Value.NullValue;
import java.util.Optional;

/**
 * Change events of one table, {@code orders} of a shop, in the envelope that Debezium's connector for PostgreSQL writes:
 * first a snapshot of the rows that are there, then each change in the order of its transaction. Keyed by
 * <code>{"id": n}</code>.
 *
 * <p>Members, the same in every record: {@code before} and {@code after}, the row or null: {@code id}, {@code customer},
 * {@code status}, {@code quantity}, {@code amount} (float, two decimals) and, from record {@code changeAfter} on,
 * {@code coupon} (text or null); {@code source}: {@code version}, {@code connector}, {@code name}, {@code ts_ms} (when it
 * was committed), {@code snapshot} ({@code first}, {@code true}, {@code last} or {@code false}), {@code db}, {@code schema},
 * {@code table}, {@code txId}, {@code lsn}; {@code op}: {@code r} in the snapshot, then {@code c}, {@code u}, {@code d};
 * {@code ts_ms} (when the connector saw it); {@code transaction}, null in the snapshot: {@code id}, {@code total_order},
 * {@code data_collection_order}.
 *
 * <p>{@code before} is what the last {@code after} of the same key was. After each {@code d} comes a tombstone of its key.
 */
public final class Cdc implements Workload {
    static final String NAME = "cdc";

    /** 2026-01-01T00:00:00Z, when the connector started. */
    private static final long START_MILLIS = 1_767_225_600_000L;

    private static final int BETWEEN_RECORDS_MILLIS = 100;
    private static final long FIRST_TRANSACTION = 731;
    private static final long FIRST_LSN = 33_554_432;
    private static final int BETWEEN_LSNS = 256;
    private static final int COUPON_EVERY = 3;
    private static final int COUPON_DRAW = -1;
    private static final int DELETION_DRAW = -2;
    private static final Value NOTHING = new NullValue();

    private final CdcSettings settings;
    private final long seed;
    private final ChangeSchedule schedule;

    public Cdc(CdcSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        seed = SeededHash.hash(settings.seed(), NAME.hashCode());
        schedule = new ChangeSchedule(SeededHash.mix(seed), settings.snapshot());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        if (index < settings.snapshot()) {
            long order = index - settings.snapshot();
            return envelope(
                    index, order, NOTHING, row(order, ChangeSchedule.stepAtStart(order), index), "r", Optional.empty());
        }
        Change change = schedule.change(index - settings.snapshot());
        long order = change.order();
        int step = change.step();
        boolean deleted = step >= ShopOrder.DELETION && isDeleted(order);
        if (deleted && step > ShopOrder.DELETION) {
            return Sample.tombstone(key(order));
        }
        Value before = step == 0 ? NOTHING : row(order, step - 1, index);
        Value after = deleted ? NOTHING : row(order, step, index);
        return envelope(index, order, before, after, step == 0 ? "c" : deleted ? "d" : "u", Optional.of(change));
    }

    /** @return the order's id, so that its changes stay in order */
    @Override
    public long partitionKey(long index) {
        return id(orderAt(index));
    }

    @Override
    public int tellingSamples() {
        int rarest = Math.max(settings.deleteEvery(), COUPON_EVERY);
        return Math.max(settings.snapshot(), settings.changeAfter())
                + 2 * rarest * ChangeSchedule.STEPS
                + ChangeSchedule.lifetime();
    }

    private long orderAt(long index) {
        long change = index - settings.snapshot();
        return change < 0 ? change : schedule.change(change).order();
    }

    private Sample envelope(long index, long order, Value before, Value after, String op, Optional<Change> change) {
        long first = change.filter(Change::isSecond).isPresent() ? index - 1 : index;
        long chance = SeededHash.hash(seed, first);
        long committed = change.isEmpty()
                ? START_MILLIS
                : START_MILLIS + first * BETWEEN_RECORDS_MILLIS + SeededHash.below(chance, 40);
        long seen = START_MILLIS + first * BETWEEN_RECORDS_MILLIS + 45 + SeededHash.below(SeededHash.mix(chance), 50);
        long transaction = FIRST_TRANSACTION + change.map(Change::transaction).orElse(-1L) + 1;
        MemberList source = new MemberList()
                .add("version", "3.0.0.Final")
                .add("connector", "postgresql")
                .add("name", "shop")
                .add("ts_ms", committed)
                .add("snapshot", change.isPresent() ? "false" : placeInSnapshot(index))
                .add("db", "shop")
                .add("schema", "public")
                .add("table", "orders")
                .add("txId", transaction)
                .add("lsn", change.isPresent() ? lsn(index) : FIRST_LSN);
        MemberList envelope = new MemberList()
                .add("before", before)
                .add("after", after)
                .add("source", source.toObject())
                .add("op", op)
                .add("ts_ms", seen + index - first)
                .add(
                        "transaction",
                        change.map(of -> transaction(of, transaction + ":" + lsn(first)))
                                .orElse(NOTHING));
        return new Sample(Optional.of(key(order)), envelope.toObject());
    }

    private static Value transaction(Change change, String id) {
        int place = change.isSecond() ? 2 : 1;
        return new MemberList()
                .add("id", id)
                .add("total_order", place)
                .add("data_collection_order", place)
                .toObject();
    }

    private long lsn(long index) {
        return FIRST_LSN
                + (index + 1) * BETWEEN_LSNS
                + SeededHash.below(SeededHash.hash(seed, index), BETWEEN_LSNS / 8) * 8L;
    }

    private String placeInSnapshot(long index) {
        return index == settings.snapshot() - 1 ? "last" : index == 0 ? "first" : "true";
    }

    private Value key(long order) {
        return new MemberList().add("id", id(order)).toObject();
    }

    private long id(long order) {
        return order + settings.snapshot() + 1;
    }

    private Value row(long order, int step, long index) {
        boolean hasCoupon = order >= 0
                && isDrawn(order, COUPON_EVERY, COUPON_DRAW)
                && schedule.creation(order) + settings.snapshot() >= settings.changeAfter();
        SeededStream chance = new SeededStream(SeededHash.hash(SeededHash.mix(seed), order));
        return ShopOrder.at(step, id(order), !isDeleted(order), hasCoupon, chance)
                .toValue(index >= settings.changeAfter());
    }

    /** An order that was deleted before the start is in no snapshot. */
    private boolean isDeleted(long order) {
        return settings.deleteEvery() > 0
                && (order >= 0 || ChangeSchedule.isOpenAtStart(order))
                && isDrawn(order, settings.deleteEvery(), DELETION_DRAW);
    }

    private boolean isDrawn(long order, int every, int draw) {
        long group = Math.floorDiv(order, (long) every);
        return Math.floorMod(order, every) == SeededHash.below(SeededHash.hash(seed, draw, group), every);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
