package dev.frameproof.junit.internal;

import dev.frameproof.harness.plan.Compression;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.SchemaPlace;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.junit.KafkaStream;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.producers.encoding.RecordFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A stream that a test asks for.
 *
 * @param annotation what it says of it
 * @param place where it says so: parameters that agree in it get the same stream
 * @param test the test's name
 * @param format the records' format, the annotation's or the matrix's
 */
public record StreamDeclaration(KafkaStream annotation, String place, String test, String format) {
    /** @return by which the stream is kept */
    public String key() {
        return "stream " + place;
    }

    /**
     * Opens it.
     *
     * @throws ExtensionConfigurationException when the annotation does not make sense
     */
    public LiveStream openIn(PluginSession session) {
        RecordsPlan records = records();
        if (annotation.partitions() < 1) {
            throw wrong("partitions", "is 1 or more, not " + annotation.partitions());
        }
        if (annotation.workload().isEmpty()) {
            return session.open(name(test), annotation.partitions(), records);
        }
        return session.open(new WorkloadPlan(
                name(annotation.workload()),
                annotation.workload(),
                settings(),
                OptionalLong.of(annotation.seed()),
                OptionalInt.of(annotation.partitions()),
                given(annotation.rate()),
                records));
    }

    private String name(String otherwise) {
        return annotation.name().isEmpty() ? otherwise : annotation.name();
    }

    private RecordsPlan records() {
        return new RecordsPlan(
                Optional.of(word("format", format, RecordFormat.class)),
                given(annotation.key()).map(text -> word("key", text, KeyFormat.class)),
                given(annotation.schema()).map(text -> word("schema", text, SchemaPlace.class)),
                Optional.empty(),
                given(annotation.compression()).map(text -> word("compression", text, Compression.class)),
                annotation.tombstoneEvery() > 0 ? OptionalInt.of(annotation.tombstoneEvery()) : OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : annotation.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw wrong("settings", "are each key=value, not '" + setting + "'");
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static <E extends Enum<E>> E word(String member, String text, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        member,
                        "is one of %s, not '%s'"
                                .formatted(
                                        Arrays.stream(words.getEnumConstants())
                                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")),
                                        text)));
    }

    private static ExtensionConfigurationException wrong(String member, String what) {
        return new ExtensionConfigurationException("@KafkaStream: " + member + " " + what);
    }
}
