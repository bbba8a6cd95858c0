package dev.frameproof.matrix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what an author says of Grafana versions into targets. */
public final class MatrixTargets {
    /** What a version stands for. */
    public enum Kind {
        /** Our embedded target, behaving as that version. */
        EMBEDDED,
        /** An image of that version. */
        CONTAINER
    }

    private static final String USUAL_IMAGE = "grafana";

    private final GrafanaVersions versions;
    private final Kind kind;
    private final int limit;

    /** @param limit how many versions a range stands for at most */
    public MatrixTargets(GrafanaVersions versions, Kind kind, int limit) {
        this.versions = requireNonNull(versions, "versions");
        this.kind = requireNonNull(kind, "kind");
        this.limit = limit;
        if (limit < 1) {
            throw new PlanException("--limit: %d is below 1, the least".formatted(limit));
        }
    }

    /**
     * @param texts versions, ranges, {@code latest}, {@code nightly}
     * @return a target a version, in the order given, none twice
     * @throws PlanException when one is none of these
     */
    public List<MatrixTarget> of(List<String> texts) {
        Map<String, MatrixTarget> targets = new LinkedHashMap<>();
        for (String text : texts) {
            if (text.strip().equals("nightly")) {
                put(targets, kind == Kind.CONTAINER ? MatrixTarget.container("grafana/grafana:nightly") : nightly());
                continue;
            }
            for (GrafanaVersion version : versions.resolve(text, limit)) {
                put(targets, of(USUAL_IMAGE, version.toString()));
            }
        }
        return List.copyOf(targets.values());
    }

    private static MatrixTarget nightly() {
        return MatrixTarget.embedded("nightly");
    }

    /**
     * Reads what Grafana's {@code e2e-version} action puts out: {@code [{"name": "grafana-enterprise", "version":
     * "12.4.0"}]}.
     *
     * @throws PlanException when the file cannot be read or is no such list
     */
    public List<MatrixTarget> ofAction(Path file) {
        List<MatrixTarget> targets = new ArrayList<>();
        for (JsonNode entry : list(file)) {
            String version = entry.path("version").asText("");
            String name = entry.path("name").asText("");
            if (version.isEmpty() || !name.matches("[a-z0-9-]+")) {
                throw refused(file, "entry " + (targets.size() + 1) + " has no name and version");
            }
            targets.add(of(name, version));
        }
        if (targets.isEmpty()) {
            throw refused(file, "it is empty");
        }
        return targets;
    }

    private static JsonNode list(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            JsonNode list = json.isObject() ? json.path("matrix") : json;
            if (list.isArray()) {
                return list;
            }
            throw refused(file, "it is no list");
        } catch (NoSuchFileException absent) {
            throw refused(file, "there is no such file");
        } catch (JsonProcessingException broken) {
            throw refused(file, "it is no JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw refused(file, String.valueOf(unreadable.getMessage()));
        }
    }

    private static PlanException refused(Path file, String why) {
        return new PlanException("--versions %s: %s; give the output of Grafana's e2e-version action, a list such as"
                        .formatted(file, why)
                + " [{\"name\": \"grafana-enterprise\", \"version\": \"12.4.0\"}]");
    }

    private MatrixTarget of(String image, String version) {
        return kind == Kind.CONTAINER
                ? MatrixTarget.container("grafana/" + image + ":" + version)
                : MatrixTarget.embedded(version);
    }

    private static void put(Map<String, MatrixTarget> targets, MatrixTarget target) {
        targets.putIfAbsent(target.name(), target);
    }
}
