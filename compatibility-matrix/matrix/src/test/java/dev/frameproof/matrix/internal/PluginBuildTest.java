package dev.frameproof.matrix.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.host.GrafanaVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginBuildTest {
    private static final String VERSIONS = """
            {"items":[
              {"version":"1.7.2","grafanaDependency":">=10.2.9","packages":{}},
              {"version":"1.0.0-beta","grafanaDependency":"what","packages":{}},
              {"version":"0.3.0","packages":{}}]}""";

    private HttpServer catalogue;

    @TempDir
    private Path cache;

    @BeforeEach
    void start() throws Exception {
        catalogue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalogue.createContext("/some-datasource/versions", exchange -> {
            byte[] body = VERSIONS.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        catalogue.start();
    }

    @AfterEach
    void stop() {
        catalogue.stop(0);
    }

    @Test
    void allOfAPluginAreTheVersionsThatTheCatalogueHas() {
        List<PluginBuild> builds = PluginBuild.all("some-datasource@all", environment());

        assertThat(builds)
                .extracting(PluginBuild::name)
                .containsExactly("some-datasource@1.7.2", "some-datasource@1.0.0-beta", "some-datasource@0.3.0");
        assertThat(builds).extracting(PluginBuild::plugin).contains("some-datasource@0.3.0");
        assertThat(builds.get(0).notMeantFor(Optional.of(GrafanaVersion.parse("10.1.2"))))
                .isPresent();
        assertThat(builds.get(0).notMeantFor(Optional.of(GrafanaVersion.parse("12.4.0"))))
                .isEmpty();
        assertThat(builds.get(1).notMeantFor(Optional.of(GrafanaVersion.parse("10.1.2"))))
                .isEmpty();
    }

    @Test
    void aPluginThatTheCatalogueHasNotIsOneBrokenBuildThatSaysSo() {
        assertThat(PluginBuild.all("other-datasource@all", environment()))
                .singleElement()
                .satisfies(build -> assertThat(build.broken().orElse(""))
                        .contains("has no plugin other-datasource")
                        .doesNotContain("\n"));
    }

    @Test
    void oneVersionIsOneBuild() {
        assertThat(PluginBuild.all("some-datasource@1.7.2", environment())).hasSize(1);
        assertThat(PluginBuild.all("planted:drop:every=2", environment())).hasSize(1);
    }

    private RunEnvironment environment() {
        String address = "http://127.0.0.1:" + catalogue.getAddress().getPort();
        return new RunEnvironment(
                "test",
                "frameproof matrix",
                cache,
                cache,
                Optional.empty(),
                false,
                Map.of("FRAMEPROOF_PLUGIN_CATALOGUE", address, "FRAMEPROOF_CACHE", cache.toString()));
    }
}
