package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.harness.threshold.Threshold;
import dev.frameproof.oracle.StartPosition;
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
import java.util.function.Function;

/** Reads plans: YAML, held to the published JSON Schema ({@code docs/plan.schema.json}). */
public final class PlanReader {
    private final PlanSchema schema = new PlanSchema();

    /**
     * @return the plan, with defaults where it says nothing
     * @throws PlanException when the file cannot be read or is wrong; the message has file, line, key and what is
     *     allowed
     */
    public RunPlan read(Path file) {
        RunPlan plan = read(file, simulation -> RunPlan.defaults());
        if (plan.load().simulation().isPresent()) {
            throw new PlanException(
                    "%s: plan.load.simulation: this plan is for 'frameproof load %s'".formatted(file, file));
        }
        return plan;
    }

    /**
     * As {@link #read(Path)}, for a plan that may name a simulation.
     *
     * @param defaults what holds where the plan says nothing, by the simulation that it names; throws a
     *     {@link PlanException} for one that it does not know
     */
    public RunPlan read(Path file, Function<Optional<String>, RunPlan> defaults) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new PlanException(
                    "%s: there is no such file; give the path of a plan (see docs/examples)".formatted(file));
        } catch (IOException unreadable) {
            throw new PlanException("%s: cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
        return read(file.toString(), text, defaults);
    }

    RunPlan read(String name, String text) {
        return read(name, text, simulation -> RunPlan.defaults());
    }

    private RunPlan read(String name, String text, Function<Optional<String>, RunPlan> defaultsOf) {
        LocatedYaml yaml = LocatedYaml.parse(name, text, "plan");
        schema.check(yaml);
        JsonNode plan = yaml.tree().path("plan");
        LoadPlan load = load(yaml, plan.path("load"));
        RunPlan defaults = defaults(yaml, load, defaultsOf);
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
                load.or(defaults.load()),
                checks(plan.path("checks"), defaults.checks())
                        .withThresholds(thresholds(yaml, plan.path("thresholds"))),
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
            streams.add(new StreamPlan(
                    id,
                    workload,
                    partition,
                    text(node, "alias"),
                    text(node, "start").map(StartPosition::parse),
                    integer(node, "viewers")));
        }
        return streams;
    }

    private static RunPlan defaults(LocatedYaml yaml, LoadPlan load, Function<Optional<String>, RunPlan> defaultsOf) {
        try {
            return defaultsOf.apply(load.simulation());
        } catch (PlanException unknown) {
            throw new PlanException(
                    yaml.complain("/plan/load/simulation", "plan.load.simulation: " + unknown.getMessage()));
        }
    }

    private static LoadPlan load(LocatedYaml yaml, JsonNode node) {
        try {
            return load(node);
        } catch (PlanException wrong) {
            throw new PlanException(yaml.complain("/plan/load/arrivals", wrong.getMessage()));
        }
    }

    /**
     * @return what the key {@code load} says; the schema has seen to its values
     * @throws PlanException for arrivals that are none
     */
    public static LoadPlan load(JsonNode node) {
        return new LoadPlan(
                text(node, "rate"),
                text(node, "duration").map(DurationText::parse),
                node.has("records") ? OptionalLong.of(node.path("records").asLong()) : OptionalLong.empty(),
                integer(node, "partitions"),
                integer(node, "viewers"),
                duration(node, "warmUp").orElse(Duration.ZERO),
                text(node, "simulation"),
                arrivals(node),
                duration(node, "visit"));
    }

    private static Optional<ViewerArrivals> arrivals(JsonNode node) {
        if (!node.has("arrivals")) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        node.path("arrivals").forEach(step -> steps.add(step.asText()));
        try {
            return Optional.of(
                    ViewerArrivals.parse(node.path("model").asText("open").equals("closed"), steps));
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("plan.load.arrivals: " + wrong.getMessage());
        }
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
        return checks(node, ChecksPlan.defaults());
    }

    private static ChecksPlan checks(JsonNode node, ChecksPlan defaults) {
        return new ChecksPlan(
                duration(node, "late").orElse(defaults.late()),
                duration(node, "drain").orElse(defaults.drain()),
                node.path("findings").asInt(defaults.keptFindings()),
                defaults.thresholds());
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
