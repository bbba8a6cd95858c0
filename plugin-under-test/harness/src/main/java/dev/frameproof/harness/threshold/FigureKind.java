package dev.frameproof.harness.threshold;

import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.text.DurationText;
import dev.frameproof.producers.text.SizeText;
import dev.frameproof.reports.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure is, which says how its limits are written and its values shown. */
enum FigureKind {
    /** A number of things: {@code 0}, {@code 20k}, {@code 1M}. */
    COUNT {
        @Override
        double parse(String text) {
            Matcher count = COUNT_TEXT.matcher(text);
            if (!count.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a count: write it like 0, 500, 20k or 1M");
            }
            return new BigDecimal(count.group(1))
                    .scaleByPowerOfTen(POWER_BY_PREFIX.get(count.group(2)))
                    .doubleValue();
        }

        @Override
        String show(double value) {
            return Units.count(Math.round(value));
        }
    },
    /** How many a time: {@code 20k/s}. */
    RATE {
        @Override
        double parse(String text) {
            Rate rate = Rate.parse(text);
            return rate.records() * NANOS_PER_SECOND / rate.perNanos();
        }

        @Override
        String show(double value) {
            return Units.rate(value);
        }
    },
    /** A time, in nanoseconds: {@code 250ms}. */
    DURATION {
        @Override
        double parse(String text) {
            return DurationText.parse(text).toNanos();
        }

        @Override
        String show(double value) {
            return Units.duration(Duration.ofNanos(Math.round(value)));
        }
    },
    /** A size in bytes: {@code 512MiB}. */
    SIZE {
        @Override
        double parse(String text) {
            return SizeText.parse(text);
        }

        @Override
        String show(double value) {
            return Units.bytes(Math.round(value));
        }
    },
    /** A share, which may be negative: {@code 10%}. */
    SHARE {
        @Override
        double parse(String text) {
            Matcher share = SHARE_TEXT.matcher(text);
            if (!share.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a share: write it like 10% or 2.5%");
            }
            return Double.parseDouble(share.group(1)) / PERCENT;
        }

        @Override
        String show(double value) {
            return String.format(Locale.ROOT, "%.1f%%", value * PERCENT);
        }
    },
    /** Processor cores: {@code 1.5}. */
    CORES {
        @Override
        double parse(String text) {
            if (!CORES_TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a number of processor cores: write it like 1 or 0.5");
            }
            return Double.parseDouble(text);
        }

        @Override
        String show(double value) {
            return Units.cores(value);
        }
    };

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern COUNT_TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)([kM]?)");
    private static final Map<String, Integer> POWER_BY_PREFIX = Map.of("", 0, "k", 3, "M", 6);
    private static final double PERCENT = 100;
    private static final Pattern SHARE_TEXT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)%");
    private static final Pattern CORES_TEXT = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** @throws IllegalArgumentException when the text is no such value; the message shows how one is written */
    abstract double parse(String text);

    abstract String show(double value);
}
