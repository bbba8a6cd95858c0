package dev.frameproof.scenarios.grafanalive;

import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.closeCode;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.columnNames;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.columnValues;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.frameCount;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.grafanaLive;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.lastValue;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.latencyMillis;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.longestGapMillis;
import static dev.frameproof.scenarios.grafanalive.GrafanaLiveDsl.rowCount;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.harness.viewers.FleetSettings;
import dev.frameproof.harness.viewers.ViewerFleet;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.oracle.Representation;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.oracle.StreamQuery;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CoreDsl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nearly every call of the facade, as users write it. */
class GrafanaLiveDslTest {
    private static final StreamQuery ORDERS = StreamQuery.of("orders");

    @Test
    void everyStepCanBeBuilt() {
        List<ActionBuilder> steps = List.of(
                grafanaLive("connect").connect(),
                grafanaLive("subscribe").subscribe(ORDERS.withStart(StartPosition.last(10))),
                grafanaLive("subscribe #{region}").subscribe(session -> StreamQuery.of(session.getString("topic"))),
                grafanaLive("panel A").subscribe("A", ORDERS),
                grafanaLive("panel B").subscribe("B", session -> ORDERS),
                grafanaLive("frames")
                        .awaitFrames(10)
                        .of("A")
                        .within(Duration.ofSeconds(5))
                        .check(
                                frameCount().is(10),
                                rowCount().gte(10),
                                columnNames().saveAs("columns"),
                                columnValues("id").exists(),
                                lastValue("host").is("a"),
                                latencyMillis(99.9).lt(250.0),
                                longestGapMillis().lt(1_000.0))
                        .check(bodyString().exists(), jsonPath("$.schema.name").is("response")),
                grafanaLive("rows").awaitRows(100).within(Duration.ofSeconds(5)),
                grafanaLive("idle").awaitIdle(Duration.ofSeconds(2)).within(Duration.ofSeconds(20)),
                grafanaLive("slow").readingOff(),
                grafanaLive("slow").readingAtMost(10_000),
                grafanaLive("fast").readingOn(),
                grafanaLive("dropped").awaitClose(3008).within(Duration.ofSeconds(60)),
                grafanaLive("closed").awaitClose(3008, 1006).check(closeCode().saveAs("code")),
                grafanaLive("closed").awaitClose(),
                grafanaLive("back").reconnect(),
                grafanaLive("back")
                        .reconnect()
                        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                        .withTries(20),
                grafanaLive("reload").reload(),
                grafanaLive("leave").unsubscribe(),
                grafanaLive("leave B").unsubscribe("B"),
                grafanaLive("close").close());

        assertThat(CoreDsl.scenario("all").exec(steps.get(0))).isNotNull();
        assertThat(steps).allSatisfy(step -> assertThat(step.asScala()).isNotNull());
    }

    @Test
    void protocolCanBeSetUp() {
        assertThat(grafanaLive
                        .url("http://127.0.0.1:3000/grafana")
                        .basicAuth("admin", "#{password}")
                        .namespace("org-2")
                        .datasource("kafka-#{region}")
                        .origin("https://grafana.example")
                        .withoutOrigin()
                        .eventLoops(2)
                        .timeouts(LiveTimeouts.standard())
                        .lateAfter(Duration.ofSeconds(1))
                        .findingsKept(5)
                        .records(topic -> Optional.empty())
                        .representation(Representation.kafkaDatasource())
                        .everythingIsDue()
                        .verdicts(verdicts -> {})
                        .protocol())
                .isNotNull();
        assertThat(grafanaLive.token("#{token}").anonymous().protocol()).isNotNull();
        try (ViewerFleet fleet = new ViewerFleet(FleetSettings.standard())) {
            assertThat(grafanaLive
                            .heldBy(fleet)
                            .auth(new LiveAuth.None())
                            .lateAfter(Duration.ofSeconds(1))
                            .protocol())
                    .isNotNull();
        }
    }

    @Test
    void wrongUseIsRefusedInWords() {
        assertThatThrownBy(() -> grafanaLive("rows").awaitRows(0))
                .hasMessage("at least 1 of rows can be awaited, not 0");
        assertThatThrownBy(() -> grafanaLive("slow").readingAtMost(0)).hasMessageContaining("at least 1 byte");
        assertThatThrownBy(() -> latencyMillis(0)).hasMessageContaining("a percentile is above 0");
        assertThatThrownBy(() -> grafanaLive.tokenFromEnvironment("FRAMEPROOF_NO_SUCH_TOKEN"))
                .hasMessageContaining("FRAMEPROOF_NO_SUCH_TOKEN is not set");
    }

    @Test
    void secretsStayOutOfTexts() {
        assertThat(grafanaLive.basicAuth("admin", "hunter2").protocol().toString())
                .doesNotContain("hunter2");
    }
}
