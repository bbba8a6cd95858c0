package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.text.DurationText;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One step of {@link ViewerArrivals}. */
public sealed interface ArrivalStep {
    /** Open: so many at this moment; {@code 100 at once}. */
    record AtOnce(int viewers) implements ArrivalStep {}

    /** Open: so many, evenly over a time; {@code 1000 over 30s}. */
    record Over(int viewers, Duration time) implements ArrivalStep {
        public Over {
            requireNonNull(time, "time");
        }
    }

    /** Open: so many, at a rate that rises to a peak and falls; {@code 1000 peaking over 30s}. */
    record Peaking(int viewers, Duration time) implements ArrivalStep {
        public Peaking {
            requireNonNull(time, "time");
        }
    }

    /**
     * Open: at a rate that goes from one to the other; {@code 5/s for 1m}, {@code 1/s..10/s over 1m}.
     *
     * @param poisson whether the gaps are left to chance, with {@code poisson} before
     */
    record AtRate(double fromPerSecond, double toPerSecond, Duration time, boolean poisson) implements ArrivalStep {
        public AtRate {
            requireNonNull(time, "time");
        }
    }

    /** Open: nobody; {@code nobody for 10s}. */
    record Nobody(Duration time) implements ArrivalStep {
        public Nobody {
            requireNonNull(time, "time");
        }
    }

    /** Closed: from so many to so many are there at once; {@code 50 for 1m}, {@code 10..50 over 1m}. */
    record There(int from, int to, Duration time) implements ArrivalStep {
        public There {
            requireNonNull(time, "time");
        }
    }

    Pattern OPEN = Pattern.compile("(\\d{1,6}) at once"
            + "|(\\d{1,6}) (peaking )?over (\\S+)"
            + "|(poisson )?(\\d+(?:\\.\\d+)?)/s(?:\\.\\.(\\d+(?:\\.\\d+)?)/s over| for) (\\S+)"
            + "|nobody for (\\S+)");
    Pattern CLOSED = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}) over| for) (\\S+)");

    /** @throws IllegalArgumentException when the text is no step of the open model; the message has those there are */
    static ArrivalStep open(String text) {
        Matcher step = OPEN.matcher(text);
        if (!step.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no step of arrivals: write it like '100 at once',"
                    + " '1000 over 30s', '1000 peaking over 30s', '5/s for 1m', '1/s..10/s over 1m',"
                    + " 'poisson 5/s for 1m' or 'nobody for 10s'");
        }
        if (step.group(1) != null) {
            return new AtOnce(Integer.parseInt(step.group(1)));
        }
        if (step.group(2) != null) {
            int viewers = Integer.parseInt(step.group(2));
            Duration time = DurationText.parse(step.group(4));
            return step.group(3) == null ? new Over(viewers, time) : new Peaking(viewers, time);
        }
        if (step.group(6) != null) {
            double from = Double.parseDouble(step.group(6));
            double to = step.group(7) == null ? from : Double.parseDouble(step.group(7));
            return new AtRate(from, to, DurationText.parse(step.group(8)), step.group(5) != null);
        }
        return new Nobody(DurationText.parse(step.group(9)));
    }

    /** @throws IllegalArgumentException when the text is no step of the closed model; the message has those there are */
    static ArrivalStep closed(String text) {
        Matcher step = CLOSED.matcher(text);
        if (!step.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no step of the closed model: write it like '50 for 1m' or '10..50 over 1m'");
        }
        int from = Integer.parseInt(step.group(1));
        int to = step.group(2) == null ? from : Integer.parseInt(step.group(2));
        return new There(from, to, DurationText.parse(step.group(3)));
    }
}
