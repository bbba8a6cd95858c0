package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.frameproof.host.embedded.EmbeddedServerConfig;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.live.LiveAuth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningGrafanaTest {
    private static final LiveAuth ADMIN = new LiveAuth.Basic("admin", TestingApi.PASSWORD);

    @ParameterizedTest
    @CsvSource({"10.1.2,1,default", "12.4.0,default,1"})
    void tellsWhoItIsAndHowItsChannelsBegin(String version, String likely, String other) throws Exception {
        var config = EmbeddedServerConfig.of(GrafanaProfile.of(version), TestingApi.PASSWORD);
        try (TestingServer server = new TestingServer(config)) {
            RunningGrafana grafana = RunningGrafana.at(URI.create(server.server.url()), ADMIN);

            assertThat(grafana.version()).isEqualTo(GrafanaVersion.parse(version));
            assertThat(grafana.orgId()).isEqualTo(1);
            assertThat(grafana.liveNamespaces()).containsExactly(likely, other);
            assertThat(grafana.toString()).doesNotContain(TestingApi.PASSWORD);
        }
    }

    @Test
    void showsADatasourceAndSaysWhatItsSettingsAre() throws Exception {
        try (TestingServer server = new TestingServer()) {
            RunningGrafana.Datasource datasource =
                    RunningGrafana.at(URI.create(server.server.url()), ADMIN).datasource("kafka-uid");

            assertThat(datasource.type()).isEqualTo("hamedkarbasi93-kafka-datasource");
            assertThat(datasource.jsonData().isObject()).isTrue();
        }
    }

    @Test
    void refusedLoginAbsentDatasourceAndStrangersAreToldApart() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            assertThatThrownBy(() -> RunningGrafana.at(url, new LiveAuth.Basic("admin", "wrong")))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("refused the login")
                    .hasMessageNotContaining("wrong");
            assertThatThrownBy(() -> RunningGrafana.at(url, ADMIN).datasource("absent"))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("no datasource with the uid absent");
        }
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        stranger.start();
        URI url = URI.create("http://127.0.0.1:" + stranger.getAddress().getPort());
        try {
            assertThatThrownBy(() -> RunningGrafana.at(url, ADMIN))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("is not Grafana");
        } finally {
            stranger.stop(0);
        }
        assertThatThrownBy(() -> RunningGrafana.at(url, ADMIN))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("nobody listens there");
    }
}
