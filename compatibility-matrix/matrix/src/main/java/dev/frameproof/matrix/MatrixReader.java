package dev.frameproof.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.harness.plan.LocatedYaml;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.PlanSchema;
import dev.frameproof.harness.plan.RecordsPlanReader;
import dev.frameproof.harness.plan.TargetPlanReader;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.text.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads matrices: YAML, held to the published JSON Schema ({@code docs/matrix.schema.json}). */
public final class MatrixReader {
    private static final String ROOT = "matrix";

    private final PlanSchema schema = new PlanSchema("/matrix.schema.json");

    /**
     * @throws PlanException when the file cannot be read or is wrong; the message has file, line, key and what is
     *     allowed
     */
    public MatrixDraft read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException absent) {
            throw new PlanException(
                    "%s: there is no such file; give the path of a matrix (see docs/examples)".formatted(file));
        } catch (IOException unreadable) {
            throw new PlanException("%s: cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    MatrixDraft read(String name, String text) {
        LocatedYaml yaml = LocatedYaml.parse(name, text, ROOT);
        schema.check(yaml);
        JsonNode matrix = yaml.tree().path(ROOT);
        return new MatrixDraft(
                text(matrix, "name"),
                matrix.has("seed") ? Optional.of(matrix.path("seed").asLong()) : Optional.empty(),
                text(matrix, "kafka"),
                texts(matrix.path("kafkaProperties")),
                list(matrix, "grafana", JsonNode::asText),
                text(matrix, "as").map(kind -> MatrixTargets.Kind.valueOf(kind.toUpperCase(Locale.ROOT))),
                integer(matrix, "limit"),
                text(matrix, "versions").map(Path::of),
                list(matrix, "targets", node -> MatrixTarget.of(TargetPlanReader.read(node))),
                list(matrix, "plugins", JsonNode::asText),
                axes(matrix),
                cases(yaml, matrix.path("cases")),
                text(matrix, "rate"),
                text(matrix, "duration").map(DurationText::parse),
                matrix.has("checks") ? Optional.of(PlanReader.checks(matrix.path("checks"))) : Optional.empty(),
                text(matrix, "golden").map(Path::of),
                integer(matrix, "parallel"),
                text(matrix, "out").map(Path::of));
    }

    private static CaseAxes axes(JsonNode matrix) {
        return new CaseAxes(
                list(matrix, "workloads", JsonNode::asText),
                list(matrix, "formats", node -> RecordFormat.parse(node.asText())),
                list(matrix, "keys", node -> KeyFormat.valueOf(node.asText().toUpperCase(Locale.ROOT))),
                list(matrix, "partitions", JsonNode::asInt),
                list(matrix, "offsets", node -> StartPosition.parse(node.asText())),
                list(matrix, "viewers", JsonNode::asInt),
                list(matrix, "rates", JsonNode::asText));
    }

    private static List<MatrixCase> cases(LocatedYaml yaml, JsonNode nodes) {
        List<MatrixCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : nodes) {
            String pointer = "/matrix/cases/" + cases.size();
            String name = node.path("name").asText();
            if (!names.add(name)) {
                throw new PlanException(yaml.complain(
                        pointer, "two cases are called '%s'; give each a name of its own".formatted(name)));
            }
            OptionalInt partitions = integer(node, "partitions");
            OptionalInt partition = integer(node, "partition");
            if (partition.isPresent() && partition.getAsInt() >= partitions.orElse(3)) {
                throw new PlanException(yaml.complain(
                        pointer + "/partition",
                        "partition %d is not one of the %d of its topic, 0 to %d"
                                .formatted(partition.getAsInt(), partitions.orElse(3), partitions.orElse(3) - 1)));
            }
            cases.add(new MatrixCase(
                    name,
                    node.path("workload").asText(),
                    texts(node.path("settings")),
                    RecordsPlanReader.read(node),
                    partitions,
                    partition,
                    text(node, "start").map(StartPosition::parse),
                    integer(node, "viewers"),
                    text(node, "rate")));
        }
        return cases;
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        node.path(name).forEach(value -> values.add(read.apply(value)));
        return values;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
    }

    private static OptionalInt integer(JsonNode node, String name) {
        return node.has(name) ? OptionalInt.of(node.path(name).asInt()) : OptionalInt.empty();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }
}
