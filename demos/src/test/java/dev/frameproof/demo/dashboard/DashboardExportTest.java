package dev.frameproof.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.frameproof.demo.Demos;
import dev.frameproof.host.GrafanaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written for a Grafana that provisions it when it starts. */
final class DashboardExportTest {
    @TempDir
    private Path folder;

    @Test
    void filesBelongTogether() throws Exception {
        List<Path> written =
                export(Optional.of("broker:9092"), Optional.empty()).write(Demos.all(), folder);

        assertThat(written).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(written).hasSize(Demos.all().size() + 3);
        assertThat(yaml("dashboards").at("/providers/0/options/path").asText())
                .isEqualTo(folder.resolve("dashboards").toString());
        JsonNode datasource = yaml("datasources").at("/datasources/0");
        assertThat(datasource.path("type").asText()).isEqualTo("frameproof-kafka-datasource");
        assertThat(datasource.at("/jsonData/bootstrapServers").asText()).isEqualTo("broker:9092");
        JsonNode board = new ObjectMapper()
                .readTree(folder.resolve("dashboards/servers.json").toFile());
        assertThat(board.at("/templating/list/0/query").asText()).isEqualTo("frameproof-kafka-datasource");
        assertThat(board.at("/templating/list/0/current/value").asText())
                .isEqualTo(datasource.path("uid").asText());
        assertThat(board.at("/templating/list/1/current/value").asText()).isEqualTo("mine");
        assertThat(board.at("/templating/list/2/current/value").asText()).isEqualTo("frameproof-processes");
    }

    @Test
    void rulesAskTheSameDatasourceForTheSameTopic() throws Exception {
        export(Optional.of("broker:9092"), Optional.empty()).write(Demos.all(), folder);

        JsonNode rules = yaml("alerting").at("/groups/0/rules");
        assertThat(rules).hasSize(2);
        for (JsonNode rule : rules) {
            assertThat(rule.at("/data/0/datasourceUid").asText()).isEqualTo(DashboardExport.DATASOURCE_UID);
            assertThat(rule.at("/data/0/model/topicName").asText()).isEqualTo("mine");
            assertThat(rule.at("/annotations/__dashboardUid__").asText()).isEqualTo("frameproof-servers");
            // Grafana reads it as a variable of its environment.
            assertThat(rule.toString()).doesNotContain("$");
        }
    }

    @Test
    void withoutABrokerThereIsNoDatasourceAndWithoutLimitsNoRule() {
        List<Path> written = export(Optional.empty(), Optional.of("/var/lib/boards/"))
                .write(List.of(Demos.named("race").orElseThrow()), folder);

        assertThat(written)
                .containsExactly(
                        folder.resolve("dashboards/race.json"),
                        folder.resolve("provisioning/dashboards/frameproof.yaml"));
        assertThat(yaml("dashboards").at("/providers/0/options/path").asText()).isEqualTo("/var/lib/boards/dashboards");
    }

    private static DashboardExport export(Optional<String> brokers, Optional<String> seen) {
        return new DashboardExport(new DashboardExport.Settings(
                GrafanaVersion.parse("12.4.0"), "frameproof-kafka-datasource", brokers, Map.of("fleet", "mine"), seen));
    }

    private JsonNode yaml(String kind) {
        Path file = folder.resolve("provisioning").resolve(kind).resolve("frameproof.yaml");
        try {
            Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return new ObjectMapper().valueToTree(read);
        } catch (IOException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
