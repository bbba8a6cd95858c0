package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.live.ChannelId;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.LiveClient;
import dev.frameproof.live.LiveConnection;
import dev.frameproof.live.LiveTimeouts;
import dev.frameproof.live.Trust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTargetTest {
    private static final LiveAuth ADMIN = new LiveAuth.Basic("admin", TestingApi.PASSWORD);
    private static final String PLUGIN = "hamedkarbasi93-kafka-datasource";

    @TempDir
    Path temporary;

    @Test
    void makesADatasourceOfItsOwnAndRemovesNothingElse() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            var http = new GrafanaHttp(url, ADMIN);
            String before = http.get("/api/datasources").body();
            RunningTarget target = RunningTarget.at(url, ADMIN, Trust.ofJava(), PLUGIN);
            assertThat(target.describe()).isEqualTo("Grafana 12.4.0 at " + url);
            assertThat(target.plugins().get(0)).startsWith(PLUGIN + " ");
            assertThat(target.facts().get("Limits of the target"))
                    .startsWith("unless it is configured otherwise: 4 MiB");
            target.provision(new DatasourceSpec("Mine", "mine", PLUGIN, Map.of(), Map.of()));
            assertThat(http.datasource("mine").status()).isEqualTo(200);
            target.close();
            assertThat(http.datasource("mine").status()).isEqualTo(404);
            target.close();
            assertThat(http.get("/api/datasources").body()).isEqualTo(before);
        }
    }

    @Test
    void aDatasourceThatGrafanaRefusedIsNotRemoved() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            try (RunningTarget target = RunningTarget.at(url, ADMIN, Trust.ofJava(), PLUGIN)) {
                assertThatThrownBy(() -> target.provision(
                                new DatasourceSpec("Somebody else's", "kafka-uid", PLUGIN, Map.of(), Map.of())))
                        .isInstanceOf(TargetException.class)
                        .hasMessageContaining("did not make the datasource");
            }
            assertThat(new GrafanaHttp(url, ADMIN).datasource("kafka-uid").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void pluginThatIsNotThereIsToldWithWhatToDo() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            assertThatThrownBy(() -> RunningTarget.at(url, ADMIN, Trust.ofJava(), "absent-datasource"))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining(url + " has no plugin absent-datasource")
                    .hasMessageContaining("--plugin ID");
        }
    }

    @Test
    void aCertificateIsHeldToTheAuthoritiesThatWereGiven() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingTlsProxy proxy =
                        TestingTlsProxy.before(URI.create(server.server.url()), "ip:127.0.0.1", temporary)) {
            var trust = new Trust(Optional.of(proxy.certificate()));
            RunningTarget target = RunningTarget.at(proxy.url(), ADMIN, trust, PLUGIN);
            assertThat(target.describe()).isEqualTo("Grafana 12.4.0 at " + proxy.url());
            assertThat(rows(server, target)).isEqualTo("{\"n\":1}");

            assertThatThrownBy(() -> RunningGrafana.at(proxy.url(), ADMIN, Trust.ofJava()))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("its certificate is not trusted")
                    .hasMessageContaining("--ca-file");
            try (LiveClient strangers = new LiveClient(1)) {
                assertThatThrownBy(() -> strangers.connect(proxy.url(), ADMIN).get(20, TimeUnit.SECONDS))
                        .cause()
                        .hasMessageContaining(proxy.url() + ": its certificate is not trusted")
                        .hasMessageContaining("--ca-file");
            }
            Path odd = Files.writeString(temporary.resolve("odd.pem"), "no certificate");
            assertThatThrownBy(() -> RunningGrafana.at(proxy.url(), ADMIN, new Trust(Optional.of(odd))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining(odd.toString())
                    .hasMessageContaining("PEM");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedByBothClients() throws Exception {
        try (TestingServer server = new TestingServer();
                TestingTlsProxy proxy =
                        TestingTlsProxy.before(URI.create(server.server.url()), "dns:elsewhere.example", temporary)) {
            var trust = new Trust(Optional.of(proxy.certificate()));
            assertThatThrownBy(() -> RunningGrafana.at(proxy.url(), ADMIN, trust))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("its certificate is not trusted");
            try (LiveClient client = new LiveClient(1, LiveTimeouts.standard(), trust)) {
                assertThatThrownBy(() -> client.connect(proxy.url(), ADMIN).get(20, TimeUnit.SECONDS))
                        .cause()
                        .hasMessageContaining("its certificate is not trusted");
            }
        }
    }

    /** @return what a viewer of the target got over its secured WebSocket */
    private static String rows(TestingServer server, RunningTarget target) throws Exception {
        CompletableFuture<String> got = new CompletableFuture<>();
        try (LiveClient client = new LiveClient(1, LiveTimeouts.standard(), target.trust())) {
            LiveConnection viewer =
                    client.connect(target.url(), target.liveAuth()).get(20, TimeUnit.SECONDS);
            viewer.subscribe(
                            new ChannelId(target.liveNamespace(), "ds", "kafka-uid", "tls"),
                            "{\"topicName\":\"t\"}",
                            (bytes, from, to, arrivedNanos) ->
                                    got.complete(new String(bytes, from, to - from, StandardCharsets.UTF_8)))
                    .get(20, TimeUnit.SECONDS);
            server.running("tls").send("{\"n\":1}");
            return got.get(20, TimeUnit.SECONDS);
        }
    }
}
