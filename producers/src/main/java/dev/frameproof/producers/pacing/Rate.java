package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate of records, kept as an exact fraction so that the billionth record is as exact as the first.
 *
 * @param records how many records, at least 1
 * @param perNanos in how many nanoseconds, at least 1; the fraction is kept in lowest terms
 */
public record Rate(long records, long perNanos) {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final Map<String, Long> NANOS_BY_UNIT =
            Map.of("s", SECOND_NANOS, "min", 60 * SECOND_NANOS, "h", 3600 * SECOND_NANOS);
    private static final Map<String, Integer> POWER_BY_PREFIX = Map.of("", 0, "k", 3, "M", 6);
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)([kM]?)/(s|min|h)");
    private static final BigDecimal FASTEST = BigDecimal.valueOf(SECOND_NANOS);

    public Rate {
        if (records < 1 || perNanos < 1) {
            throw new IllegalArgumentException(
                    "a rate needs records and nanoseconds of at least 1, got " + records + " per " + perNanos);
        }
        long divisor =
                BigInteger.valueOf(records).gcd(BigInteger.valueOf(perNanos)).longValueExact();
        records /= divisor;
        perNanos /= divisor;
    }

    /** @return so many records a second */
    public static Rate perSecond(long records) {
        return new Rate(records, SECOND_NANOS);
    }

    /** @return one record in each such stretch of time */
    public static Rate every(Duration interval) {
        return new Rate(1, interval.toNanos());
    }

    /**
     * Reads {@code 100/s}, {@code 5k/s}, {@code 1.5k/s}, {@code 1M/s}, {@code 60/min}, {@code 10/h}.
     *
     * @throws IllegalArgumentException when the text is no rate, is zero, or is above one record a nanosecond
     */
    public static Rate parse(String text) {
        requireNonNull(text, "text");
        Matcher rate = TEXT.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a rate: write it like 100/s, 5k/s, 1.5k/s, 1M/s or 60/min");
        }
        BigDecimal number = new BigDecimal(rate.group(1)).scaleByPowerOfTen(POWER_BY_PREFIX.get(rate.group(2)));
        if (number.signum() == 0) {
            throw new IllegalArgumentException("'" + text + "' sends nothing: a rate is above zero");
        }
        long unitNanos = NANOS_BY_UNIT.get(rate.group(3));
        BigDecimal scaled = number.stripTrailingZeros();
        int decimals = Math.max(0, scaled.scale());
        try {
            BigInteger records = number.scaleByPowerOfTen(decimals).toBigIntegerExact();
            BigInteger perNanos = BigInteger.TEN.pow(decimals).multiply(BigInteger.valueOf(unitNanos));
            BigInteger divisor = records.gcd(perNanos);
            Rate exact = new Rate(
                    records.divide(divisor).longValueExact(),
                    perNanos.divide(divisor).longValueExact());
            if (exact.decimalPerSecond().compareTo(FASTEST) <= 0) {
                return exact;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' has more digits than a rate can hold", e);
        }
        throw new IllegalArgumentException("'" + text + "' is above 1000M/s, one record a nanosecond");
    }

    /** @return records a second, rounded to a double */
    public double perSecond() {
        return decimalPerSecond().doubleValue();
    }

    /**
     * @param n a record's number, from 0
     * @return floor(n / rate) in nanoseconds, exact: no drift however many records
     * @throws ArithmeticException past 292 years
     */
    public long offsetNanos(long n) {
        long whole = Math.multiplyExact(n / records, perNanos);
        long rest = n % records;
        if (Math.multiplyHigh(rest, perNanos) == 0 && rest * perNanos >= 0) {
            return Math.addExact(whole, rest * perNanos / records);
        }
        BigInteger fraction =
                BigInteger.valueOf(rest).multiply(BigInteger.valueOf(perNanos)).divide(BigInteger.valueOf(records));
        return Math.addExact(whole, fraction.longValueExact());
    }

    /** @return the rate as people write it, for example {@code 5k/s} or {@code 60/min} */
    @Override
    public String toString() {
        for (String unit : new String[] {"s", "min", "h"}) {
            BigDecimal scaled = BigDecimal.valueOf(records).multiply(BigDecimal.valueOf(NANOS_BY_UNIT.get(unit)));
            BigDecimal[] number = scaled.divideAndRemainder(BigDecimal.valueOf(perNanos));
            if (number[1].signum() == 0) {
                return withPrefix(number[0]) + "/" + unit;
            }
        }
        return decimalPerSecond().stripTrailingZeros().toPlainString() + "/s";
    }

    private static String withPrefix(BigDecimal number) {
        BigDecimal million = BigDecimal.valueOf(1_000_000);
        BigDecimal thousand = BigDecimal.valueOf(1_000);
        if (number.compareTo(million) >= 0 && number.remainder(thousand).signum() == 0) {
            return number.divide(million).stripTrailingZeros().toPlainString() + "M";
        }
        if (number.compareTo(thousand) >= 0 && number.remainder(BigDecimal.TEN).signum() == 0) {
            return number.divide(thousand).stripTrailingZeros().toPlainString() + "k";
        }
        return number.toPlainString();
    }

    private BigDecimal decimalPerSecond() {
        return BigDecimal.valueOf(records)
                .multiply(BigDecimal.valueOf(SECOND_NANOS))
                .divide(BigDecimal.valueOf(perNanos), 20, RoundingMode.HALF_EVEN);
    }
}
