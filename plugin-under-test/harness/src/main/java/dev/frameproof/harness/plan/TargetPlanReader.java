package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the key {@code target}; the schema has seen to it that it names one kind of target with its own keys. */
public final class TargetPlanReader {
    private TargetPlanReader() {}

    public static TargetPlan read(JsonNode node) {
        if (node.has("home")) {
            return new TargetPlan.Home(
                    Path.of(node.path("home").asText()), file(node, "binary"), file(node, "environmentFile"));
        }
        if (node.has("image")) {
            return new TargetPlan.Container(node.path("image").asText(), file(node, "environmentFile"));
        }
        if (node.has("url")) {
            return new TargetPlan.Running(
                    TargetPlan.Running.address(
                            "plan.target.url", node.path("url").asText()),
                    new LoginPlan(text(node, "user"), file(node, "passwordFile"), file(node, "tokenFile")),
                    file(node, "certificates"));
        }
        return new TargetPlan.Embedded(text(node, "embedded"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
    }

    private static Optional<Path> file(JsonNode node, String name) {
        return text(node, name).map(Path::of);
    }
}
