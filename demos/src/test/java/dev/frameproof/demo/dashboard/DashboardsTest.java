package dev.frameproof.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.demo.Panel;
import dev.frameproof.demo.PanelKind;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.host.GrafanaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each demo's dashboard, for each version; golden files of one, which {@code -Dgolden.refresh=true} writes anew. */
final class DashboardsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final List<String> VERSIONS =
            List.of("9.4.0", "9.5.3", "10.0.0", "10.4.2", "11.0.0", "11.5.1", "11.6.0", "12.0.0", "12.4.0", "13.2.0");
    private static final Map<String, Set<String>> COLUMNS = new ConcurrentHashMap<>();

    static List<Demo> demos() {
        return Demos.all();
    }

    static Stream<Arguments> all() {
        return Demos.all().stream().flatMap(demo -> VERSIONS.stream().map(version -> Arguments.of(demo, version)));
    }

    @ParameterizedTest
    @MethodSource("demos")
    void looksAsItDid(Demo demo) throws Exception {
        String text = BoardJson.text(export("12.4.0").dashboard(demo));
        Path file = GOLDEN.resolve(demo.name() + ".json");
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
            fail("written anew: " + file + "; look at it, and test again without -Dgolden.refresh");
        }
        assertThat(file).as("-Dgolden.refresh=true writes it").exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("all")
    void panelsHavePlacesAndNumbersOfTheirOwn(Demo demo, String version) {
        List<BoardPanel> panels = export(version).dashboard(demo).panels();

        assertThat(panels).hasSizeGreaterThanOrEqualTo(demo.panels().size());
        assertThat(panels).extracting(BoardPanel::id).doesNotHaveDuplicates();
        Set<String> taken = new HashSet<>();
        for (BoardPanel panel : panels) {
            BoardPanel.GridPlace place = panel.gridPos();
            assertThat(place.x()).isNotNegative();
            assertThat(place.x() + place.w()).isLessThanOrEqualTo(24);
            for (int x = place.x(); x < place.x() + place.w(); x++) {
                for (int y = place.y(); y < place.y() + place.h(); y++) {
                    assertThat(taken.add(x + "," + y))
                            .as("%s overlaps another panel".formatted(panel.title()))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyQueryGoesToTheChosenDatasource(Demo demo, String version) {
        Dashboard dashboard = export(version).dashboard(demo);

        assertThat(dashboard.templating().list().get(0).name()).isEqualTo("datasource");
        Set<String> variables = new HashSet<>();
        dashboard.templating().list().forEach(variable -> variables.add("${" + variable.name() + "}"));
        for (BoardPanel panel : dashboard.panels()) {
            for (JsonNode target : panel.targets()) {
                String uid = target.path("datasource").path("uid").asText();
                assertThat(uid).isIn("${datasource}", "__expr__");
                if (uid.equals("${datasource}")) {
                    assertThat(variables).contains(target.path("topicName").asText());
                    assertThat(target.path("autoOffsetReset").asText()).isEqualTo("latest");
                    assertThat(target.path("partition").asText()).isEqualTo("all");
                }
            }
            assertThat(panel.targets().isEmpty()).isEqualTo(panel.type().equals("alertlist"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatPanelsNameIsInTheFrames(Demo demo, String version) {
        Dashboard dashboard = export(version).dashboard(demo);
        for (int i = 0; i < demo.panels().size(); i++) {
            Panel panel = demo.panels().get(i);
            Set<String> columns = columns(demo, panel.stream());

            assertThat(missing(BoardJson.node(dashboard.panels().get(i)), columns))
                    .as("%s, %s", demo.name(), panel.title())
                    .isEmpty();
        }
    }

    @Test
    void columnThatNoFrameHasIsFound() {
        Demo demo = Demos.named("race").orElseThrow();
        Panel wrong = Panel.panel(PanelKind.GRAPH, "wrong", "race", "sped", "temperature*")
                .by("driver");
        Demo broken = new Demo("race", "Race", "", demo.workloads(), List.of(wrong));

        JsonNode panel =
                BoardJson.node(export("12.4.0").dashboard(broken).panels().get(0));

        assertThat(missing(panel, columns(demo, "race"))).containsExactlyInAnyOrder("sped", "/^temperature/", "driver");
    }

    @Test
    void tablesOfTheNewestRowsLeaveOutAndOrderThem() {
        Demo servers = Demos.named("servers").orElseThrow();

        assertThat(steps(servers, "Alerts: hosts in an incident"))
                .containsExactly("groupBy", "filterByValue", "sortBy", "organize");
        assertThat(steps(servers, "Top processes of the fleet"))
                .containsExactly("groupBy", "sortBy", "limit", "organize");
        assertThat(steps(servers, "The fleet")).containsExactly("groupBy", "sortBy", "organize");
        assertThat(steps(servers, "CPU now"))
                .containsExactly("filterFieldsByName", "groupBy", "sortBy", "partitionByValues");
        Panel wrong = Panel.panel(PanelKind.TABLE, "wrong", "fleet", "host", "incident", "cpu")
                .by("hosts")
                .and("ranks")
                .having("incidents")
                .highest("cpus", 3);
        Demo broken = new Demo("servers", "Servers", "", servers.workloads(), List.of(wrong));
        JsonNode panel =
                BoardJson.node(export("12.4.0").dashboard(broken).panels().get(0));
        assertThat(missing(panel, columns(servers, "fleet")))
                .containsExactlyInAnyOrder(
                        "hosts", "ranks", "incidents", "incidents (lastNotNull)", "cpus (lastNotNull)");
    }

    private static List<String> steps(Demo demo, String title) {
        BoardPanel panel = export("12.4.0").dashboard(demo).panels().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
        return panel.transformations().stream()
                .map(BoardPanel.Transformation::id)
                .toList();
    }

    @Test
    void versionsDifferWhereGrafanaDoes() {
        Demo race = Demos.named("race").orElseThrow();
        Demo servers = Demos.named("servers").orElseThrow();

        assertThat(options(race, "11.5.1", "xychart").path("seriesMapping").asText())
                .isEqualTo("manual");
        assertThat(options(race, "11.6.0", "xychart").path("mapping").asText()).isEqualTo("auto");
        assertThat(cellProperty(servers, "9.4.0")).isEqualTo("custom.displayMode");
        assertThat(cellProperty(servers, "10.0.0")).isEqualTo("custom.cellOptions");
        assertThat(BoardJson.text(export("9.4.0").dashboard(servers)))
                .contains("\"schemaVersion\" : 37", "${__series.name}")
                .doesNotContain("__expr__");
        assertThat(BoardJson.text(export("12.0.0").dashboard(servers))).contains("\"type\" : \"sql\"");
        assertThatThrownBy(() -> export("9.3.6")).hasMessageContaining("9.4 and later");
        assertThat(GrafanaSchema.of(GrafanaVersion.parse("9.4.0-pre"))).isEqualTo(GrafanaSchema.G9_4);
        assertThat(GrafanaSchema.of(GrafanaVersion.parse("14.0.0"))).isEqualTo(GrafanaSchema.G12_4);
    }

    private static DashboardExport export(String version) {
        return new DashboardExport(new DashboardExport.Settings(
                GrafanaVersion.parse(version),
                "hamedkarbasi93-kafka-datasource",
                Optional.of("localhost:9092"),
                Map.of(),
                Optional.empty()));
    }

    private static JsonNode options(Demo demo, String version, String type) {
        return export(version).dashboard(demo).panels().stream()
                .filter(panel -> panel.type().equals(type))
                .map(panel -> BoardJson.node(panel).path("options"))
                .findFirst()
                .orElseThrow();
    }

    private static String cellProperty(Demo demo, String version) {
        return export(version).dashboard(demo).panels().stream()
                .flatMap(panel -> panel.fieldConfig().overrides().stream())
                .flatMap(rule -> rule.properties().stream())
                .map(FieldConfig.Property::id)
                .filter(id -> id.matches("custom\\.(displayMode|cellOptions)"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> columns(Demo demo, String stream) {
        return COLUMNS.computeIfAbsent(demo.name() + "/" + stream, key -> {
            WorkloadPlan sent = demo.workloads().stream()
                    .filter(workload -> workload.id().equals(stream))
                    .findFirst()
                    .orElseThrow();
            return TestingColumns.of(sent);
        });
    }

    /** @return what transformations, options and overrides of a panel name, and no frame has */
    private static Set<String> missing(JsonNode panel, Set<String> columns) {
        Set<String> missing = new TreeSet<>();
        Set<String> known = new HashSet<>(columns);
        for (JsonNode step : panel.path("transformations")) {
            JsonNode options = step.path("options");
            for (String side : List.of("include", "exclude")) {
                options.path(side).path("names").forEach(name -> missing.add(name.asText()));
                String pattern = options.path(side).path("pattern").asText();
                boolean matches = pattern.isEmpty()
                        || columns.stream()
                                .anyMatch(Pattern.compile(pattern.substring(1, pattern.length() - 1))
                                        .asPredicate());
                if (!matches) {
                    missing.add(pattern);
                }
            }
            if (options.path("fields").isArray() && !options.path("fields").isEmpty()) {
                options.path("fields").forEach(name -> missing.add(name.asText()));
            }
            options.path("sort").forEach(sort -> missing.add(sort.path("field").asText()));
            options.path("filters")
                    .forEach(filter -> missing.add(filter.path("fieldName").asText()));
            if (step.path("id").asText().equals("groupBy")) {
                options.path("fields").properties().forEach(field -> {
                    missing.add(field.getKey());
                    field.getValue()
                            .path("aggregations")
                            .forEach(kind -> known.add("%s (%s)".formatted(field.getKey(), kind.asText())));
                });
            }
            options.path("indexByName").fieldNames().forEachRemaining(missing::add);
            options.path("renameByName").fieldNames().forEachRemaining(missing::add);
        }
        panel.path("fieldConfig")
                .path("overrides")
                .forEach(
                        rule -> missing.add(rule.path("matcher").path("options").asText()));
        missing.addAll(named(panel.path("options")));
        missing.removeAll(known);
        return missing;
    }

    private static List<String> named(JsonNode options) {
        List<String> names = new ArrayList<>();
        if (options.has("xField")) {
            names.add(options.path("xField").asText());
        }
        for (JsonNode series : options.path("series")) {
            for (String axis : List.of("x", "y")) {
                JsonNode field = series.path(axis);
                names.add(
                        field.isTextual()
                                ? field.asText()
                                : field.path("matcher").path("options").asText());
            }
        }
        for (JsonNode layer : options.path("layers")) {
            names.add(layer.path("location").path("latitude").asText());
            names.add(layer.path("location").path("longitude").asText());
        }
        return names;
    }
}
