package dev.frameproof.producers.pacing;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;

/**
 * With r(t) = a + (b - a) t/d, record n is due when the integral of r reaches n: a t + (b - a) t²/2d = n. Solved for t
 * in the form that loses no digits: t = 2n / (a + sqrt(a² + 2n (b - a)/d)).
 */
final class RampPacing implements Pacing {
    private final Rate from;
    private final Rate to;
    private final Duration over;
    private final double fromPerNano;
    private final double toPerNano;
    private final double overNanos;
    private final double recordsInRamp;

    RampPacing(Rate from, Rate to, Duration over) {
        this.from = requireNonNull(from, "from");
        this.to = requireNonNull(to, "to");
        this.over = requireNonNull(over, "over");
        if (over.isZero() || over.isNegative()) {
            throw new IllegalArgumentException("a ramp takes time, got " + over);
        }
        fromPerNano = from.records() / (double) from.perNanos();
        toPerNano = to.records() / (double) to.perNanos();
        overNanos = over.toNanos();
        recordsInRamp = (fromPerNano + toPerNano) / 2 * overNanos;
    }

    @Override
    public long offsetNanos(long n) {
        if (n >= recordsInRamp) {
            return (long) (overNanos + (n - recordsInRamp) / toPerNano);
        }
        double change = 2 * n * (toPerNano - fromPerNano) / overNanos;
        return (long) (2 * n / (fromPerNano + Math.sqrt(fromPerNano * fromPerNano + change)));
    }

    @Override
    public String text() {
        return from + ".." + to + " over " + DurationText.format(over);
    }
}
