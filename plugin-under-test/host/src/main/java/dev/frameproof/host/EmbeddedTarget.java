package dev.frameproof.host;

import static java.util.Objects.requireNonNull;

import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.HostLines;
import dev.frameproof.host.embedded.HostMain;
import dev.frameproof.host.embedded.HostSettings;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.ChildProcessException;
import dev.frameproof.process.JavaCommand;
import dev.frameproof.process.OutputLine;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Stdin;
import dev.frameproof.process.StopAction;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * The embedded target: a process of ours that starts plugins as Grafana does and serves the part of its API and Live
 * that viewers and harnesses use. It is not Grafana.
 */
public final class EmbeddedTarget implements GrafanaTarget {
    private static final String NAME = "embedded-target";
    private static final String USER = "admin";
    private static final long ORG = 1;
    private static final int PASSWORD_BITS = 120;
    private static final int PASSWORD_BASE = 36;
    private static final Duration END_GRACE = Duration.ofSeconds(12);
    private static final Duration ARCHIVE_GRACE = Duration.ofSeconds(60);
    private static final Pattern SERVED =
            Pattern.compile("^(" + Pattern.quote(HostLines.READY) + "|" + Pattern.quote(HostLines.FAILED) + ")");

    private final GrafanaProfile profile;
    private final LiveLimits limits;
    private final ChildProcess process;
    private final Announcements announcements;
    private final URI url;
    private final LiveAuth.Basic auth;
    private final GrafanaHttp http;

    private EmbeddedTarget(
            GrafanaProfile profile,
            LiveLimits limits,
            ChildProcess process,
            Announcements announcements,
            URI url,
            LiveAuth.Basic auth) {
        this.profile = profile;
        this.limits = limits;
        this.process = process;
        this.announcements = announcements;
        this.url = url;
        this.auth = auth;
        this.http = new GrafanaHttp(url, auth);
    }

    /**
     * Starts the process and its plugins; returns when it serves.
     *
     * @throws TargetException when it does not start: the plugin's own words are in the message
     */
    public static EmbeddedTarget start(EmbeddedTargetConfig config) throws InterruptedException {
        GrafanaProfile profile = GrafanaProfile.of(config.version());
        String password = config.adminPassword().orElseGet(EmbeddedTarget::randomPassword);
        HostSettings settings = new HostSettings(
                profile.version().toString(),
                config.port(),
                password,
                config.limits(),
                HostSettings.Periods.of(config.timings()),
                config.plugins().stream().map(Path::toString).toList(),
                config.logs().resolve("home").toString(),
                config.logs().toString());
        Announcements announcements = new Announcements();
        ChildProcess process =
                ChildProcess.startFiltered(spec(config, settings), announcements::isKept, announcements::hear);
        boolean served = false;
        try {
            String line = process.awaitLine(SERVED, config.startDeadline()).text();
            if (line.startsWith(HostLines.FAILED)) {
                throw new TargetException(HostLines.unfolded(line.substring(HostLines.FAILED.length())));
            }
            served = true;
            return new EmbeddedTarget(
                    profile,
                    config.limits(),
                    process,
                    announcements,
                    URI.create(line.substring(HostLines.READY.length())),
                    new LiveAuth.Basic(USER, password));
        } catch (ChildProcessException notReady) {
            throw new TargetException("The embedded target did not start: " + notReady.getMessage(), notReady);
        } finally {
            if (!served) {
                process.close();
            }
        }
    }

    private static String randomPassword() {
        return new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(PASSWORD_BASE);
    }

    private static ProcessSpec spec(EmbeddedTargetConfig config, HostSettings settings) {
        JavaCommand command = JavaCommand.of(HostMain.class)
                .withOptions(
                        "-Xms32m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8");
        if (config.recordArchive().isPresent()) {
            command = command.recordingArchive(config.recordArchive().get());
        } else if (config.archive().isPresent()) {
            command = command.withArchive(config.archive().get());
        }
        return ProcessSpec.of(NAME, command.toCommand(), config.logs().resolve(NAME + ".log"))
                .inheritingEverything()
                .withStdin(Stdin.watched(settings.toJson()))
                .stoppedBy(StopAction.closingStdin(), config.recordArchive().isPresent() ? ARCHIVE_GRACE : END_GRACE);
    }

