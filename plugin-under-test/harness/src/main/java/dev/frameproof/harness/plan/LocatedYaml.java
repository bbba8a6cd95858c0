package dev.frameproof.harness.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML text as a JSON tree that still knows where each of its parts stood.
 *
 * @param file how the text is named to its author
 * @param lines the text, line by line
 * @param tree what it says
 * @param marks where the value at a JSON pointer begins
 * @param keyMarks where the key of the member at a JSON pointer begins
 */
public record LocatedYaml(
        String file, List<String> lines, JsonNode tree, Map<String, Position> marks, Map<String, Position> keyMarks) {
    /** A place in the text, both counted from 1. */
    public record Position(int line, int column) {}

    /**
     * @param root the key that every such file begins with
     * @throws PlanException when it is no YAML
     */
    public static LocatedYaml parse(String file, String text, String root) {
        List<String> lines = List.of(text.split("\n", -1));
        try {
            Optional<Node> top = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setMaxAliasesForCollections(50)
                            .build())
                    .composeString(text);
            if (top.isEmpty()) {
                throw new PlanException(file + ":1:1: the file is empty; it begins with '" + root + ":'");
            }
            var walk = new Walk();
            JsonNode tree = walk.convert("", top.get());
            return new LocatedYaml(file, lines, tree, walk.marks, walk.keyMarks);
        } catch (MarkedYamlEngineException notYaml) {
            Position where = notYaml.getProblemMark()
                    .or(notYaml::getContextMark)
                    .map(LocatedYaml::position)
                    .orElse(new Position(1, 1));
            throw new PlanException(describe(file, lines, where, "not YAML: " + notYaml.getProblem()));
        } catch (YamlEngineException notYaml) {
            throw new PlanException(file + ": not YAML: " + notYaml.getMessage());
        }
    }

    /** @return a message that names the place of a pointer's value, shows its line and marks the column */
    public String complain(String pointer, String problem) {
        return describe(file, lines, nearest(marks, pointer), problem);
    }

    /** @return the same for a member's key */
    public String complainAboutKey(String pointer, String problem) {
        return describe(file, lines, nearest(keyMarks, pointer), problem);
    }

    private static Position nearest(Map<String, Position> marks, String pointer) {
        String at = pointer;
        while (!marks.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return marks.getOrDefault(at, new Position(1, 1));
    }

    private static String describe(String file, List<String> lines, Position where, String problem) {
        String line = where.line() <= lines.size() ? lines.get(where.line() - 1).stripTrailing() : "";
        return "%s:%d:%d: %s%n    %s%n    %s^"
                .formatted(file, where.line(), where.column(), problem, line, " ".repeat(where.column() - 1));
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static final class Walk {
        private final Map<String, Position> marks = new HashMap<>();
        private final Map<String, Position> keyMarks = new HashMap<>();

        JsonNode convert(String pointer, Node node) {
            node.getStartMark().ifPresent(mark -> marks.put(pointer, position(mark)));
            if (node instanceof MappingNode mapping) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                    String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                    tuple.getKeyNode().getStartMark().ifPresent(mark -> keyMarks.put(child, position(mark)));
                    object.set(key, convert(child, tuple.getValueNode()));
                }
                return object;
            }
            if (node instanceof SequenceNode sequence) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                int index = 0;
                for (Node item : sequence.getValue()) {
                    array.add(convert(pointer + "/" + index++, item));
                }
                return array;
            }
            return scalar((ScalarNode) node);
        }

        private static JsonNode scalar(ScalarNode node) {
            Tag tag = node.getTag();
            String text = node.getValue();
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            if (tag.equals(Tag.NULL)) {
                return nodes.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return nodes.booleanNode(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) && text.matches("[-+]?[0-9]{1,18}")) {
                return nodes.numberNode(Long.parseLong(text));
            }
            if (tag.equals(Tag.FLOAT) && text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
                return nodes.numberNode(Double.parseDouble(text));
            }
            return nodes.textNode(text);
        }
    }
}
