package dev.frameproof.harness.threshold;

import static java.util.Objects.requireNonNull;

import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.ThresholdResult;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A limit on one of a run's figures: {@code latency.p99 < 250ms}, {@code lost == 0}, {@code throughput >= 20k/s}. */
public final class Threshold {
    private static final Pattern TEXT = Pattern.compile("\\s*(\\S+?)\\s*(<=|>=|==|!=|<|>|=)\\s*(\\S+)\\s*");

    private final Figure figure;
    private final Comparison comparison;
    private final double limit;
    private final String limitText;

    private enum Comparison {
        AT_MOST("<=") {
            @Override
            boolean holds(double value, double limit) {
                return value <= limit;
            }
        },
        AT_LEAST(">=") {
            @Override
            boolean holds(double value, double limit) {
                return value >= limit;
            }
        },
        BELOW("<") {
            @Override
            boolean holds(double value, double limit) {
                return value < limit;
            }
        },
        ABOVE(">") {
            @Override
            boolean holds(double value, double limit) {
                return value > limit;
            }
        },
        EQUAL("==") {
            @Override
            boolean holds(double value, double limit) {
                return Double.compare(value, limit) == 0;
            }
        },
        OTHER_THAN("!=") {
            @Override
            boolean holds(double value, double limit) {
                return Double.compare(value, limit) != 0;
            }
        };

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        abstract boolean holds(double value, double limit);
    }

    private Threshold(Figure figure, Comparison comparison, double limit, String limitText) {
        this.figure = requireNonNull(figure, "figure");
        this.comparison = requireNonNull(comparison, "comparison");
        this.limit = limit;
        this.limitText = requireNonNull(limitText, "limitText");
    }

    /**
     * @param text a figure's name, one of {@code < <= > >= == !=}, and a limit in the figure's unit
     * @throws IllegalArgumentException when it is no threshold; the message has what is allowed
     */
    public static Threshold parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a threshold: write a figure, a comparison (< <= > >= == !=) and a limit, like"
                    + " 'latency.p99 < 250ms'");
        }
        Figure figure = Figure.named(parts.group(1));
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(known -> known.sign.equals(parts.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "': '=' is no comparison; there are < <= > >= == !="));
        try {
            return new Threshold(figure, comparison, figure.kind().parse(parts.group(3)), parts.group(3));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + text + "': " + wrong.getMessage(), wrong);
        }
    }

    /** @return whether the result keeps to it; a figure that was not measured keeps to nothing */
    public ThresholdResult judge(RunResult result) {
        OptionalDouble value = figure.value().apply(result);
        String required = comparison.sign + " " + limitText;
        return value.isPresent()
                ? new ThresholdResult(
                        figure.name(),
                        required,
                        figure.kind().show(value.getAsDouble()),
                        comparison.holds(value.getAsDouble(), limit))
                : new ThresholdResult(figure.name(), required, unmeasured(result), false);
    }

    private String unmeasured(RunResult result) {
        boolean ofProcess =
                !figure.name().startsWith("latency") && !figure.name().startsWith("throughput");
        return ofProcess
                ? "not measured; processes were "
                        + result.processes().stream().map(ProcessResult::name).collect(Collectors.joining(", "))
                : "not measured";
    }

    /** @return the threshold as it is parsed */
    public String text() {
        return figure.name() + " " + comparison.sign + " " + limitText;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Threshold threshold && text().equals(threshold.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
