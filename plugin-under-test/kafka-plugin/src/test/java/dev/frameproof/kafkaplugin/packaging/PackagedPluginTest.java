package dev.frameproof.kafkaplugin.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import dev.frameproof.kafkaplugin.KafkaPlugin;
import dev.frameproof.protocol.HandshakeLine;
import dev.frameproof.protocol.host.PluginConnection;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder that the build has made, started as Grafana 12.4 starts it. Runs in phase integration-test. */
@Tag("packaged")
@Timeout(60)
class PackagedPluginTest {
    private static final Path FOLDER =
            Path.of("target", "plugin", KafkaPlugin.ID).toAbsolutePath();
    private static final String EXECUTABLE = "gpx_frameproof_kafka_" + Platform.current();

    @TempDir
    Path temporary;

    @Test
    void folderHoldsWhatGrafanaLoads() throws IOException {
        JsonNode plugin =
                new JsonMapper().readTree(FOLDER.resolve("plugin.json").toFile());

        assertThat(plugin.path("id").textValue()).isEqualTo(KafkaPlugin.ID);
        assertThat(plugin.path("executable").textValue()).isEqualTo("gpx_frameproof_kafka");
        assertThat(plugin.path("info").path("version").textValue()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(plugin.path("dependencies").path("grafanaDependency").textValue())
                .isEqualTo(">=10.2.0");
        assertThat(FOLDER.resolve(
                        plugin.path("info").path("logos").path("small").textValue()))
                .exists();
        assertThat(FOLDER.resolve("module.js")).content().contains("define(['@grafana/data', '@grafana/ui'");
        for (String platform : List.of("linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64")) {
            assertThat(FOLDER.resolve("gpx_frameproof_kafka_" + platform)).isExecutable();
        }
    }

    @Test
    void handshakesAndServesWithTheBareEnvironmentOfGrafana12() throws Exception {
        assertServes(FOLDER, Map.of());
    }

    @Test
    void startsFromAFolderWithASpaceAndThroughALink() throws Exception {
        Path moved = temporary.resolve("my plugins").resolve("kafka");
        Folders.link(FOLDER, moved);
        assertServes(moved, Map.of());
        assertServes(Files.createSymbolicLink(temporary.resolve("link"), moved), Map.of());
    }

    @Test
    void usesTheMachinesJavaWhereItsOwnRuntimeCannotRun() throws Exception {
        Path moved = temporary.resolve("kafka");
        Folders.link(FOLDER, moved);
        Path runtime = moved.resolve("runtime").resolve(Platform.current());
        Files.deleteIfExists(runtime.resolve("loader"));
        Files.writeString(runtime.resolve("loader"), "/lib/ld-of-another-system.so.1\n");
        String err = assertServes(moved, Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertThat(err).doesNotContain("not for this system");
        Folders.delete(moved.resolve("runtime"));
        assertServes(moved, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    @Test
    void classDataArchiveFits() throws Exception {
        Path runtime = FOLDER.resolve("runtime").resolve(Platform.current());
        Process java = new ProcessBuilder(
                        runtime.resolve("bin/java").toString(),
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=" + runtime.resolve("plugin.jsa"),
                        "@plugin.args")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(output(java)).contains("This program is a Grafana plugin").doesNotContain("shared archive");
    }

    @Test
    void schemasAreReadByWhatLiesInTheFolder() throws Exception {
        Process plugin = process(FOLDER, Map.of())
                .redirectError(temporary.resolve("err").toFile())
                .start();
        try (PluginConnection connection = PluginConnection.open(
                HandshakeLine.parse(plugin.inputReader().readLine()).address())) {
            assertThat(check(
                            connection,
                            "validate-avro-schema",
                            "{\\\"type\\\":\\\"map\\\",\\\"values\\\":\\\"int\\\"}"))
                    .isEqualTo(200);
            assertThat(check(connection, "validate-avro-schema", "{\\\"type\\\":\\\"map\\\"}"))
                    .isEqualTo(400);
            assertThat(check(connection, "validate-protobuf-schema", "message A {}"))
                    .isEqualTo(200);
        } finally {
            plugin.destroyForcibly();
        }
    }

    private static int check(PluginConnection connection, String path, String schema) throws Exception {
        CallResourceRequest request = CallResourceRequest.newBuilder()
                .setMethod("POST")
                .setPath(path)
                .setBody(ByteString.copyFromUtf8("{\"schema\":\"" + schema + "\"}"))
                .build();
        return connection.callResource(request).get(20, TimeUnit.SECONDS).getCode();
    }

    @Test
    void startedByHandItSaysWhatItIs() throws Exception {
        Process plugin = process(FOLDER, Map.of("grafana_plugin_type", "nothing"))
                .redirectErrorStream(true)
                .start();

        assertThat(output(plugin)).contains("This program is a Grafana plugin");
        assertThat(plugin.waitFor()).isEqualTo(1);
    }

    /** @return what was logged */
    private String assertServes(Path folder, Map<String, String> environment) throws Exception {
        Path err = temporary.resolve("err");
        Process plugin =
                process(folder, environment).redirectError(err.toFile()).start();
        try {
            String line = plugin.inputReader().readLine();
            assertThat(line).as("log: %s", Files.readString(err)).startsWith("1|2|unix|");
            try (PluginConnection connection =
                    PluginConnection.open(HandshakeLine.parse(line).address())) {
                assertThat(connection.health().get(20, TimeUnit.SECONDS)).isTrue();
                connection.shutdown().get(20, TimeUnit.SECONDS);
            }
            assertThat(plugin.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(plugin.exitValue()).isZero();
            return Files.readString(err);
        } finally {
            plugin.destroyForcibly();
        }
    }

    private ProcessBuilder process(Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve(EXECUTABLE).toString());
        Map<String, String> bare = new HashMap<>(Map.of(
                "GF_VERSION", "12.4.0",
                "GF_EDITION", "Open Source",
                "GF_PLUGIN_VERSION", "0.1.0",
                "PLUGIN_MIN_PORT", "10000",
                "PLUGIN_MAX_PORT", "25000",
                "PLUGIN_PROTOCOL_VERSIONS", "2",
                "grafana_plugin_type", "datasource",
                "PWD", temporary.toString()));
        bare.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(bare);
        return builder.directory(temporary.toFile());
    }

    private static String output(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return String.join("\n", reader.lines().toList());
        }
    }
}
