package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something that people choose above a dashboard.
 *
 * @param type {@code datasource} or {@code textbox}
 * @param name by which queries name it
 * @param query of a datasource: the plugin's id; of a text box: what stands in it first
 * @param current what is chosen
 */
public record BoardVariable(
        String type, String name, String label, String query, Choice current, List<Choice> options) {
    public BoardVariable {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
        requireNonNull(label, "label");
        requireNonNull(query, "query");
        requireNonNull(current, "current");
        options = List.copyOf(options);
    }

    /** One of the things to choose from. */
    public record Choice(boolean selected, String text, String value) {}

    /** A datasource of one plugin. */
    static BoardVariable datasource(String name, String pluginId, Choice current) {
        return new BoardVariable("datasource", name, "Kafka", pluginId, current, List.of());
    }

    /** A text, for example a topic's name. */
    static BoardVariable text(String name, String label, String value) {
        var choice = new Choice(true, value, value);
        return new BoardVariable("textbox", name, label, value, choice, List.of(choice));
    }
}
