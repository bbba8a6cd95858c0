package dev.frameproof.demo.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the columns of a panel look: all of them, and some otherwise. */
public record FieldConfig(Defaults defaults, List<Rule> overrides) {
    public FieldConfig {
        overrides = List.copyOf(overrides);
    }

    /** @return nothing said: Grafana's defaults */
    static FieldConfig none() {
        return new FieldConfig(Defaults.NONE, List.of());
    }

    /**
     * What holds for all columns; null for what is not said.
     *
     * @param displayName may name labels: {@code ${__field.labels.host}}
     * @param unit Grafana's id of it
     * @param mappings what is shown in the place of some values
     * @param custom what only this type of panel knows
     */
    public record Defaults(
            String displayName,
            String unit,
            Double min,
            Double max,
            Colour color,
            Thresholds thresholds,
            List<Mapping> mappings,
            Map<String, Object> custom) {
        static final Defaults NONE = new Defaults(null, null, null, null, null, null, null, null);
    }

    /**
     * @param type which values it holds for: {@code special} for those that are named
     * @param options what is shown
     */
    public record Mapping(String type, Map<String, Object> options) {
        /** @return a text that is empty is not drawn */
        static Mapping ofNoText() {
            return new Mapping(
                    "special", Map.of("match", "empty", "result", Map.of("color", "transparent", "text", "")));
        }
    }

    /** @param mode for example {@code palette-classic}, {@code thresholds}, {@code continuous-GrYlRd} */
    public record Colour(String mode) {}

    /** @param steps the lowest first, which has no value */
    public record Thresholds(String mode, List<Step> steps) {
        public Thresholds {
            steps = List.copyOf(steps);
        }

        /** @param value from which on the colour holds; null for from the bottom on, and then said so */
        public record Step(
                String color,
                @JsonInclude(JsonInclude.Include.ALWAYS) Double value) {}

        /** @return green, and orange and red from these on */
        static Thresholds of(double warn, double bad) {
            return new Thresholds(
                    "absolute", List.of(new Step("green", null), new Step("orange", warn), new Step("red", bad)));
        }
    }

    /** What holds for one column instead. */
    public record Rule(Matcher matcher, List<Property> properties) {
        public Rule {
            properties = List.copyOf(properties);
        }

        /** @return for the column of that name, nothing yet */
        static Rule byName(String column) {
            return new Rule(new Matcher("byName", column), List.of());
        }

        Rule with(String id, Object value) {
            List<Property> more = new ArrayList<>(properties);
            more.add(new Property(id, value));
            return new Rule(matcher, more);
        }
    }

    /** @param id Grafana's id of a way to choose columns, or frames */
    public record Matcher(String id, Object options) {}

    /** @param id what is set, for example {@code unit} or {@code custom.width} */
    public record Property(String id, Object value) {}
}
