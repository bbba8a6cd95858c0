package dev.frameproof.oracle.internal.gotext;

import dev.frameproof.producers.encoding.JsonNumbers;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values as Go's verb {@code %v} prints them: lists {@code [1 2]}, maps {@code map[a:1]}, null {@code <nil>}. What a
 * plugin in Go falls back to for a list that JSON cannot hold, one with NaN or an infinity in it.
 */
public final class GoPrint {
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 21;
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;
    private static final int FLOAT_DIGITS = 9;

    private GoPrint() {}

    /** @return the value as text */
    public static String of(Value value) {
        if (value instanceof ListValue list) {
            return list.items().stream().map(GoPrint::of).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof ObjectValue object) {
            Map<String, Value> sorted = new TreeMap<>();
            for (Member member : object.members()) {
                sorted.put(member.name(), member.value());
            }
            return sorted.entrySet().stream()
                    .map(member -> member.getKey() + ":" + of(member.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        if (value instanceof TextValue text) {
            return text.value();
        }
        if (value instanceof IntegerValue number) {
            return Long.toString(number.value());
        }
        if (value instanceof UnsignedValue number) {
            return Long.toUnsignedString(number.bits());
        }
        if (value instanceof BooleanValue truth) {
            return Boolean.toString(truth.value());
        }
        if (value instanceof FloatValue number) {
            return of(number.value());
        }
        return value instanceof NumberText number ? number.text() : "<nil>";
    }

    private static String of(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal decimal = plain(number);
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < LARGEST_EXPONENT) {
            return decimal.toPlainString();
        }
        return scientific(number);
    }

    private static String scientific(double number) {
        BigDecimal decimal = plain(number);
        int exponent = decimal.precision() - decimal.scale() - 1;
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /**
     * Numbers as Go's JSON encoder writes them once they were read as floats: no exponent from 1e-6 up to 1e21, no
     * {@code .0}, exponents without a leading zero.
     *
     * @return the value with each float as its text, NaN and the infinities, which are no numbers in JSON, as texts
     */
    public static Value inJson(Value value) {
        if (value instanceof FloatValue number) {
            return Double.isFinite(number.value())
                    ? new NumberText(jsonText(number.value()))
                    : new TextValue(of(number));
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.items().stream().map(GoPrint::inJson).toList());
        }
        if (value instanceof ObjectValue object) {
            return new ObjectValue(object.members().stream()
                    .map(member -> new Member(member.name(), inJson(member.value())))
                    .toList());
        }
        return value;
    }

    private static String jsonText(double number) {
        double size = Math.abs(number);
        if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
            return scientific(number).replaceFirst("e-0(?=\\d$)", "e-");
        }
        return size == 0 ? of(number) : plain(number).toPlainString();
    }

    /** Java's shortest text has two digits at least, Go's one: the smallest number of all is 4.9e-324 or 5e-324. */
    private static BigDecimal plain(double number) {
        BigDecimal shortest = new BigDecimal(JsonNumbers.text(number)).stripTrailingZeros();
        BigDecimal shorter = shortest.round(new MathContext(1)).stripTrailingZeros();
        return shortest.precision() == 2 && shorter.doubleValue() == number ? shorter : shortest;
    }

    /** @return whether the value is NaN or an infinity, or has one in it */
    public static boolean hasNonFinite(Value value) {
        if (value instanceof FloatValue number) {
            return !Double.isFinite(number.value());
        }
        if (value instanceof ListValue list) {
            return list.items().stream().anyMatch(GoPrint::hasNonFinite);
        }
        return value instanceof ObjectValue object
                && object.members().stream().anyMatch(member -> hasNonFinite(member.value()));
    }

    /** @return the 64-bit number whose shortest text is the shortest text of the 32-bit one: {@code 0.1f} gives 0.1 */
    public static double shortest(float number) {
        if (!Float.isFinite(number) || number == 0) {
            return number;
        }
        var exact = new BigDecimal(number);
        for (int digits = 1; digits <= FLOAT_DIGITS; digits++) {
            double rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
            if ((float) rounded == number) {
                return rounded;
            }
        }
        return number;
    }
}
