package dev.frameproof.producers.encoding;

import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Workload;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How records' values are written. */
public enum RecordFormat {
    JSON,
    AVRO,
    PROTOBUF,
    LINEPROTOCOL,
    PLAINTEXT,
    CSV;

    /** @throws IllegalArgumentException when there is no format of that name; the message lists those there are */
    public static RecordFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown format '" + text + "': known are "
                        + Arrays.stream(values()).map(RecordFormat::text).collect(Collectors.joining(", "))));
    }

    /** @return what a workload is written as where nobody chose: plaintext where it is made of bare values, else JSON */
    public static RecordFormat usualFor(Workload workload) {
        return isOfBareValues(workload) ? PLAINTEXT : JSON;
    }

    /** @return whether the workload's samples are no objects or lists, which only plaintext shows as they are */
    public static boolean isOfBareValues(Workload workload) {
        Workload shown = workload.specimen();
        return !shown.isMeasured()
                && !(shown.sample(0).value() instanceof ObjectValue)
                && !(shown.sample(0).value() instanceof ListValue);
    }

    /** @return as people write it, for example {@code lineprotocol} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether records are read by a schema */
    public boolean hasSchema() {
        return this == AVRO || this == PROTOBUF;
    }

    /**
     * @return an encoder for that workload, with the format's usual layout
     * @throws IllegalArgumentException when the format cannot hold the workload; the message names the member
     */
    public Encoder encoderFor(Workload workload, SchemaFraming framing) {
        String recordName = recordName(workload);
        return switch (this) {
            case JSON -> new JsonEncoder();
            case AVRO -> SchemaEncoder.avro(recordName, Shape.of(workload, Shape.SAMPLES), framing);
            case PROTOBUF ->
                SchemaEncoder.protobuf(ProtobufMessage.first(recordName), Shape.of(workload, Shape.SAMPLES), framing);
            case LINEPROTOCOL -> new LineProtocolEncoder(LineProtocolLayout.of(workload, TimestampPrecision.NS));
            case PLAINTEXT -> new PlainTextEncoder();
            case CSV -> new CsvEncoder(Shape.of(workload));
        };
    }

    /** @return what records and messages of that workload are called: {@code ServerMetrics} for server-metrics */
    public static String recordName(Workload workload) {
        return SchemaNames.typeName(workload.name().replace('.', '-'));
    }
}
