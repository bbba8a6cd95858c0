package dev.frameproof.differential.random;

import dev.frameproof.differential.Trial;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.SchemaLookup.Registered;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.encoding.SchemaRegistration;
import dev.frameproof.producers.source.RecordSource;
import dev.frameproof.producers.torture.TortureSource;
import java.util.ArrayList;
import java.util.List;

/** Makes trials: what is sent, by which schemas, and how it is asked for, all a function of the seed. */
public final class Trials {
    private static final int QUERY = 1;
    private static final int DATA = 2;
    private static final int FIRST_ID = 1;
    private static final int MOST_SCHEMAS = 4;

    private final RecordFormat format;

    /** @param format not CSV, which is plaintext to a plugin */
    public Trials(RecordFormat format) {
        this.format = format;
    }

    /** @return a trial over the torture records of that seed; for even ones those with a registry's header, if there are */
    public Trial torture(long seed) {
        if (format.hasSchema() && seed % 2 == 0) {
            return registeredTorture(seed);
        }
        TortureSource source = TortureSource.of(format, seed);
        SchemaSource schema = source.schema().map(SchemaSource::inline).orElse(SchemaSource.registry());
        return trial(seed, "torture", schema, List.of(), source);
    }

    private Trial registeredTorture(long seed) {
        List<Registered> schemas = new ArrayList<>();
        TortureSource source = TortureSource.registered(
                format,
                seed,
                registration(topic(seed, "torture") + "-value", schemas),
                registration(topic(seed, "torture") + "-key", schemas));
        return trial(seed, "torture", SchemaSource.registry(), schemas, source);
    }

    private static SchemaRegistration registration(String subject, List<Registered> schemas) {
        return (type, schema, recordName) -> {
            int id = FIRST_ID + schemas.size();
            schemas.add(new Registered(id, type.name(), subject, schema));
            return id;
        };
    }

    /** @return a trial over random records of that seed */
    public Trial random(long seed) {
        Chance chance = new Chance(seed, DATA);
        RandomKeys keys = new RandomKeys(chance);
        return switch (format) {
            case JSON -> schemaless(seed, keys, new RandomJson(chance)::record);
            case LINEPROTOCOL -> schemaless(seed, keys, new RandomLines(chance)::record);
            case PLAINTEXT, CSV -> schemaless(seed, keys, RandomText::plaintext);
            case AVRO -> avro(seed, keys, chance);
            case PROTOBUF -> protobuf(seed, keys, chance);
        };
    }

    private Trial schemaless(long seed, RandomKeys keys, RandomRecords.Values values) {
        return trial(seed, "random", SchemaSource.registry(), List.of(), new RandomRecords(format, seed, keys, values));
    }

    private Trial avro(long seed, RandomKeys keys, Chance chance) {
        if (chance.is(0.3)) {
            RandomAvro only = new RandomAvro(chance);
            return trial(
                    seed,
                    "random",
                    SchemaSource.inline(only.text()),
                    List.of(),
                    new RandomRecords(format, seed, keys, one -> headerless(only.bytes(one), one)));
        }
        List<RandomAvro> writers = new ArrayList<>();
        List<Registered> registered = new ArrayList<>();
        for (int i = chance.between(1, MOST_SCHEMAS); i > 0; i--) {
            RandomAvro writer = new RandomAvro(chance);
            registered.add(
                    new Registered(FIRST_ID + writers.size(), "AVRO", topic(seed, "random") + "-value", writer.text()));
            writers.add(writer);
        }
        return trial(seed, "random", SchemaSource.registry(), registered, new RandomRecords(format, seed, keys, one -> {
            int which = one.below(writers.size());
            return Framed.of(FIRST_ID + which, new byte[0], writers.get(which).bytes(one), one);
        }));
    }

    private Trial protobuf(long seed, RandomKeys keys, Chance chance) {
        if (chance.is(0.3)) {
            RandomProtobuf only = new RandomProtobuf(chance);
            return trial(
                    seed,
                    "random",
                    SchemaSource.inline(only.text()),
                    List.of(),
                    new RandomRecords(format, seed, keys, one -> sometimesMutated(only.bytes(0, one), one)));
        }
        List<RandomProtobuf> writers = new ArrayList<>();
        List<Registered> registered = new ArrayList<>();
        for (int i = chance.between(1, MOST_SCHEMAS); i > 0; i--) {
            RandomProtobuf writer = new RandomProtobuf(chance);
            registered.add(new Registered(
                    FIRST_ID + writers.size(), "PROTOBUF", topic(seed, "random") + "-value", writer.text()));
            writers.add(writer);
        }
        return trial(seed, "random", SchemaSource.registry(), registered, new RandomRecords(format, seed, keys, one -> {
            int which = one.below(writers.size());
            RandomProtobuf writer = writers.get(which);
            int message = one.below(writer.messages());
            return Framed.of(FIRST_ID + which, writer.indexes(message, one), writer.bytes(message, one), one);
        }));
    }

    /** Changed bytes that look like a registry's header can be read with and without it, and neither reading is wrong. */
    private static byte[] headerless(byte[] bytes, Chance chance) {
        byte[] all = sometimesMutated(bytes, chance);
        return Framed.looksFramed(all) ? bytes : all;
    }

    private static byte[] sometimesMutated(byte[] bytes, Chance chance) {
        return chance.is(0.06) ? RandomText.mutated(bytes, chance) : bytes;
    }

    private Trial trial(long seed, String kind, SchemaSource schema, List<Registered> registered, RecordSource source) {
        Chance chance = new Chance(seed, QUERY);
        RandomQuery drawn = RandomQuery.of(topic(seed, kind), chance);
        LineProtocolOptions lines = RandomLines.options(chance);
        StreamQuery query =
                switch (format) {
                    case JSON -> drawn.query();
                    case AVRO ->
                        drawn.query().withMessageFormat(MessageFormat.AVRO).withAvro(schema);
                    case PROTOBUF ->
                        drawn.query().withMessageFormat(MessageFormat.PROTOBUF).withProtobuf(schema);
                    case LINEPROTOCOL ->
                        drawn.query()
                                .withMessageFormat(MessageFormat.LINE_PROTOCOL)
                                .withLineProtocol(lines);
                    case PLAINTEXT, CSV -> drawn.query().withMessageFormat(MessageFormat.PLAINTEXT);
                };
        return new Trial(kind, seed, query, drawn.partitions(), drawn.representation(), registered, source);
    }

    private String topic(long seed, String kind) {
        return kind + "-" + format.text() + "-" + seed;
    }
}
