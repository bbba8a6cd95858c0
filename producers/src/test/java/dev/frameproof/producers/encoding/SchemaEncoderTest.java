package dev.frameproof.producers.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.frameproof.producers.encoding.ProtobufMessage.Place;
import dev.frameproof.producers.encoding.SchemaFraming.Policy;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.shape.ShapeBuilder;
import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.BooleanValue;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the encoders write, the reference libraries read as the sample. */
class SchemaEncoderTest {
    private static final int SAMPLES = 150;
    private final List<String> registered = new ArrayList<>();

    static Stream<Workload> workloads() {
        Stream<Workload> known = Stream.of(
                Workloads.named("server-metrics", Map.of(), 7),
                Workloads.named("processes", Map.of(), 7),
                Workloads.named("orders", Map.of("depth", "7", "optional", "0.4", "nulls", "0.3", "min-lines", "0"), 7),
                Workloads.named("flat-numbers", Map.of("fields", "20"), 7),
                Workloads.named("sensors", Map.of(), 7));
        return Stream.concat(
                known, Stream.iterate(1L, seed -> seed + 1).limit(40).map(RandomSamples::new));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void avroLibraryReadsTheSample(Workload workload) throws Exception {
        Shape shape = Shape.of(workload);
        SchemaEncoder encoder =
                SchemaEncoder.avro("Reading", Shape.of(workload, Shape.SAMPLES), SchemaFraming.inline());
        Schema schema = new Schema.Parser().parse(encoder.schema().orElseThrow());
        for (int i = 0; i < SAMPLES; i++) {
            Value sample = workload.sample(i).value();
            assertThat(DecodedAvro.of(schema, encoder.encode(sample), 0))
                    .as("%s, index %d", workload, i)
                    .isEqualTo(Stripped.of(sample, shape, true));
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void protobufLibraryReadsTheSampleAndWritesTheSameBytes(Workload workload) throws Exception {
        Shape shape = Shape.of(workload);
        ProtobufMessage message = ProtobufMessage.first("Reading");
        SchemaEncoder encoder =
                SchemaEncoder.protobuf(message, Shape.of(workload, Shape.SAMPLES), SchemaFraming.inline());
        DecodedProtobuf decoded = new DecodedProtobuf(ProtobufSchema.of(message, shape), 0);
        for (int i = 0; i < SAMPLES; i++) {
            Value sample = workload.sample(i).value();
            byte[] bytes = encoder.encode(sample);
            assertThat(decoded.of(bytes)).as("%s, index %d", workload, i).isEqualTo(Stripped.of(sample, shape, false));
            assertThat(decoded.message(bytes).toByteArray())
                    .as("%s, index %d", workload, i)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void avroSchemaSaysWhatMayLackAndWhatIsOfSeveralKinds() {
        SchemaEncoder encoder = SchemaEncoder.avro(
                "Reading",
                seen(
                        object(
                                member("n", new IntegerValue(1)),
                                member("inner", object(member("x", new FloatValue(1)))),
                                member("list", new ListValue(List.of(object(member("t", new TextValue("a"))))))),
                        object(member("n", new TextValue("now a text")), member("inner", new NullValue()))),
                SchemaFraming.inline());
        assertThat(encoder.schema()).contains("""
                        {"type":"record","name":"Reading","fields":[{"name":"n","type":["long","string"]},\
                        {"name":"inner","type":["null",{"type":"record","name":"ReadingInner",\
                        "fields":[{"name":"x","type":"double"}]}],"default":null},\
                        {"name":"list","type":["null",{"type":"array","items":{"type":"record",\
                        "name":"ReadingListItem","fields":[{"name":"t","type":"string"}]}}],"default":null}]}""");
    }

    @Test
    void protobufSchemaSaysWhatMayLack() {
        SchemaEncoder encoder = SchemaEncoder.protobuf(
                new ProtobufMessage("Reading", Place.NESTED),
                seen(
                        object(
                                member("n", new IntegerValue(1)),
                                member("customer", object(member("on", new BooleanValue(true)))),
                                member("lines", new ListValue(List.of(object(member("t", new TextValue("a"))))))),
                        object(member("n", new FloatValue(1.5)), member("late", new TextValue("x")))),
                SchemaFraming.inline());
        assertThat(encoder.schema()).contains("""
                        syntax = "proto3";

                        message ReadingHeader {
                          string source = 1;
                        }

                        message ReadingEnvelope {
                          message Reading {
                            message Customer {
                              bool on = 1;
                            }
                            message Lines {
                              string t = 1;
                            }
                            double n = 1;
                            Customer customer = 2;
                            repeated Lines lines = 3;
                            optional string late = 4;
                          }
                          Reading content = 1;
                        }
                        """);
    }

    @Test
    void messageIndexesFollowTheSchemaIdAndLeadToTheMessage() throws Exception {
        Map<Place, byte[]> preambles = Map.of(
                Place.FIRST, new byte[] {0}, Place.SECOND, new byte[] {2, 2}, Place.NESTED, new byte[] {4, 2, 0});
        Map<Place, int[]> indexes =
                Map.of(Place.FIRST, new int[] {0}, Place.SECOND, new int[] {1}, Place.NESTED, new int[] {1, 0});
        Value sample = object(member("n", new IntegerValue(-5)));
        for (Place place : Place.values()) {
            ProtobufMessage message = new ProtobufMessage("Reading", place);
            SchemaEncoder encoder = SchemaEncoder.protobuf(
                    message, seen(sample), SchemaFraming.registered((type, schema, name) -> 0x01020304, Policy.WIDEN));
            byte[] bytes = encoder.encode(sample);
            byte[] preamble = preambles.get(place);
            assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 1, 2, 3, 4);
            assertThat(Arrays.copyOfRange(bytes, 5, 5 + preamble.length)).isEqualTo(preamble);
            FileDescriptorProto file = ProtobufSchema.of(message, Shape.of(sample));
            assertThat(new DecodedProtobuf(file, indexes.get(place))
                            .of(Arrays.copyOfRange(bytes, 5 + preamble.length, bytes.length)))
                    .isEqualTo(sample);
        }
    }

    @Test
    void schemaWidensWhenASampleDoesNotFit() throws Exception {
        Value first = object(member("a", new IntegerValue(1)));
        Value second = object(member("a", new FloatValue(1.5)), member("b", new TextValue("new")));
        SchemaEncoder encoder =
                SchemaEncoder.avro("Reading", seen(first), SchemaFraming.registered(this::register, Policy.WIDEN));
        assertThat(idOf(encoder.encode(first))).isEqualTo(1);
        assertThat(idOf(encoder.encode(second))).isEqualTo(2);
        byte[] again = encoder.encode(first);
        assertThat(idOf(again)).as("there is no way back").isEqualTo(2);
        assertThat(DecodedAvro.of(registered.get(1), again, 5)).isEqualTo(first);
        assertThat(registered).hasSize(2);
    }

    @Test
    void everyShapeHasASchemaOfItsOwnUnderTheExactPolicy() throws Exception {
        Workload orders = Workloads.named("orders", Map.of("optional", "0.5", "nulls", "0.5", "max-lines", "1"), 3);
        SchemaEncoder encoder = SchemaEncoder.avro(
                "Orders", new ShapeBuilder(), SchemaFraming.registered(this::register, Policy.EXACT));
        for (int i = 0; i < 200; i++) {
            Value sample = orders.sample(i).value();
            byte[] bytes = encoder.encode(sample);
            String schema = registered.get(idOf(bytes) - 1);
            assertThat(schema).doesNotContain("[\"null\"");
            assertThat(DecodedAvro.of(schema, bytes, 5)).isEqualTo(Stripped.of(sample, Shape.of(sample), true));
        }
        assertThat(registered).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void sampleThatDoesNotFitTheQuerysSchemaIsRefusedByMember() {
        SchemaEncoder encoder = SchemaEncoder.avro(
                "Reading", seen(object(member("a", object(member("b", new IntegerValue(1)))))), SchemaFraming.inline());
        assertRefused(
                encoder,
                object(member("a", object(member("b", new TextValue("x"))))),
                "member 'a.b' is a text, where the schema has a whole number");
        assertRefused(
                encoder,
                object(member("a", object(member("b", new IntegerValue(1)), member("c", new NullValue())))),
                "member 'a.c' is not in the schema");
        assertRefused(encoder, object(member("a", object())), "member 'a.b' is not there");
        assertRefused(
                encoder,
                object(member("a", object(member("b", new IntegerValue(1)), member("b", new IntegerValue(1))))),
                "member 'a.b' is there twice");
        assertRefused(
                encoder, object(member("a", object(member("b", new NumberText("1e400"))))), "member 'a.b': 1e400");
    }

    @Test
    void whatNoSchemaCanHoldIsRefusedByMember() {
        assertShapeRefused(object(member("a b", new IntegerValue(1))), "member 'a b'", "letters, digits");
        assertShapeRefused(object(member("", new IntegerValue(1))), "member ''", "letters, digits");
        assertThatThrownBy(() -> protobuf(
                        object(member("a", new ListValue(List.of(new ListValue(List.of(new IntegerValue(1)))))))))
                .hasMessage("member 'a' is a list of lists, which Protobuf does not have");
        assertThatThrownBy(() -> protobuf(object(member("a", new ListValue(List.of(new NullValue()))))))
                .hasMessage("member 'a' is a list that holds null, which Protobuf does not have");
        assertThatThrownBy(() ->
                        protobuf(object(member("a", new IntegerValue(1))), object(member("a", new TextValue("x")))))
                .hasMessage("member 'a' is a whole number or a text, and a Protobuf field has one type");
        assertThatThrownBy(() -> protobuf(
                        object(member("memUsed", new IntegerValue(1)), member("mem_used", new IntegerValue(1)))))
                .hasMessageContaining("member 'mem_used' and 'memUsed' have the same name");
        assertThatThrownBy(() -> protobuf(new IntegerValue(1))).hasMessageContaining("a Protobuf message is an object");
    }

    @Test
    void halfASurrogatePairAndLostDigitsAreRefusedByMember() {
        SchemaEncoder text =
                SchemaEncoder.avro("Reading", seen(object(member("a", new TextValue("x")))), SchemaFraming.inline());
        assertRefused(text, object(member("a", new TextValue("\ud83d"))), "member 'a' is a text with half a surrogate");
        SchemaEncoder number = SchemaEncoder.protobuf(
                ProtobufMessage.first("Reading"),
                seen(object(member("a", new IntegerValue(1))), object(member("a", new FloatValue(1)))),
                SchemaFraming.inline());
        assertRefused(number, object(member("a", new IntegerValue((1L << 53) + 1))), "would lose digits");
    }

    private static void assertShapeRefused(Value value, String... words) {
        assertThatThrownBy(() -> SchemaEncoder.avro("Reading", seen(value), SchemaFraming.inline()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> protobuf(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private static void assertRefused(SchemaEncoder encoder, Value value, String words) {
        assertThatThrownBy(() -> encoder.encode(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static SchemaEncoder protobuf(Value... samples) {
        return SchemaEncoder.protobuf(ProtobufMessage.first("Reading"), seen(samples), SchemaFraming.inline());
    }

    private int register(SchemaType type, String schema, String name) {
        registered.add(schema);
        return registered.size();
    }

    private static int idOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    private static ShapeBuilder seen(Value... values) {
        ShapeBuilder builder = new ShapeBuilder();
        for (Value value : values) {
            builder.add(value);
        }
        return builder;
    }

    private static ObjectValue object(Member... members) {
        return new ObjectValue(List.of(members));
    }

    private static Member member(String name, Value value) {
        return new Member(name, value);
    }
}
