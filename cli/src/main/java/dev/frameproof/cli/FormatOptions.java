package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.producers.encoding.Encoder;
import dev.frameproof.producers.encoding.KeyFormat;
import dev.frameproof.producers.encoding.LineProtocolEncoder;
import dev.frameproof.producers.encoding.LineProtocolLayout;
import dev.frameproof.producers.encoding.ProtobufMessage;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaEncoder;
import dev.frameproof.producers.encoding.SchemaFraming;
import dev.frameproof.producers.encoding.TimestampPrecision;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.shape.Shape;
import dev.frameproof.producers.source.Decoration;
import dev.frameproof.producers.source.EncodedWorkload;
import dev.frameproof.producers.source.RecordHeader;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.workload.BatchedWorkload;
import dev.frameproof.producers.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The flags that say how samples become records. */
final class FormatOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, avro, protobuf, lineprotocol, plaintext or csv."
                    + " Default: json; plaintext for workloads of bare texts.")
    private String format;

    @Option(
            names = "--key",
            paramLabel = "none|string|json|binary",
            description = "What records are keyed by: the sample's key, or its index where it has none."
                    + " Default: string for workloads that have keys, else none.")
    private String key;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples a record, as a list; several lines. Default: 1.")
    private int batch = 1;

    @Option(
            names = "--message",
            paramLabel = "first|second|nested",
            description = "Protobuf: where the message stands among its file's messages. Default: first.")
    private ProtobufMessage.Place place = ProtobufMessage.Place.FIRST;

    @Option(
            names = "--precision",
            paramLabel = "ns|us|ms|s|none",
            description = "Line protocol: what timestamps count. Default: ns.")
    private TimestampPrecision precision = TimestampPrecision.NS;

    @Option(names = "--measurement", paramLabel = "NAME", description = "Line protocol. Default: the workload's name.")
    private String measurement;

    @Option(
            names = "--tags",
            split = ",",
            paramLabel = "NAME",
            description = "Line protocol: members that are tags. Default: those that hold the key.")
    private List<String> tags;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A header of every record; may be repeated.")
    private List<String> headers = List.of();

    @Option(names = "--tombstone-every", paramLabel = "N", description = "Every Nth record has no value.")
    private int tombstoneEvery;

    @Option(names = "--empty-every", paramLabel = "N", description = "Every Nth record has an empty value.")
    private int emptyEvery;

    /** What is to be sent, and what its readers must know. */
    record Encoded(RecordSource source, Encoder encoder) {}

    Encoded encoded(Workload workload, SchemaFraming framing) {
        RecordFormat chosen = format == null ? RecordFormat.usualFor(workload) : RecordFormat.parse(format);
        KeyFormat keys = key == null ? usualKeys(workload) : KeyFormat.parse(key);
        Workload sent = batch == 1 ? workload : new BatchedWorkload(workload, batch);
        if (batch > 1 && workload.timing().filter(LivePacing.class::isInstance).isPresent()) {
            throw new PlanException("--batch: what is played live is sent as it comes: leave it out");
        }
        Encoder encoder = encoder(chosen, workload, sent, framing);
        return new Encoded(decorated(new EncodedWorkload(keys.on(sent), keys.encoder(), encoder)), encoder);
    }

    RecordSource decorated(RecordSource source) {
        return new Decoration(tombstoneEvery, emptyEvery, headers()).on(source);
    }

    private Encoder encoder(RecordFormat chosen, Workload single, Workload sent, SchemaFraming framing) {
        if (chosen == RecordFormat.LINEPROTOCOL) {
            LineProtocolLayout usual = LineProtocolLayout.of(single, precision);
            Set<String> chosenTags = tags == null ? usual.tags() : new LinkedHashSet<>(tags);
            return new LineProtocolEncoder(new LineProtocolLayout(
                    measurement == null ? usual.measurement() : measurement, chosenTags, precision));
        }
        if (chosen == RecordFormat.PROTOBUF && place != ProtobufMessage.Place.FIRST) {
            return SchemaEncoder.protobuf(
                    new ProtobufMessage(RecordFormat.recordName(single), place),
                    Shape.of(sent, Shape.SAMPLES),
                    framing);
        }
        return chosen.encoderFor(sent, framing);
    }

    private static KeyFormat usualKeys(Workload workload) {
        Workload shown = workload.specimen();
        boolean keyed = !shown.isMeasured() && shown.sample(0).key().isPresent();
        return keyed ? KeyFormat.STRING : KeyFormat.NONE;
    }

    private List<RecordHeader> headers() {
        List<RecordHeader> all = new ArrayList<>();
        for (String header : headers) {
            int equals = header.indexOf('=');
            if (equals < 1) {
                throw new PlanException("--header %s: it is not NAME=VALUE".formatted(header));
            }
            all.add(new RecordHeader(
                    header.substring(0, equals), header.substring(equals + 1).getBytes(StandardCharsets.UTF_8)));
        }
        return all;
    }
}
