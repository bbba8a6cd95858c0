package dev.frameproof.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Value.UnsignedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolRecordsTest {
    private static final String[] CHARACTERS = {"a", "b", " ", ",", "=", "\u00e9", "\"", "\ud83d\ude00", "#", "."};

    private static ExpectedRecord decode(String text) {
        return RecordDecoding.decode(MessageFormat.LINE_PROTOCOL, null, text.getBytes(UTF_8));
    }

    private static ObjectValue line(String measurement, List<Member> tags, List<Member> fields, Value timestamp) {
        return new ObjectValue(List.of(
                new Member("measurement", new TextValue(measurement)),
                new Member("tags", new ObjectValue(tags)),
                new Member("fields", new ObjectValue(fields)),
                new Member("timestamp", timestamp)));
    }

    @Test
    void everyTypeOfFieldAndEscapeIsRead() {
        assertThat(decode("a\\ b\\,c,t\\=g=v\\ 1 f=1.5,i=-2i,u=3u,t=T,n=false,s=\"x, \\\"y\\\" \\\\ z\" -5")
                        .value())
                .isEqualTo(new ListValue(List.of(line(
                        "a b,c",
                        List.of(new Member("t=g", new TextValue("v 1"))),
                        List.of(
                                new Member("f", new FloatValue(1.5)),
                                new Member("i", new IntegerValue(-2)),
                                new Member("u", new UnsignedValue(3)),
                                new Member("t", new BooleanValue(true)),
                                new Member("n", new BooleanValue(false)),
                                new Member("s", new TextValue("x, \"y\" \\ z"))),
                        new IntegerValue(-5)))));
    }

    @Test
    void linesThatAreNoneAreLeftOutWhereOthersAre() {
        assertThat(((ListValue) decode("# said\r\n\nbroken\nm v=1\r\n  m v=2  \n")
                                .value())
                        .items())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# only said",
                "m",
                "m ",
                ",t=1 v=1",
                "m,t v=1",
                "m,t= v=1",
                "m,=1 v=1",
                "m v",
                "m v=",
                "m =1",
                "m v=1i2",
                "m v=1.5i",
                "m v=9223372036854775808i",
                "m v=-1u",
                "m v=1e400",
                "m v=NaN",
                "m v=+Inf",
                "m v=0x10",
                "m v=tRUE",
                "m v=\"open",
                "m v=\"a\"b",
                "m v=1 12x",
                "m v=1 1.5",
                "m v=1 9223372036854775808",
                "not line protocol"
            })
    void recordsWithoutALineAreBroken(String text) {
        assertThat(decode(text).isBroken()).isTrue();
    }

    @Test
    void tombstoneHasNoLine() {
        assertThat(RecordDecoding.decode(MessageFormat.LINE_PROTOCOL, null, null)
                        .isBroken())
                .isTrue();
    }

    @Test
    void whatIsPrintedByTheRulesIsReadBack() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            String measurement = name(random);
            List<Member> tags = new ArrayList<>();
            var text = new StringBuilder(escaped(measurement, ", "));
            for (int i = random.nextInt(4); i > 0; i--) {
                String key = i + name(random);
                String value = name(random);
                text.append(',').append(escaped(key, ",= ")).append('=').append(escaped(value, ", ="));
                tags.add(new Member(key, new TextValue(value)));
            }
            List<Member> fields = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                String key = i + name(random);
                Value value = value(random);
                text.append(fields.isEmpty() ? " " : ",")
                        .append(escaped(key, ",= "))
                        .append('=')
                        .append(printed(value));
                fields.add(new Member(key, value));
            }
            Value timestamp = random.nextBoolean() ? new NullValue() : new IntegerValue(random.nextLong());
            if (timestamp instanceof IntegerValue number) {
                text.append(' ').append(number.value());
            }

            assertThat(decode(text.toString()).value())
                    .as("seed %s: %s", seed, text)
                    .isEqualTo(new ListValue(List.of(line(measurement, tags, fields, timestamp))));
        }
    }

    /** Without backslashes, whose meaning at the end of a name or before another escape readers do not agree on. */
    private static String name(Random random) {
        var name = new StringBuilder("n");
        for (int i = random.nextInt(6); i > 0; i--) {
            name.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return name.append('z').toString();
    }

    private static String escaped(String name, String special) {
        var text = new StringBuilder();
        name.chars()
                .forEach(c -> text.append(special.indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return text.toString();
    }

    private static Value value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new IntegerValue(random.nextLong());
            case 1 -> new UnsignedValue(random.nextLong());
            case 2 -> new FloatValue(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> new BooleanValue(random.nextBoolean());
            default -> new TextValue(name(random) + "\\ \"" + name(random));
        };
    }

    private static String printed(Value value) {
        if (value instanceof IntegerValue number) {
            return number.value() + "i";
        }
        if (value instanceof UnsignedValue number) {
            return Long.toUnsignedString(number.bits()) + "u";
        }
        if (value instanceof FloatValue number) {
            return Double.toString(number.value());
        }
        if (value instanceof BooleanValue truth) {
            return truth.value() ? "t" : "F";
        }
        return '"' + ((TextValue) value).value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void secondsBeyondTheYear2262MayBeRefused() {
        assertThat(decode("m f=1 9223372036").brokenBecause()).isEmpty();
        assertThat(decode("m f=1 176722560000"))
                .satisfies(record -> assertThat(record.brokenBecause()).contains("2262"))
                .satisfies(record -> assertThat(record.isBroken()).isFalse());
        assertThat(decode("m f=1 1767225600000").brokenBecause()).isEmpty();
    }
}
