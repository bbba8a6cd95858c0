package dev.frameproof.host.embedded.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.LiveTimings;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingBackend;
import dev.frameproof.host.embedded.TestingPlugins;
import dev.frameproof.host.embedded.TestingScheduler;
import dev.frameproof.host.embedded.TestingStream;
import dev.frameproof.host.embedded.internal.plugin.IdTokens;
import dev.frameproof.host.embedded.internal.plugin.PluginContexts;
import dev.frameproof.host.embedded.internal.plugin.PluginTargets;
import dev.frameproof.host.embedded.internal.state.DatasourceCommand;
import dev.frameproof.host.embedded.internal.state.Datasources;
import dev.frameproof.host.embedded.internal.state.Identity;
import dev.frameproof.host.embedded.internal.state.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A datasource that changes without anybody telling the streams, as when another server of the same database saves it. */
class DatasourceWatchTest {
    private static final Identity CALLER =
            new Identity(1, "u", Identity.Kind.USER, "admin", "", "a@b", "Admin", "password");

    private final TestingScheduler time = new TestingScheduler();
    private final TestingBackend backend = new TestingBackend();
    private final Instant begin = Instant.parse("2026-11-22T12:00:00Z");
    private final GrafanaProfile profile = GrafanaProfile.newest();
    private final Datasources datasources = new Datasources(profile, new RandomIds(), () -> begin.plus(time.now()));
    private PluginTargets targets;
    private PluginStreams streams;

    @BeforeEach
    void run() throws Exception {
        datasources.add(command("{}"));
        PluginContexts contexts =
                new PluginContexts(profile, new IdTokens("http://h/", () -> begin), "http://h/", 4 << 20);
        targets = new PluginTargets(List.of(TestingPlugins.kafka(backend)), datasources, contexts);
        streams = new PluginStreams(targets, new LiveHub(List.of(), LiveLimits.grafana(), patient(), time));
        streams.submit(order("c"));
        settled();
    }

    @AfterEach
    void end() {
        streams.close();
        time.close();
    }

    @Test
    void changeIsNoticedWithinAMinuteAndTheStreamRunsWithTheNewSettings() throws Exception {
        time.advance(Duration.ofSeconds(30));
        datasources.update("u1", command("{\"clientId\":\"new\"}"));
        time.advance(Duration.ofMillis(29_999));
        settled();
        assertThat(backend.streams).hasSize(1);
        time.advance(Duration.ofMillis(1));
        settled();
        assertThat(backend.streams).hasSize(2);
        assertThat(backend.streams.get(0).isRunning()).isFalse();
        assertThat(settingsOf(backend.streams.get(1))).isEqualTo("{\"clientId\":\"new\"}");
    }

    @Test
    void unchangedDatasourceLetsItsStreamRun() {
        time.advance(Duration.ofMinutes(10));
        settled();
        assertThat(backend.streams).hasSize(1);
        assertThat(backend.streams.get(0).isRunning()).isTrue();
    }

    @Test
    void datasourceThatIsGoneUnnoticedLeavesItsStreamRunningAsGrafanaDoes() {
        datasources.remove("u1");
        time.advance(Duration.ofMinutes(2));
        settled();
        assertThat(backend.streams.get(0).isRunning()).isTrue();
    }

    @Test
    void deletingEndsItAndSavingRunsItAgainAtOnce() throws Exception {
        datasources.update("u1", command("{\"a\":1}"));
        streams.datasourceSaved("u1").get(5, TimeUnit.SECONDS);
        assertThat(settingsOf(backend.streams.get(1))).isEqualTo("{\"a\":1}");
        streams.datasourceDeleted("u1").get(5, TimeUnit.SECONDS);
        assertThat(backend.streams).hasSize(2).noneMatch(TestingStream::isRunning);
        assertThat(streams.running().join()).isEmpty();
    }

    @Test
    void subscriptionThatIsOvertakenByTheDeletionOfItsDatasourceRunsNothing() throws Exception {
        datasources.remove("u1");
        streams.datasourceDeleted("u1").get(5, TimeUnit.SECONDS);
        streams.submit(order("late"));
        settled();
        assertThat(backend.streams).hasSize(1).noneMatch(TestingStream::isRunning);
    }

    private static StreamOrder order(String channel) {
        return new StreamOrder(channel, CALLER, TestingPlugins.KAFKA_ID, Optional.of("u1"), "p", ByteString.EMPTY);
    }

    private void settled() {
        streams.running().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static String settingsOf(TestingStream stream) {
        return stream.request()
                .getPluginContext()
                .getDataSourceInstanceSettings()
                .getJsonData()
                .toStringUtf8();
    }

    private static DatasourceCommand command(String jsonData) throws Exception {
        return DatasourceCommand.of(TestingApi.JSON.readTree(
                "{\"name\":\"n\",\"uid\":\"u1\",\"type\":\"%s\",\"access\":\"proxy\",\"jsonData\":%s}"
                        .formatted(TestingPlugins.KAFKA_ID, jsonData)));
    }

    /** Grafana's periods, but nobody has to listen. */
    private static LiveTimings patient() {
        LiveTimings own = LiveTimings.grafana();
        return new LiveTimings(
                own.pingInterval(),
                own.pongTimeout(),
                own.staleTimeout(),
                own.writeTimeout(),
                own.closeGrace(),
                own.presenceCheck(),
                Integer.MAX_VALUE,
                own.datasourceCheck(),
                own.fastFailure(),
                own.retryBase(),
                own.retryMax());
    }
}
