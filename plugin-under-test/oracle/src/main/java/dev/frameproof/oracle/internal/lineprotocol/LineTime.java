package dev.frameproof.oracle.internal.lineprotocol;

import dev.frameproof.oracle.LineProtocolOptions.Precision;

/**
 * A time as frames have it.
 *
 * @param millis since the epoch, rounded down
 * @param nanos the rest, 0 to 999,999
 */
public record LineTime(long millis, int nanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;
    private static final long SMALLEST_NANOS = 1_000_000_000_000_000_000L;
    private static final long SMALLEST_MICROS = 1_000_000_000_000_000L;
    private static final long SMALLEST_MILLIS = 1_000_000_000_000L;

    /** A frame's cell, whose nanoseconds may be negative before the epoch. */
    public static LineTime shown(long millis, long nanos) {
        return new LineTime(
                millis + Math.floorDiv(nanos, NANOS_PER_MILLI), (int) Math.floorMod(nanos, NANOS_PER_MILLI));
    }

    /**
     * @return whether a time is beyond 64 bits of nanoseconds, in which Grafana's SDK for Go, and Arrow, hold times: a
     *     plugin may show it, or skip its line like one that is none
     */
    static boolean isFar(long timestamp, Precision precision) {
        Precision unit = precision == Precision.AUTO ? byMagnitude(timestamp) : precision;
        return unit == Precision.SECONDS && (timestamp > MOST_SECONDS || timestamp < -MOST_SECONDS);
    }

    /** @return when a line says it is, null when no frame could say so */
    static LineTime of(long timestamp, Precision precision) {
        return switch (precision) {
            case AUTO -> of(timestamp, byMagnitude(timestamp));
            case NANOSECONDS ->
                new LineTime(
                        Math.floorDiv(timestamp, NANOS_PER_MILLI), (int) Math.floorMod(timestamp, NANOS_PER_MILLI));
            case MICROSECONDS ->
                new LineTime(Math.floorDiv(timestamp, MICROS_PER_MILLI), (int)
                        (Math.floorMod(timestamp, MICROS_PER_MILLI) * MICROS_PER_MILLI));
            case MILLISECONDS -> new LineTime(timestamp, 0);
            case SECONDS -> {
                boolean fits = Math.multiplyHigh(timestamp, MILLIS_PER_SECOND) == (timestamp * MILLIS_PER_SECOND) >> 63;
                yield fits ? new LineTime(timestamp * MILLIS_PER_SECOND, 0) : null;
            }
        };
    }

    private static Precision byMagnitude(long timestamp) {
        long magnitude = timestamp == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(timestamp);
        if (magnitude >= SMALLEST_NANOS) {
            return Precision.NANOSECONDS;
        }
        if (magnitude >= SMALLEST_MICROS) {
            return Precision.MICROSECONDS;
        }
        return magnitude >= SMALLEST_MILLIS ? Precision.MILLISECONDS : Precision.SECONDS;
    }
}
