package dev.frameproof.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostEnvironmentTest {
    private static final Map<String, String> OWN =
            Map.of("PATH", "/bin", "HOME", "/root", "http_proxy", "http://proxy");

    @Test
    void grafana124HandsOverItsOwnVariablesAndProxiesOnly() {
        Map<String, String> variables =
                environment("12.4.0").withFeatureToggles("a,b").variables(OWN);

        assertThat(variables)
                .containsOnlyKeys(
                        "GF_VERSION",
                        "GF_EDITION",
                        "GF_ENTERPRISE_LICENSE_PATH",
                        "GF_ENTERPRISE_APP_URL",
                        "GF_INSTANCE_FEATURE_TOGGLES_ENABLE",
                        "GFAZPL_AZURE_CLOUD",
                        "grafana_plugin_type",
                        "PLUGIN_PROTOCOL_VERSIONS",
                        "PLUGIN_MIN_PORT",
                        "PLUGIN_MAX_PORT",
                        "PWD",
                        "http_proxy")
                .containsEntry("GF_VERSION", "12.4.0")
                .containsEntry("GF_INSTANCE_FEATURE_TOGGLES_ENABLE", "a,b")
                .containsEntry("grafana_plugin_type", "datasource")
                .containsEntry("PLUGIN_PROTOCOL_VERSIONS", "2")
                .containsEntry("PLUGIN_MIN_PORT", "10000")
                .containsEntry("PLUGIN_MAX_PORT", "25000")
                .containsEntry("PWD", "/usr/share/grafana");
    }

    @ParameterizedTest
    @CsvSource({"10.1.2,true", "12.3.9,true", "12.4.0,false", "12.4.0-pre,false", "12.10.0,false", "13.2.0,false"})
    void wholeEnvironmentIsHandedOverBefore124(String version, boolean everything) {
        assertThat(environment(version).variables(OWN).containsKey("PATH")).isEqualTo(everything);
    }

    @Test
    void settingsAndSocketFolderAreHandedOver() {
        assertThat(environment("12.4.0")
                        .withPluginSettings(Map.of("log_level", "debug"))
                        .withSocketFolder(Path.of("/run/x"))
                        .variables(OWN))
                .containsEntry("GF_PLUGIN_LOG_LEVEL", "debug")
                .containsEntry("PLUGIN_UNIX_SOCKET_DIR", "/run/x");
    }

    @Test
    void textThatIsNoVersionIsRefused() {
        assertThatThrownBy(() -> environment("latest")).hasMessageContaining("'latest'");
    }

    private static HostEnvironment environment(String version) {
        return HostEnvironment.of(version, "http://127.0.0.1:3000/", Path.of("/usr/share/grafana"));
    }
}
