package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import dev.frameproof.producers.workload.Value.TextValue;
import java.util.Optional;

/**
 * What services log, keyed by the service; each record a bare text:
 *
 * <pre>{@code
 * 2026-01-01T00:00:00.123Z WARN [payments] db.Pool - waited 812 ms for a connection
 * }</pre>
 *
 * <p>Or an object with the members {@code timestamp}, {@code level}, {@code service}, {@code logger}, {@code message} and
 * {@code stack}, all texts.
 *
 * <p>Levels are DEBUG, INFO, WARN and ERROR. Most errors carry a stack trace, as further lines of the same record (line
 * feeds; calls begin with a tab), or in {@code stack}, which is empty otherwise. Times rise by 50 milliseconds a record on average. Now and then a service is in
 * trouble for {@value #SPELL} records of all services, and most errors are of such times.
 */
public final class Logs implements Workload {
    static final String NAME = "logs";

    private static final int SPELL = 200;
    private static final int BETWEEN_RECORDS_MILLIS = 50;
    /** 2026-01-01T00:00:00Z. */
    private static final long START_MILLIS = 1_767_225_600_000L;

    private static final double TROUBLED = 0.125;
    private static final double TIMES_IN_TROUBLE = 5;
    private static final double WARNINGS = 0.06;
    private static final double DEBUGS = 0.2;

    private final LogsSettings settings;
    private final long seed;

    public Logs(LogsSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        seed = SeededHash.hash(settings.seed(), NAME.hashCode());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        int service = service(index);
        SeededStream chance = new SeededStream(SeededHash.hash(seed, index));
        long millis = START_MILLIS + index * BETWEEN_RECORDS_MILLIS + chance.nextBelow(BETWEEN_RECORDS_MILLIS);
        LogLevel level = level(errors(index, service), chance);
        String name = LogWords.SERVICES.get(service);
        LogEntry entry = new LogDraft(name, level, chance).entry(millis);
        return new Sample(Optional.of(new TextValue(name)), settings.structured() ? entry.toObject() : entry.toText());
    }

    /** @return the service's number, so that its lines stay in order */
    @Override
    public long partitionKey(long index) {
        return service(index);
    }

    private int service(long index) {
        return SeededHash.below(SeededHash.hash(SeededHash.mix(seed), index), settings.services());
    }

    /** How likely an error is then; over all times as likely as was asked for. */
    private double errors(long index, int service) {
        double errors = settings.errors();
        if (errors * TIMES_IN_TROUBLE > 1) {
            return errors;
        }
        boolean trouble = SeededHash.unit(SeededHash.hash(~seed, index / SPELL, service)) < TROUBLED;
        return errors * (trouble ? TIMES_IN_TROUBLE : (1 - TROUBLED * TIMES_IN_TROUBLE) / (1 - TROUBLED));
    }

    private LogLevel level(double errors, SeededStream chance) {
        if (chance.nextChance(errors)) {
            return LogLevel.ERROR;
        }
        double warnings = errors > settings.errors() ? WARNINGS * TIMES_IN_TROUBLE : WARNINGS;
        return chance.nextChance(warnings) ? LogLevel.WARN : chance.nextChance(DEBUGS) ? LogLevel.DEBUG : LogLevel.INFO;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
