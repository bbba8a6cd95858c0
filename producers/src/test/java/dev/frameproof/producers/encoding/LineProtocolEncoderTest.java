package dev.frameproof.producers.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.producers.workload.BatchedWorkload;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineProtocolEncoderTest {
    private static final long TIME = 1_700_000_000_123L;

    @ParameterizedTest
    @MethodSource("dev.frameproof.producers.encoding.SchemaEncoderTest#workloads")
    void everyFieldAndTagIsReadBackAsTheSample(Workload workload) {
        LineProtocolLayout layout = LineProtocolLayout.of(workload, TimestampPrecision.NS);
        LineProtocolEncoder encoder = new LineProtocolEncoder(layout);
        for (int i = 0; i < 300; i++) {
            Value sample = workload.sample(i).value();
            Map<String, String> fields = new LinkedHashMap<>();
            Map<String, String> tags = new LinkedHashMap<>();
            for (Member member : ((ObjectValue) sample).members()) {
                if (layout.tags().contains(member.name())) {
                    tags.put(member.name(), ((TextValue) member.value()).value());
                } else {
                    flatten(member.name(), member.value(), fields);
                }
            }
            if (fields.isEmpty()) {
                assertThatThrownBy(() -> encoder.encode(sample)).hasMessageContaining("a line needs a field");
                continue;
            }
            assertThat(ParsedLines.of(new String(encoder.encode(sample, TIME), UTF_8)))
                    .as("%s, index %d", workload, i)
                    .containsExactly(new ParsedLines.Line(workload.name(), tags, fields, "1700000000123000000"));
        }
    }

    @Test
    void tagsThatAWorkloadNamesAreTags() {
        Workload sensors = Workloads.named("sensors", Map.of(), 1);
        assertThat(LineProtocolLayout.of(sensors, TimestampPrecision.NS))
                .isEqualTo(new LineProtocolLayout("sensors", Set.of("site", "room", "sensor"), TimestampPrecision.NS))
                .isEqualTo(LineProtocolLayout.of(new BatchedWorkload(sensors, 3), TimestampPrecision.NS))
                .isEqualTo(LineProtocolLayout.of(KeyFormat.NONE.on(sensors), TimestampPrecision.NS));
    }

    @Test
    void theKeysMemberIsATag() {
        assertThat(LineProtocolLayout.of(Workloads.named("server-metrics", Map.of(), 1), TimestampPrecision.NS))
                .isEqualTo(new LineProtocolLayout("server-metrics", Set.of("host"), TimestampPrecision.NS));
        assertThat(LineProtocolLayout.of(Workloads.named("flat-numbers", Map.of(), 1), TimestampPrecision.NS)
                        .tags())
                .isEmpty();
    }

    @Test
    void escapesAreWhereTheFormatHasThem() {
        LineProtocolEncoder encoder =
                new LineProtocolEncoder(new LineProtocolLayout("my, data=1", Set.of("t, =g"), TimestampPrecision.NONE));
        assertThat(encoder.encode(
                        object(
                                member("t, =g", new TextValue("a, =\\b\"")),
                                member("f, =\"", new TextValue("say \"hi\" \\ ,=")),
                                member("f", new FloatValue(1e21)),
                                member("on", new BooleanValue(false)),
                                member("lack", new NullValue()),
                                member("n", new IntegerValue(Long.MIN_VALUE))),
                        TIME))
                .asString(UTF_8)
                .isEqualTo("my\\,\\ data=1,t\\,\\ \\=g=a\\,\\ \\=\\b\" "
                        + "f\\,\\ \\=\"=\"say \\\"hi\\\" \\\\ ,=\",f=1.0E21,on=false,n=-9223372036854775808i");
    }

    @ParameterizedTest
    @CsvSource({"NS,1700000000123000000", "US,1700000000123000", "MS,1700000000123", "S,1700000000"})
    void timestampIsWrittenInItsPrecision(TimestampPrecision precision, String timestamp) {
        LineProtocolEncoder encoder = new LineProtocolEncoder(new LineProtocolLayout("m", Set.of(), precision));
        Value value = object(member("a", new IntegerValue(1)));
        assertThat(encoder.encode(value, TIME)).asString(UTF_8).isEqualTo("m a=1i " + timestamp);
        assertThat(encoder.encode(value)).asString(UTF_8).isEqualTo("m a=1i");
    }

    @Test
    void listOfSamplesIsAsManyLines() {
        Workload fleet = Workloads.named("server-metrics", Map.of(), 1);
        LineProtocolEncoder encoder = new LineProtocolEncoder(LineProtocolLayout.of(fleet, TimestampPrecision.MS));
        String lines = new String(
                encoder.encode(new BatchedWorkload(fleet, 3).sample(2).value(), TIME), UTF_8);
        assertThat(lines.lines())
                .containsExactly(
                        new String(encoder.encode(fleet.sample(6).value(), TIME), UTF_8),
                        new String(encoder.encode(fleet.sample(7).value(), TIME), UTF_8),
                        new String(encoder.encode(fleet.sample(8).value(), TIME), UTF_8));
    }

    @Test
    void whatNoLineCanHoldIsRefusedByMember() {
        assertRefused(object(member("a", new FloatValue(Double.NaN))), "NaN, which lies at a");
        assertRefused(object(member("a", object(member("b", new TextValue("\udc00"))))), "field 'a.b' has half");
        assertRefused(object(member("t", new TextValue("a\nb"))), "tag 't' has a line break");
        assertRefused(object(member("t", new TextValue("a\\"))), "tag 't' ends in a backslash");
        assertRefused(object(member("t", object())), "member 't' is to be a tag");
        assertRefused(object(member("", new IntegerValue(1))), "is empty");
        assertRefused(object(member("a", new NullValue())), "a line needs a field");
        assertRefused(new TextValue("a"), "a line is an object");
        assertRefused(new ListValue(List.of()), "an empty list");
    }

    private static void assertRefused(Value value, String words) {
        LineProtocolEncoder encoder =
                new LineProtocolEncoder(new LineProtocolLayout("m", Set.of("t"), TimestampPrecision.NS));
        assertThatThrownBy(() -> encoder.encode(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static void flatten(String path, Value value, Map<String, String> into) {
        if (value instanceof ObjectValue object) {
            object.members().forEach(member -> flatten(path + "." + member.name(), member.value(), into));
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(path + "." + i, list.items().get(i), into);
            }
        } else if (value instanceof FloatValue number) {
            into.put(path, JsonNumbers.text(number.value()));
        } else if (value instanceof IntegerValue number) {
            into.put(path, number.value() + "i");
        } else if (value instanceof BooleanValue truth) {
            into.put(path, Boolean.toString(truth.value()));
        } else if (value instanceof TextValue text) {
            into.put(path, '"' + text.value().replace("\n", "\\n"));
        }
    }

    private static ObjectValue object(Member... members) {
        return new ObjectValue(List.of(members));
    }

    private static Member member(String name, Value value) {
        return new Member(name, value);
    }
}
