package dev.frameproof.producers.encoding;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.encoding.SchemaFraming.Policy;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.shape.ShapeBuilder;
import dev.frameproof.producers.shape.ShapeDifference;
import dev.frameproof.producers.workload.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Avro or Protobuf, by a schema made from what the samples look like.
 *
 * <p>Both formats name each member once and in advance, so a member that an object has twice is refused; so is a name
 * that is not made of letters, digits and underscores, and text with half a surrogate pair. An absent member and one that
 * is null read the same.
 */
public final class SchemaEncoder implements Encoder {
    private static final byte MAGIC = 0;

    private final String format;
    private final SchemaFraming framing;
    private final Function<Shape, SchemaWriter> writers;
    private final ShapeBuilder seen;
    private final Map<Shape, Version> byShape = new ConcurrentHashMap<>();
    private final ThreadLocal<BinaryBuffer> buffers = ThreadLocal.withInitial(BinaryBuffer::new);
    private volatile Version current;

    /** A schema and the bytes that go before each record. */
    private static final class Version {
        final Shape shape;
        final SchemaWriter writer;
        final byte[] header;

        Version(Shape shape, SchemaWriter writer, byte[] header) {
            this.shape = shape;
            this.writer = writer;
            this.header = header;
        }
    }

    private SchemaEncoder(
            String format, ShapeBuilder seen, SchemaFraming framing, Function<Shape, SchemaWriter> writers) {
        this.format = format;
        this.framing = requireNonNull(framing, "framing");
        this.writers = writers;
        this.seen = seen;
        current = framing.policy() == Policy.EXACT ? null : version(seen.build());
    }

    /**
     * Avro's binary encoding (specification 1.12). Whole numbers are {@code long}, floating point ones {@code double}; a
     * member that may be absent or null is a union that begins with {@code null}; one of several kinds is a union of
     * them.
     *
     * @param recordName the outermost record's name; the inner ones are named after it and their member
     * @param seen what samples look like; the encoder's own from now on
     * @throws IllegalArgumentException when no Avro schema holds that shape; the message names the member
     */
    public static SchemaEncoder avro(String recordName, ShapeBuilder seen, SchemaFraming framing) {
        return new SchemaEncoder("avro", seen, framing, shape -> AvroWriter.of(recordName, shape));
    }

    /**
     * Protobuf (proto3). Whole numbers are {@code int64}, floating point ones {@code double}, a mixture of both
     * {@code double} as long as it stays exact; a member that may be absent or null is {@code optional}; lists are
     * {@code repeated}. Refused: members of several kinds, lists in lists, null in a list, anything but an object at the
     * top. An absent list and an empty one read the same.
     *
     * @param seen what samples look like; the encoder's own from now on
     * @throws IllegalArgumentException when no message holds that shape; the message names the member
     */
    public static SchemaEncoder protobuf(ProtobufMessage message, ShapeBuilder seen, SchemaFraming framing) {
        return new SchemaEncoder("protobuf", seen, framing, shape -> ProtobufWriter.of(message, shape));
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public Optional<String> schema() {
        return Optional.ofNullable(current).map(version -> version.writer.schema());
    }

    /**
     * @throws IllegalArgumentException when the value does not fit the schema, and the framing allows no other one, or
     *     no schema can hold it; the message names the member
     */
    @Override
    public byte[] encode(Value value) {
        BinaryBuffer buffer = buffers.get();
        Version version = framing.policy() == Policy.EXACT ? exactly(value) : current;
        if (!write(version, value, buffer) && !write(another(version, value), value, buffer)) {
            throw new IllegalArgumentException(reason(version.shape, value));
        }
        return buffer.toBytes();
    }

    private static boolean write(Version version, Value value, BinaryBuffer buffer) {
        buffer.clear();
        buffer.putBytes(version.header);
        return version.writer.write(value, buffer);
    }

    private Version exactly(Value value) {
        Version version = aside(value);
        current = version;
        return version;
    }

    private Version aside(Value value) {
        return byShape.computeIfAbsent(Shape.of(value), this::version);
    }

    private Version another(Version before, Value value) {
        return framing.policy() == Policy.ASIDE ? aside(value) : widened(before, value);
    }

    private synchronized Version widened(Version before, Value value) {
        if (framing.policy() == Policy.FIXED) {
            throw new IllegalArgumentException(reason(before.shape, value)
                    + (framing.registration().isPresent()
                            ? ""
                            : " (it was made from the first samples; with a schema registry it can grow)"));
        }
        if (framing.policy() == Policy.WIDEN) {
            seen.add(value);
            Shape wider = seen.build();
            if (!wider.equals(current.shape)) {
                current = version(wider);
            }
            return current;
        }
        return before;
    }

    private Version version(Shape shape) {
        SchemaWriter writer = writers.apply(shape);
        BinaryBuffer header = new BinaryBuffer();
        framing.registration().ifPresent(registration -> {
            header.putByte(MAGIC);
            header.putInt(registration.register(writer.type(), writer.schema(), writer.recordName()));
            header.putBytes(writer.preamble());
        });
        return new Version(shape, writer, header.toBytes());
    }

    private String reason(Shape shape, Value value) {
        return ShapeDifference.between(shape, value)
                .or(() -> LostValue.in(value))
                .orElse("the value does not fit the " + format + " schema");
    }
}
