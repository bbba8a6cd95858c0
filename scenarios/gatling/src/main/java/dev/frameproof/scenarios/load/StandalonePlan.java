package dev.frameproof.scenarios.load;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.PlanReader;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.producers.text.DurationText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a simulation that Gatling's own tools start is told by system properties: {@code frameproof.plan} (a plan file),
 * {@code rate}, {@code duration}, {@code records}, {@code viewers}, {@code partitions}, {@code plugin}, {@code kafka},
 * {@code seed}, {@code out}, each with the prefix {@code frameproof.}; what is given goes before the plan.
 */
final class StandalonePlan {
    private static final String PREFIX = "frameproof.";

    private StandalonePlan() {}

    static RunPlan plan(LoadScenario scenario) {
        RunPlan base = property("plan")
                .map(file -> new PlanReader().read(Path.of(file), named -> scenario.plan()))
                .orElseGet(scenario::plan);
        LoadPlan load = base.load();
        Optional<String> duration = property("duration");
        Optional<String> records = property("records");
        boolean bounded = duration.isPresent() || records.isPresent();
        return new RunPlan(
                base.name(),
                property("seed").map(Long::parseLong).orElse(base.seed()),
                property("kafka").or(base::kafka),
                base.kafkaProperties(),
                base.schemaRegistry(),
                base.target(),
                property("plugin").orElse(base.plugin()),
                base.plant(),
                base.workloads(),
                base.streams(),
                load.withAmounts(
                        property("rate").or(load::rate),
                        bounded ? duration.map(DurationText::parse) : load.duration(),
                        bounded ? number(records) : load.records(),
                        property("partitions")
                                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                                .orElse(load.partitions()),
                        property("viewers")
                                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                                .orElse(load.viewers())),
                base.checks(),
                property("out").map(Path::of).orElse(base.out()),
                false);
    }

    private static OptionalLong number(Optional<String> text) {
        return text.map(digits -> OptionalLong.of(Long.parseLong(digits))).orElse(OptionalLong.empty());
    }

    static RunEnvironment environment() {
        Path root = Path.of(property("root")
                .orElseThrow(() -> new PlanException("the system property frameproof.root is not set: it says where"
                        + " Frameproof's checkout lies, whose plugin is put to the test")));
        Path modules = root.resolve("plugin-under-test");
        return new RunEnvironment(
                "development",
                "mvn gatling:test",
                modules.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                modules.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                System.getenv());
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name)).filter(text -> !text.isBlank());
    }
}
