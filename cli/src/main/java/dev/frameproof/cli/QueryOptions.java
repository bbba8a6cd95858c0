package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.oracle.MessageFormat;
import dev.frameproof.oracle.SchemaSource;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.TimestampMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the plugin is asked, by flags. */
final class QueryOptions {
    private static final Duration USUAL = Duration.ofSeconds(30);

    @Option(names = "--topic", paramLabel = "NAME", required = true, description = "The topic.")
    private String topic;

    @Option(names = "--partition", paramLabel = "N", description = "One partition. Default: all.")
    private Integer partition;

    @Option(
            names = "--from",
            paramLabel = "latest|earliest",
            description = "From where the topic is read. Default: latest.")
    private String from = "latest";

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Read the last N records of each partition, in place of --from.")
    private Integer last;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, avro, protobuf, lineprotocol or plaintext. Default: json.")
    private String format = "json";

    @Option(names = "--key-format", paramLabel = "FORMAT", description = "none, string, json or base64. Default: none.")
    private String keyFormat = "none";

    @Option(
            names = "--timestamp-mode",
            paramLabel = "MODE",
            description = "message (the record's time) or now (its arrival's). Default: message.")
    private String timestampMode = "message";

    @Option(
            names = "--schema-file",
            paramLabel = "FILE",
            description = "An Avro or Protobuf schema that the query carries. Default: the schema registry has it.")
    private Path schemaFile;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Of line protocol's timestamps: auto, ns, us, ms or s. Default: auto.")
    private String precision = "auto";

    @Option(names = "--measurements", paramLabel = "REGEX,...", description = "Line protocol: these measurements only.")
    private String measurements = "";

    @Option(names = "--fields", paramLabel = "REGEX,...", description = "Line protocol: these fields only.")
    private String fields = "";

    @Option(names = "--tags", paramLabel = "KEY=REGEX,...", description = "Line protocol: lines with these tags only.")
    private String tags = "";

    @Option(names = "--alias", paramLabel = "TEXT", description = "The query's alias.")
    private String alias = "";

    /** @return how long to watch when nothing else is said; empty for until all is there */
    Optional<Duration> usualDuration() {
        return last == null && from.equals("latest") ? Optional.of(USUAL) : Optional.empty();
    }

    /** @throws PlanException when a flag says what no query can */
    StreamQuery query() {
        try {
            StreamQuery query = StreamQuery.of(topic)
                    .withStart(start())
                    .withTimestampMode(
                            one("--timestamp-mode", timestampMode, TimestampMode.values(), TimestampMode::id))
                    .withMessageFormat(one("--format", format, MessageFormat.values(), MessageFormat::id))
                    .withKeyFormat(one("--key-format", keyFormat, KeyFormat.values(), KeyFormat::id))
                    .withAvro(schema())
                    .withProtobuf(schema())
                    .withLineProtocol(new LineProtocolOptions(
                            one("--precision", precision, Precision.values(), Precision::id),
                            measurements,
                            fields,
                            tags))
                    .withAlias(alias);
            return partition == null ? query : query.withPartition(partition);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(wrong.getMessage());
        }
    }

    private StartPosition start() {
        if (last != null) {
            if (last < 1) {
                throw new PlanException("--last: %d is below 1, the least".formatted(last));
            }
            return StartPosition.last(last);
        }
        return switch (from) {
            case "latest" -> StartPosition.latest();
            case "earliest" -> StartPosition.earliest();
            default -> throw new PlanException("--from: '%s' is neither latest nor earliest".formatted(from));
        };
    }

    private SchemaSource schema() {
        if (schemaFile == null) {
            return SchemaSource.registry();
        }
        try {
            return SchemaSource.inline(Files.readString(schemaFile, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new PlanException("--schema-file: %s cannot be read".formatted(schemaFile));
        }
    }

    private static <E> E one(String flag, String text, E[] all, Function<E, String> id) {
        return Arrays.stream(all)
                .filter(one -> id.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new PlanException("%s: '%s' is none of %s"
                        .formatted(flag, text, Arrays.stream(all).map(id).collect(Collectors.joining(", ")))));
    }
}
