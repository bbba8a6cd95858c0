package dev.frameproof.kafkaplugin.internal.stream;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import dev.frameproof.kafkaplugin.internal.avro.AvroFormat;
import dev.frameproof.kafkaplugin.internal.decoding.SchemalessFormats;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtobufFormat;
import dev.frameproof.kafkaplugin.internal.registry.Registries;
import dev.frameproof.kafkaplugin.internal.registry.RegistrySource;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.settings.DatasourceSettings;
import dev.frameproof.kafkaplugin.internal.settings.KafkaQuery;

/** Chooses how a query's values are read. */
final class ValueFormats {
    private final KafkaQuery query;
    private final DatasourceSettings settings;
    private final Registries registries;
    private final RegistrySource.Pause pause;

    ValueFormats(KafkaQuery query, DatasourceSettings settings, Registries registries, RegistrySource.Pause pause) {
        this.query = query;
        this.settings = settings;
        this.registries = registries;
        this.pause = pause;
    }

    ValueFormat format() {
        return switch (query.messageFormat()) {
            case JSON -> SchemalessFormats.JSON;
            case PLAINTEXT -> SchemalessFormats.PLAINTEXT;
            case AVRO -> new AvroFormat(schemas("AVRO", query.avro()));
            case PROTOBUF -> new ProtobufFormat(schemas("PROTOBUF", query.protobuf()));
            case LINEPROTOCOL ->
                (names, cells, maxDepth, fieldCap) -> (bytes, from, to, target) -> {
                    throw new MalformedRecordException("this format cannot be read by this version");
                };
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
