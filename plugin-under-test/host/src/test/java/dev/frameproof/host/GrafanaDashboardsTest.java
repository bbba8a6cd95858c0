package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made in a Grafana that others use is removed again, the last first, and nothing else. */
class GrafanaDashboardsTest {
    private static final DashboardSpec BOARD = new DashboardSpec(
            "mine",
            "Mine",
            "board",
            "{\"uid\":\"board\",\"title\":\"Board\"}",
            List.of(new DashboardSpec.Rule("rule-1", "{\"uid\":\"rule-1\"}")));

    @Test
    void everythingIsRemovedInTheOrderInWhichGrafanaLetsIt() throws Exception {
        try (TestingFolders grafana = new TestingFolders()) {
            grafana.things.put("folder/theirs", "");
            grafana.things.put("dashboard/theirs", "theirs");
            RunningTarget target = target(grafana);
            target.provision(new DatasourceSpec("Kafka", "kafka", TestingFolders.PLUGIN, Map.of(), Map.of()));

            MadeDashboard made = target.provision(BOARD).orElseThrow();

            assertThat(made.url()).isEqualTo(URI.create(grafana.url() + "/d/board/board"));
            assertThat(made.withoutRules()).isEmpty();
            assertThat(grafana.things)
                    .containsEntry("dashboard/board", "mine")
                    .containsEntry("rule/rule-1", "mine")
                    .containsKeys("folder/mine", "datasource/kafka");
            grafana.changes.clear();
            target.close();
            target.close();
            assertThat(grafana.changes)
                    .containsExactly(
                            "DELETE /api/v1/provisioning/alert-rules/rule-1",
                            "DELETE /api/dashboards/uid/board",
                            "DELETE /api/folders/mine",
                            "DELETE /api/datasources/uid/kafka");
            assertThat(grafana.things).containsOnlyKeys("folder/theirs", "dashboard/theirs");
        }
    }

    @Test
    void folderInWhichSomebodyHasPutADashboardIsKept() throws Exception {
        try (TestingFolders grafana = new TestingFolders()) {
            RunningTarget target = target(grafana);
            assertThat(target.provision(BOARD)).isPresent();
            grafana.things.put("dashboard/copy", "mine");

            assertThatThrownBy(target::close)
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("the folder mine: 409 it is kept, since somebody else's dashboard is in it");

            assertThat(grafana.things).containsOnlyKeys("folder/mine", "dashboard/copy");
        }
    }

    @Test
    void withoutTheRightToMakeRulesThereIsTheDashboardAllTheSame() throws Exception {
        try (TestingFolders grafana = new TestingFolders()) {
            grafana.forbidden.add("/api/v1/provisioning/alert-rules");
            RunningTarget target = target(grafana);

            assertThat(target.provision(BOARD).orElseThrow().withoutRules())
                    .hasValue("403 {\"message\":\"Permission denied\"}");

            target.close();
            assertThat(grafana.things).isEmpty();
        }
    }

    @Test
    void folderOfAnotherIsNeitherUsedNorRemoved() throws Exception {
        try (TestingFolders grafana = new TestingFolders()) {
            grafana.things.put("folder/mine", "");
            try (RunningTarget target = target(grafana)) {
                assertThatThrownBy(() -> target.provision(BOARD))
                        .isInstanceOf(TargetException.class)
                        .hasMessageContaining("did not make the folder Mine: 412");
            }
            assertThat(grafana.things).containsOnlyKeys("folder/mine");
        }
    }

    @Test
    void whoMayNotMakeFoldersIsToldWhoMay() throws Exception {
        try (TestingFolders grafana = new TestingFolders()) {
            grafana.forbidden.add("/api/folders");
            try (RunningTarget target = target(grafana)) {
                assertThatThrownBy(() -> target.provision(BOARD))
                        .isInstanceOf(TargetException.class)
                        .hasMessageContaining("did not make the folder Mine: 403")
                        .hasMessageContaining("An Editor or Admin may");
            }
            assertThat(grafana.changes).containsExactly("POST /api/folders");
        }
    }

    private static RunningTarget target(TestingFolders grafana) {
        return RunningTarget.at(
                grafana.url(), new LiveAuth.Basic("admin", "secret"), Trust.ofJava(), TestingFolders.PLUGIN);
    }
}
