package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.kafkaplugin.internal.avro.AvroFormat;
import dev.frameproof.kafkaplugin.internal.decoding.MessageFormat;
import dev.frameproof.kafkaplugin.internal.decoding.SchemalessFormats;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.lines.LineWriter;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtobufFormat;
import dev.frameproof.kafkaplugin.internal.registry.Registries;
import dev.frameproof.kafkaplugin.internal.registry.RegistrySource;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.rows.FrameNaming;
import dev.frameproof.kafkaplugin.internal.rows.FrameSink;
import dev.frameproof.kafkaplugin.internal.rows.RecordWriter;
import dev.frameproof.kafkaplugin.internal.rows.RowWriter;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;

/** Chooses how a query's records are read and shown. */
public final class RecordFormats {
    private final KafkaQuery query;
    private final DatasourceSettings settings;
    private final Registries registries;
    private final RegistrySource.Pause pause;

    public RecordFormats(
            KafkaQuery query, DatasourceSettings settings, Registries registries, RegistrySource.Pause pause) {
        this.query = query;
        this.settings = settings;
        this.registries = registries;
        this.pause = pause;
    }

    /** @return what makes the query's frames */
    public RecordWriter writer(TopicStream.Limits limits, FrameSink sink) {
        FrameNaming naming = new FrameNaming(query.topic(), query.refId(), query.alias());
        if (query.messageFormat() == MessageFormat.LINEPROTOCOL) {
            return new LineWriter(naming, query.lineProtocol(), query.arrivalTime(), settings.flattenFieldCap(), sink);
        }
        RowWriter.Options options = new RowWriter.Options(
                naming,
                format(),
                query.keyFormat(),
                settings.flattenMaxDepth(),
                settings.flattenFieldCap(),
                limits.rows(),
                limits.bytes());
        return new RowWriter(options, sink);
    }

    private ValueFormat format() {
        return switch (query.messageFormat()) {
            case JSON -> SchemalessFormats.JSON;
            case PLAINTEXT -> SchemalessFormats.PLAINTEXT;
            case AVRO -> new AvroFormat(schemas("AVRO", query.avro()));
            case PROTOBUF -> new ProtobufFormat(schemas("PROTOBUF", query.protobuf()));
            case LINEPROTOCOL -> throw new IllegalStateException("line protocol makes several rows of a record");
        };
    }

    private SchemaSource schemas(String type, KafkaQuery.SchemaChoice choice) {
        if (choice.origin() == KafkaQuery.SchemaOrigin.INLINE) {
            return SchemaSource.inline(type, choice.text());
        }
        if (settings.schemaRegistry().url().isEmpty()) {
            return SchemaSource.none("the datasource has no schema registry: set its URL, or give the query a schema");
        }
        return new RegistrySource(
                registries.of(settings), type, RegistrySource.Patience.usual(), pause, System::nanoTime);
    }
}
