package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type to have dashboards, and what they are told when it is wrong. */
final class DashboardsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyDemoIsWrittenAndTold() {
        assertThat(run("dashboards", "export", "--grafana-version", "10.4", "--to", folder.toString()))
                .isZero();

        for (Demo demo : Demos.all()) {
            Path file = folder.resolve("dashboards").resolve(demo.name() + ".json");
            assertThat(file).content().contains("\"schemaVersion\" : 38");
            assertThat(out.toString()).contains(file.toString());
        }
        assertThat(folder.resolve("provisioning/datasources")).doesNotExist();
    }

    @Test
    void listTellsTheTopicsThatAreLookedAt() {
        assertThat(run("dashboards", "list")).isZero();

        assertThat(out.toString()).contains("server-metrics, topic frameproof-fleet");
    }

    @Test
    void wrongUseIsToldBeforeAnythingIsWritten() {
        assertThat(run("dashboards", "export", "--grafana-version", "9.3", "--to", folder.toString()))
                .isEqualTo(2);
        assertThat(run("dashboards", "export", "--demo", "rase", "--to", folder.toString()))
                .isEqualTo(2);
        assertThat(run("dashboards", "export", "--topic", "flet=mine", "--to", folder.toString()))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("--grafana-version: dashboards are made for Grafana 9.4 and later, not for 9.3.0")
                .contains("--demo: there is no demo 'rase'; there are servers")
                .contains("--topic: there is no stream 'flet'; there are fleet");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run("dashboards", "export", "--to", file.toString())).isEqualTo(3);

        assertThat(err.toString()).contains("The dashboards cannot be written to " + file);
    }

    @Test
    void pictureByATokenIsRefusedBeforeAnythingStarts() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "glsa_secret");

        int code = run(
                "demo",
                "race",
                "--grafana",
                "http://127.0.0.1:1",
                "--token-file",
                token.toString(),
                "--plugin",
                "hamedkarbasi93-kafka-datasource",
                "--kafka",
                "127.0.0.1:1",
                "--screenshot",
                folder.resolve("race.png").toString(),
                "--no-colour",
                "--out",
                folder.resolve("out").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--screenshot: Grafana's pages ask for a user and a password")
                .doesNotContain("glsa_secret");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
