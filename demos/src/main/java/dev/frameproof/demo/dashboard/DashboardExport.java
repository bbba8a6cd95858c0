package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import dev.frameproof.demo.Demo;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.plan.WorkloadQuery;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dashboards as files that are imported by hand, or provisioned by Grafana itself when it starts. */
public final class DashboardExport {
    /** Of the datasource in provisioning files. */
    public static final String DATASOURCE_UID = "frameproof-kafka";

    private static final String DATASOURCE_NAME = "Frameproof's Kafka";
    private static final String FOLDER = "Frameproof";
    private static final int ORG = 1;

    private final Settings settings;
    private final DashboardMaker maker;

    /**
     * What is to be written.
     *
     * @param pluginId the Kafka datasource plugin's
     * @param brokers where the datasource finds Kafka, {@code host:port}; empty for no file of a datasource
     * @param topics names of topics by stream, where the usual ones are not meant
     * @param seenByGrafana where Grafana will find the folder; empty for where it is written
     */
    public record Settings(
            GrafanaVersion version,
            String pluginId,
            Optional<String> brokers,
            Map<String, String> topics,
            Optional<String> seenByGrafana) {
        public Settings {
            requireNonNull(version, "version");
            requireNonNull(pluginId, "pluginId");
            requireNonNull(brokers, "brokers");
            topics = Map.copyOf(topics);
            requireNonNull(seenByGrafana, "seenByGrafana");
        }
    }

    /** @throws IllegalArgumentException when the version is too old */
    public DashboardExport(Settings settings) {
        this.settings = requireNonNull(settings, "settings");
        this.maker = new DashboardMaker(settings.version(), settings.pluginId());
    }

    /** @return the topic that a stream is looked for in, unless another is named */
    public static String usualTopic(String stream) {
        return "frameproof-" + stream;
    }

    /** @return a demo's dashboard; its topics are text boxes above it */
    public Dashboard dashboard(Demo demo) {
        List<BoardVariable> variables = new ArrayList<>();
        for (WorkloadPlan workload : demo.workloads()) {
            variables.add(BoardVariable.text(variable(workload.id()), "Topic of " + workload.id(), topic(workload)));
        }
        var chosen = new BoardVariable.Choice(false, DATASOURCE_NAME, DATASOURCE_UID);
        return maker.of(demo, "frameproof-" + demo.name(), chosen, targets(demo, true), variables);
    }

    private List<StreamTarget> targets(Demo demo, boolean byVariable) {
        return demo.workloads().stream()
                .map(workload -> {
                    String topic = byVariable ? "${" + variable(workload.id()) + "}" : topic(workload);
                    return StreamTarget.of(
                            workload.id(),
                            WorkloadQuery.of(workload, topic).withRefId("A").toJson());
                })
                .toList();
    }

    private String topic(WorkloadPlan workload) {
        return settings.topics().getOrDefault(workload.id(), usualTopic(workload.id()));
    }

    private static String variable(String stream) {
        return "topic_" + stream.replaceAll("\\W", "_");
    }

    /**
     * Writes a dashboard each, and what provisions them.
     *
     * @return the files, in the order in which they were written
     * @throws UncheckedIOException when the folder cannot be written
     */
    public List<Path> write(List<Demo> demos, Path folder) {
        List<Path> written = new ArrayList<>();
        Path boards = folder.resolve("dashboards");
        Path provisioning = folder.resolve("provisioning");
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Demo demo : demos) {
            Dashboard dashboard = dashboard(demo);
            written.add(write(boards.resolve(demo.name() + ".json"), BoardJson.text(dashboard)));
            rules(demo, dashboard).ifPresent(groups::add);
        }
        String seen = settings.seenByGrafana()
                .map(path -> path.replaceAll("/+$", "") + "/dashboards")
                .orElseGet(() -> boards.toAbsolutePath().normalize().toString());
        written.add(write(provisioning.resolve("dashboards/frameproof.yaml"), BoardJson.yaml(provider(seen))));
        settings.brokers()
                .ifPresent(brokers -> written.add(write(
                        provisioning.resolve("datasources/frameproof.yaml"), BoardJson.yaml(datasource(brokers)))));
        if (!groups.isEmpty()) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("apiVersion", 1);
            file.put("groups", groups);
            written.add(write(provisioning.resolve("alerting/frameproof.yaml"), BoardJson.yaml(file)));
        }
        return written;
    }

    /** Rules know no variables: they name topic and datasource themselves. */
    private Optional<Map<String, Object>> rules(Demo demo, Dashboard dashboard) {
        List<AlertRule> rules = AlertRules.limited(demo)
                .map(panel -> targets(demo, false).stream()
                        .filter(target -> target.stream().equals(panel.stream()))
                        .findFirst()
                        .orElseThrow())
                .map(target -> AlertRules.of(demo, dashboard, target, DATASOURCE_UID))
                .orElse(List.of());
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("orgId", ORG);
        group.put("name", AlertRules.PREFIX + demo.name());
        group.put("folder", FOLDER);
        group.put("interval", "10s");
        group.put("rules", rules.stream().map(BoardJson::map).toList());
        return Optional.of(group);
    }

    private static Map<String, Object> provider(String path) {
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("name", "frameproof");
        provider.put("orgId", ORG);
        provider.put("folder", FOLDER);
        provider.put("type", "file");
        provider.put("disableDeletion", false);
        provider.put("allowUiUpdates", true);
        provider.put("options", Map.of("path", path));
        return file("providers", provider);
    }

    private Map<String, Object> datasource(String brokers) {
        Map<String, Object> datasource = new LinkedHashMap<>();
        datasource.put("name", DATASOURCE_NAME);
        datasource.put("uid", DATASOURCE_UID);
        datasource.put("type", settings.pluginId());
        datasource.put("access", "proxy");
        datasource.put("orgId", ORG);
        datasource.put("editable", true);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bootstrapServers", brokers);
        json.put("securityProtocol", "PLAINTEXT");
        datasource.put("jsonData", json);
        return file("datasources", datasource);
    }

    private static Map<String, Object> file(String list, Map<String, Object> only) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("apiVersion", 1);
        file.put(list, List.of(only));
        return file;
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
