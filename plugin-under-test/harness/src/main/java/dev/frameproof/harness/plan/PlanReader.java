package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.producers.registry.RegistrySettings;
import dev.frameproof.producers.text.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads plans: YAML, held to the published JSON Schema ({@code docs/plan.schema.json}). */
public final class PlanReader {
    private final PlanSchema schema = new PlanSchema();

    /**
     * @return the plan, with defaults where it says nothing
     * @throws PlanException when the file cannot be read or is wrong; the message has file, line, key and what is
     *     allowed
     */
    public RunPlan read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new PlanException(
                    "%s: there is no such file; give the path of a plan (see docs/examples)".formatted(file));
        } catch (IOException unreadable) {
            throw new PlanException("%s: cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
        return read(file.toString(), text);
    }

    RunPlan read(String name, String text) {
        LocatedYaml yaml = LocatedYaml.parse(name, text, "plan");
        schema.check(yaml);
        JsonNode plan = yaml.tree().path("plan");
        RunPlan defaults = RunPlan.defaults();
        List<WorkloadPlan> workloads = workloads(yaml, plan.path("workloads"), defaults);
        return new RunPlan(
                plan.path("name").asText(defaults.name()),
                plan.path("seed").asLong(defaults.seed()),
                text(plan, "kafka"),
                texts(plan.path("kafkaProperties")),
                registry(yaml, plan),
                plan.has("target") ? TargetPlanReader.read(plan.path("target")) : defaults.target(),
                plan.path("plugin").asText(defaults.plugin()),
                text(plan, "plant"),
                workloads,
                streams(yaml, plan.path("streams"), workloads),
                load(plan.path("load")),
                checks(plan.path("checks")).withThresholds(thresholds(yaml, plan.path("thresholds"))),
                Path.of(plan.path("out").asText(defaults.out().toString())),
                plan.path("keep").asBoolean(false));
    }

    private static Optional<RegistrySettings> registry(LocatedYaml yaml, JsonNode plan) {
        try {
            return text(plan, "schemaRegistry")
                    .map(urls -> RegistrySettings.parse(urls, Optional.empty(), Optional.empty()));
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(yaml.complain("/plan/schemaRegistry", wrong.getMessage()));
        }
    }

    private static List<WorkloadPlan> workloads(LocatedYaml yaml, JsonNode nodes, RunPlan defaults) {
        if (nodes.isMissingNode()) {
            return defaults.workloads();
        }
        List<WorkloadPlan> workloads = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : nodes) {
            String workload = node.path("workload").asText();
            String id = node.path("id").asText(workload);
            if (!ids.add(id)) {
                throw new PlanException(yaml.complain(
                        "/plan/workloads/" + workloads.size(),
                        "two workloads are called '%s'; give each an id of its own".formatted(id)));
            }
            workloads.add(new WorkloadPlan(
                    id,
                    workload,
                    texts(node.path("settings")),
                    node.has("seed") ? OptionalLong.of(node.path("seed").asLong()) : OptionalLong.empty(),
                    integer(node, "partitions"),
                    text(node, "rate"),
                    RecordsPlanReader.read(node)));
        }
        return workloads;
    }

    private static List<StreamPlan> streams(LocatedYaml yaml, JsonNode nodes, List<WorkloadPlan> workloads) {
        List<StreamPlan> streams = new ArrayList<>();
        List<String> known = workloads.stream().map(WorkloadPlan::id).toList();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : nodes) {
            String pointer = "/plan/streams/" + streams.size();
            String workload = node.path("workload").asText();
            if (!known.contains(workload)) {
                throw new PlanException(yaml.complain(
                        pointer + "/workload",
                        "no workload of this plan is called '%s'; there are %s"
                                .formatted(workload, String.join(", ", known))));
            }
            String id = node.path("id").asText(workload);
            if (!ids.add(id)) {
                throw new PlanException(yaml.complain(
                        pointer, "two streams are called '%s'; give each an id of its own".formatted(id)));
            }
            OptionalInt partition =
                    node.path("partition").isInt() || node.path("partition").isLong()
                            ? OptionalInt.of(node.path("partition").asInt())
                            : OptionalInt.empty();
            streams.add(new StreamPlan(id, workload, partition, text(node, "alias"), integer(node, "viewers")));
        }
        return streams;
    }

    /** @return what the key {@code load} says; the schema has seen to its values */
    public static LoadPlan load(JsonNode node) {
        return new LoadPlan(
                text(node, "rate"),
                text(node, "duration").map(DurationText::parse),
                node.has("records") ? OptionalLong.of(node.path("records").asLong()) : OptionalLong.empty(),
                integer(node, "partitions"),
                integer(node, "viewers"),
                duration(node, "warmUp").orElse(Duration.ZERO));
    }

    private static List<Threshold> thresholds(LocatedYaml yaml, JsonNode nodes) {
        List<Threshold> thresholds = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                thresholds.add(Threshold.parse(node.asText()));
            } catch (IllegalArgumentException wrong) {
                throw new PlanException(yaml.complain(
                        "/plan/thresholds/" + thresholds.size(), "plan.thresholds: " + wrong.getMessage()));
            }
        }
        return thresholds;
    }

    /** @return what the key {@code checks} says; the schema has seen to its values */
    public static ChecksPlan checks(JsonNode node) {
        ChecksPlan defaults = ChecksPlan.defaults();
        return new ChecksPlan(
                duration(node, "late").orElse(defaults.late()),
                duration(node, "drain").orElse(defaults.drain()),
                node.path("findings").asInt(defaults.keptFindings()));
    }

    private static Optional<Duration> duration(JsonNode node, String name) {
        return text(node, name).map(DurationText::parse);
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
