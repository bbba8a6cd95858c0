package dev.frameproof.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.demo.Demos;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunOutcome;
import dev.frameproof.harness.RunningStream;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.host.DashboardSpec;
import dev.frameproof.host.MadeDashboard;
import dev.frameproof.host.TargetException;
import dev.frameproof.reports.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The dashboard of a run that goes on in a real Grafana. */
final class DashboardListenerTest {
    private static final URI BOARD = URI.create("http://127.0.0.1:3000/d/frameproof-x1-servers/servers");
    private static final String FLEET =
            "{\"refId\":\"A\",\"topicName\":\"frameproof-fleet-abc\",\"partition\":\"all\"}";
    private static final String PROCESSES =
            "{\"refId\":\"A\",\"topicName\":\"frameproof-processes-abc\",\"partition\":\"all\"}";
    private static final String HERE = "{\"refId\":\"A\",\"topicName\":\"frameproof-here-abc\",\"partition\":\"all\"}";

    private final List<String> told = new ArrayList<>();

    @Test
    void dashboardAsksWhatTheVerifiedViewersAsk() throws Exception {
        var target = new TestingTarget("9.4.0-pre", spec -> made(Optional.empty()));
        DashboardListener listener = listener();

        listener.watching(running(target));

        DashboardSpec spec = target.made.get(0);
        assertThat(spec.folderUid()).isEqualTo("frameproof-x1");
        assertThat(spec.folderTitle()).isEqualTo("Frameproof x1");
        assertThat(spec.uid()).isEqualTo("frameproof-x1-servers");
        JsonNode board = new ObjectMapper().readTree(spec.json());
        assertThat(board.path("schemaVersion").asInt()).isEqualTo(37);
        assertThat(board.at("/templating/list")).hasSize(1);
        assertThat(board.at("/templating/list/0/current/value").asText()).isEqualTo("frameproof-x1");
        for (JsonNode panel : board.path("panels")) {
            for (JsonNode asked : panel.path("targets")) {
                ObjectNode query = asked.deepCopy();
                query.remove("datasource");
                assertThat(query.toString()).isIn(FLEET, PROCESSES, HERE);
            }
        }
        assertThat(spec.rules()).hasSize(2).allSatisfy(rule -> assertThat(rule.json())
                .contains("\"datasourceUid\":\"frameproof-x1\"", "frameproof-fleet-abc", spec.uid()));
        assertThat(told)
                .anyMatch(line -> line.contains(BOARD + "?from=now-1m&to=now  (user admin, password of-this-run)"));
        assertThat(listener.shown().join().url()).isEqualTo(BOARD);
    }

    @Test
    void missingRulesAreTold() {
        listener().watching(running(new TestingTarget("12.4.0", spec -> made(Optional.of("403 Permission denied")))));

        assertThat(told).contains("  Without its alert rules: 403 Permission denied");
    }

    @Test
    void refusalEndsTheRunWithWhatGrafanaSaid() {
        var target = new TestingTarget("12.4.0", spec -> {
            throw new TargetException("it did not make the folder: 403\nLog in as an Editor.");
        });
        DashboardListener listener = listener();

        assertThatThrownBy(() -> listener.watching(running(target)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("it did not make the folder: 403");
        assertThat(listener.shown()).isNotDone();
    }

    @Test
    void tooOldGrafanaIsTold() {
        var target = new TestingTarget("9.3.6", spec -> made(Optional.empty()));

        assertThatThrownBy(() -> listener().watching(running(target)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("There is no dashboard for this Grafana");
        assertThat(target.made).isEmpty();
    }

    private static Optional<MadeDashboard> made(Optional<String> withoutRules) {
        return Optional.of(new MadeDashboard(BOARD, withoutRules));
    }

    private DashboardListener listener() {
        return new DashboardListener(new Hearing(), Demos.named("servers").orElseThrow());
    }

    private static RunningStreams running(TestingTarget target) {
        return new RunningStreams(
                target,
                "frameproof-x1",
                List.of(
                        stream("fleet", FLEET),
                        stream("processes", PROCESSES),
                        stream("this-machine", HERE),
                        stream("this-machine-processes", PROCESSES)));
    }

    private static RunningStream stream(String id, String query) {
        return new RunningStream(id, id, "frameproof-" + id, "default/ds/x/" + id, query, () -> {
            throw new UnsupportedOperationException();
        });
    }

    private final class Hearing implements RunListener {
        @Override
        public void step(String what, Duration sinceStart) {
            told.add(what);
        }

        @Override
        public void judged(RunOutcome outcome) {
            // Not reached.
        }

        @Override
        public void reachable(List<String> lines) {
            told.addAll(lines);
        }

        @Override
        public void progress(Progress progress) {
            // Not reached.
        }

        @Override
        public void firstFrame(Duration sinceStart) {
            // Not reached.
        }
    }
}
