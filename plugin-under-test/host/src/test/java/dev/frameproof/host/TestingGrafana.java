package dev.frameproof.host;

import dev.frameproof.host.embedded.HostMain;
import dev.frameproof.host.embedded.HostSettings;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.LiveTimings;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Behaves as the program {@code bin/grafana server} does towards whoever starts it: settings come in by {@code GF_}
 * variables, plugins from the plugins folder, SIGTERM ends it. What it serves is the embedded target's.
 */
public final class TestingGrafana {
    private TestingGrafana() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> variables = System.getenv();
        System.out.println("logger=settings arguments=" + String.join(" ", arguments));
        System.out.println("logger=settings provisioning=" + variables.get("GF_PATHS_PROVISIONING"));
        if (variables.containsKey("GF_TESTING_FAIL")) {
            System.out.println("logger=sqlstore level=error msg=\"" + variables.get("GF_TESTING_FAIL") + "\"");
            System.exit(1);
        }
        Files.writeString(Path.of(variables.get("GF_PATHS_DATA"), "grafana.db"), "data");
        var settings = new HostSettings(
                "12.4.0",
                Integer.parseInt(variables.get("GF_SERVER_HTTP_PORT")),
                variables.get("GF_SECURITY_ADMIN_PASSWORD"),
                LiveLimits.grafana(),
                HostSettings.Periods.of(LiveTimings.grafana()),
                plugins(Path.of(variables.get("GF_PATHS_PLUGINS"))),
                variables.get("GF_PATHS_DATA"),
                variables.get("GF_PATHS_LOGS"));
        var stdin = new PipedOutputStream();
        System.setIn(new PipedInputStream(stdin, 1 << 16));
        stdin.write(settings.toJson().getBytes(StandardCharsets.UTF_8));
        stdin.write(0);
        stdin.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stdin)));
        HostMain.main(new String[0]);
    }

    private static void close(PipedOutputStream stdin) {
        try {
            stdin.close();
        } catch (IOException closedAlready) {
            // Then the end is under way.
        }
    }

    private static List<String> plugins(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(Path::toString).toList();
        }
    }

    /** @return a home whose {@code bin/grafana} runs this class */
    static Path home(Path parent) throws IOException {
        Path home = parent.resolve("grafana-12.4.0");
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("conf").resolve("defaults.ini"), "[server]\n");
        program(home.resolve("bin").resolve("grafana"));
        return home;
    }

    /** @return an executable that runs this class */
    static Path program(Path file) throws IOException {
        Files.writeString(
                file,
                "#!/bin/sh\nexec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx100m -cp '%s' %s \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                TestingGrafana.class.getName()));
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        return file;
    }
}
