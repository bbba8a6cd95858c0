package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.oracle.recording.AcceptedFindings;
import dev.frameproof.oracle.recording.AcceptedFindings.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads accepted findings from YAML of the form in {@code docs/accepted-findings.schema.json}. */
final class AcceptedFindingsFile {
    private static final String LIST = "accepted";
    private static final Set<String> MEMBERS = Set.of("id", "reason", "until", "expected", "got");

    private final Path file;

    private AcceptedFindingsFile(Path file) {
        this.file = file;
    }

    /** @throws PlanException when it cannot be read or is not of the form; says where and what is allowed */
    static AcceptedFindings read(Path file) {
        return new AcceptedFindingsFile(file).read();
    }

    private AcceptedFindings read() {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            Node root = new Compose(settings)
                    .composeString(Files.readString(file))
                    .orElseThrow(() -> new PlanException(file + ": the file is empty; it begins with 'accepted:'"));
            return new AcceptedFindings(findings(root));
        } catch (NoSuchFileException e) {
            throw new PlanException(file + ": there is no such file of accepted findings");
        } catch (IOException e) {
            throw new PlanException(file + ": cannot be read: " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new PlanException(file + where + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PlanException(file + ": not YAML: " + e.getMessage());
        }
    }

    private List<Accepted> findings(Node root) {
        Map<String, Node> members = members(root, Set.of(LIST));
        Node list = members.get(LIST);
        if (!(list instanceof SequenceNode sequence)) {
            throw wrong(root, "'accepted:' is a list of findings with id and reason");
        }
        List<Accepted> findings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node node : sequence.getValue()) {
            Accepted finding = finding(node);
            if (!ids.add(finding.id())) {
                throw wrong(node, finding.id() + " is accepted twice");
            }
            findings.add(finding);
        }
        return findings;
    }

    private Accepted finding(Node node) {
        Map<String, Node> members = members(node, MEMBERS);
        Optional<LocalDate> until = Optional.empty();
        if (members.containsKey("until")) {
            until = Optional.of(date(members.get("until")));
        }
        return new Accepted(
                required(node, members, "id"),
                required(node, members, "reason"),
                until,
                Optional.ofNullable(members.get("expected")).map(this::text),
                Optional.ofNullable(members.get("got")).map(this::text));
    }

    private LocalDate date(Node node) {
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException e) {
            throw wrong(node, "'until' is a day as in 2027-01-31, not " + text(node));
        }
    }

    private String required(Node finding, Map<String, Node> members, String name) {
        Node node = members.get(name);
        if (node == null || text(node).isBlank()) {
            throw wrong(node == null ? finding : node, "an accepted finding says its " + name);
        }
        return text(node);
    }

    private Map<String, Node> members(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "here is a mapping with " + sorted(allowed));
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            if (!allowed.contains(name)) {
                throw wrong(tuple.getKeyNode(), "unknown key '" + name + "'; allowed: " + sorted(allowed));
            }
            members.put(name, tuple.getValueNode());
        }
        return members;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node, "here is a text");
    }

    private PlanException wrong(Node node, String problem) {
        String where = node.getStartMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("");
        return new PlanException(file + where + ": " + problem);
    }
}