    @Override
    public String describe() {
        return "embedded target, Grafana " + profile.version() + " profile (not Grafana itself)";
    }

    @Override
    public GrafanaVersion version() {
        return profile.version();
    }

    @Override
    public boolean embedded() {
        return true;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public LiveAuth liveAuth() {
        return auth;
    }

    @Override
    public String liveNamespace() {
        return profile.namespace(ORG);
    }

    @Override
    public Map<String, String> facts() {
        LiveLimits grafana = LiveLimits.grafana(profile.facts());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Profile",
                "Grafana " + profile.version() + ", " + profile.facts().evidence());
        if (!limits.equals(grafana)) {
            facts.put(
                    "Limits of the target",
                    LiveLimitsText.of(
                            limits.clientQueueBytes(),
                            grafana.clientQueueBytes(),
                            limits.maxConnections(),
                            grafana.maxConnections()));
        }
        return facts;
    }

    /** @return id and version of each plugin in it */
    @Override
    public List<String> plugins() {
        return List.copyOf(announcements.plugins);
    }

    @Override
    public void provision(DatasourceSpec datasource) {
        requireNonNull(datasource, "datasource");
        http.create(datasource);
    }

    @Override
    public HttpAnswer health(String datasourceUid) {
        return http.health(datasourceUid);
    }

    @Override
    public HttpAnswer resource(String datasourceUid, String method, String path, String body) {
        return http.resource(datasourceUid, method, path, body);
    }

    @Override
    public HttpAnswer query(String json) {
        return http.query(json);
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put(NAME, process.pid());
        processes.putAll(announcements.processes);
        return processes;
    }

    @Override
    public Map<String, Long> logBytes() {
        return Map.copyOf(announcements.logBytes);
    }

    @Override
    public Optional<String> failure() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("The embedded target died; see its log, " + process.logFile() + ".");
    }

    @Override
    public Optional<String> pluginDeath() {
        return Optional.ofNullable(announcements.deaths.peek());
    }

    /** Ends the process, which ends its plugins; what was made in it is gone with it. */
    @Override
    public void close() {
        process.close();
    }

    /** What the process says of itself on stdout. */
    private static final class Announcements {
        private final ConcurrentLinkedQueue<String> plugins = new ConcurrentLinkedQueue<>();
        private final Map<String, Long> processes = new ConcurrentHashMap<>();
        private final Map<String, Long> logBytes = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> deaths = new ConcurrentLinkedQueue<>();

        /** Log volumes come several times a second: they are noted here, and are no part of the target's log. */
        boolean isKept(OutputLine line) {
            boolean volume =
                    line.source() == OutputLine.Source.STDOUT && line.text().startsWith(HostLines.PLUGIN_LOG);
            if (volume) {
                String[] words =
                        line.text().substring(HostLines.PLUGIN_LOG.length()).split(" ", 2);
                logBytes.put(words[0], Long.parseLong(words[1]));
            }
            return !volume;
        }

        void hear(OutputLine line) {
            if (line.source() != OutputLine.Source.STDOUT) {
                return;
            }
            String text = line.text();
            if (text.startsWith(HostLines.PLUGIN_PROCESS)) {
                String[] words =
                        text.substring(HostLines.PLUGIN_PROCESS.length()).split(" ", 2);
                processes.put(words[0], Long.parseLong(words[1]));
            } else if (text.startsWith(HostLines.PLUGIN_DIED)) {
                String[] words = text.substring(HostLines.PLUGIN_DIED.length()).split(" ", 2);
                processes.remove(words[0]);
                deaths.add("the plugin " + words[0] + " " + HostLines.unfolded(words[1]));
            } else if (text.startsWith(HostLines.PLUGIN)) {
                plugins.add(text.substring(HostLines.PLUGIN.length()).strip());
            }
        }
    }
}
