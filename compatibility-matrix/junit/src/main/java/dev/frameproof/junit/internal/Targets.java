package dev.frameproof.junit.internal;

import dev.frameproof.harness.plan.LoginPlan;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.junit.GrafanaTarget;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads which Grafana a test goes through. */
final class Targets {
    private static final String HOME = "home:";
    private static final String IMAGE = "image:";

    private Targets() {}

    /** @throws ExtensionConfigurationException unless exactly one member of the annotation is given */
    static TargetPlan of(GrafanaTarget annotation) {
        Map<String, String> members = Map.of(
                "", annotation.version(), HOME, annotation.home(), IMAGE, annotation.image(), "url:", annotation.url());
        long given = members.values().stream().filter(value -> !value.isEmpty()).count();
        if (given != 1) {
            throw new ExtensionConfigurationException(
                    "@GrafanaTarget has %d members: give one of version, home, image and url".formatted(given));
        }
        return Stream.of("", HOME, IMAGE)
                .filter(prefix -> !members.get(prefix).isEmpty())
                .findFirst()
                .map(prefix -> parse(prefix + members.get(prefix)))
                .orElseGet(() -> running("@GrafanaTarget url", annotation.url()));
    }

    /** @param text a version, {@code home:FOLDER}, {@code image:IMAGE}, or an address */
    static TargetPlan parse(String text) {
        if (text.startsWith(HOME)) {
            return new TargetPlan.Home(
                    Path.of(text.substring(HOME.length())).toAbsolutePath(), Optional.empty(), Optional.empty());
        }
        if (text.startsWith(IMAGE)) {
            return new TargetPlan.Container(text.substring(IMAGE.length()), Optional.empty());
        }
        if (text.contains("://")) {
            return running("frameproof.grafana", text);
        }
        return new TargetPlan.Embedded(Optional.of(text));
    }

    private static TargetPlan running(String key, String url) {
        return new TargetPlan.Running(
                TargetPlan.Running.address(key, url), LoginPlan.ofEnvironment(), Optional.empty());
    }
}
