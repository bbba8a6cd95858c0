package dev.frameproof.harness.bench;

import com.google.protobuf.ByteString;
import dev.frameproof.host.plugin.HostEnvironment;
import dev.frameproof.host.plugin.PluginFolder;
import dev.frameproof.host.plugin.PluginLaunch;
import dev.frameproof.host.plugin.PluginProcess;
import dev.frameproof.oracle.StreamQuery;
import dev.frameproof.oracle.StreamVerifier;
import dev.frameproof.process.ProcessUsage;
import dev.frameproof.protocol.host.PacketListener;
import dev.frameproof.protocol.host.StreamHandle;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.DataSourceInstanceSettings;
import dev.frameproof.protocol.pluginv2.PluginContext;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plugin's process with one datasource, and nothing of Grafana but the protocol. */
public final class HostedPlugin implements AutoCloseable {
    private static final String GRAFANA = "12.4.0";
    private static final String APP_URL = "http://127.0.0.1:3000/";
    private static final Pattern HEAP = Pattern.compile("^frameproof_kafka_heap_bytes (\\d+)$", Pattern.MULTILINE);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final PluginFolder folder;
    private final PluginProcess process;
    private final PluginContext context;
    private int streams;

    private HostedPlugin(PluginFolder folder, PluginProcess process, PluginContext context) {
        this.folder = folder;
        this.process = process;
        this.context = context;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param source its folder or zip
     * @param work the folder for its log
     * @throws Exception when it does not start: why
     */
    public static HostedPlugin start(Path source, String bootstrapServers, Path work) throws Exception {
        Path home = Files.createDirectories(work.resolve("home"));
        PluginFolder folder = PluginFolder.read(source);
        try {
            HostEnvironment environment = HostEnvironment.of(GRAFANA, APP_URL, home);
            PluginProcess process =
                    PluginProcess.start(PluginLaunch.of(folder, environment, work.resolve("plugin.log")));
            return new HostedPlugin(folder, process, context(folder.descriptor().id(), bootstrapServers));
        } catch (Exception e) {
            folder.close();
            throw e;
        }
    }

    private static PluginContext context(String id, String bootstrapServers) {
        return PluginContext.newBuilder()
                .setOrgId(1)
                .setPluginId(id)
                .setUser(User.newBuilder().setLogin("admin").setName("admin").setRole("Admin"))
                .setDataSourceInstanceSettings(DataSourceInstanceSettings.newBuilder()
                        .setId(1)
                        .setUid("bench")
                        .setName("bench")
                        .setJsonData(ByteString.copyFromUtf8("{\"bootstrapServers\":\"" + bootstrapServers + "\"}"))
                        .setLastUpdatedMS(1))
                .putGrafanaConfig("GF_APP_URL", APP_URL)
                .build();
    }

    /** Streams and verifies until the answer is closed; it tells when so many rows have come. */
    public VerifiedStream verify(StreamQuery query, StreamVerifier verifier, long rows) {
        VerifiedStream verified = new VerifiedStream(verifier, rows);
        verified.streamedBy(stream(query, verified));
        return verified;
    }

    private StreamHandle stream(StreamQuery query, PacketListener listener) {
        return process.connection()
                .runStream(
                        RunStreamRequest.newBuilder()
                                .setPluginContext(context)
                                .setPath(query.topicName() + "-" + streams++)
                                .setData(ByteString.copyFromUtf8(query.toJson()))
                                .build(),
                        listener);
    }

    /**
     * What a stream took.
     *
     * @param rowsPerSecond from the first packet to the last
     * @param cpuMicrosPerRow processor time of the plugin's process, from the call on
     */
    public record Result(double rowsPerSecond, double cpuMicrosPerRow) {}

    /**
     * Streams until so many rows have come.
     *
     * @throws IOException when they do not come within minutes, or are error rows
     */
    public Result race(StreamQuery query, long rows) throws Exception {
        RowRace race = new RowRace(rows);
        Duration before = usage().cpuTime();
        StreamHandle handle = stream(query, race);
        try {
            double rate = race.rowsPerSecond().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            return new Result(rate, usage().cpuTime().minus(before).toNanos() / 1e3 / rows);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    this + " did not stream all of " + query.topicName() + ": " + race.progress() + "; " + e, e);
        } finally {
            handle.cancel();
        }
    }

    /** @return memory of its heap in use, as its metrics tell it: the bundled plugin's do */
    public long heapBytes() throws Exception {
        String metrics = process.connection()
                .collectMetrics(CollectMetricsRequest.newBuilder()
                        .setPluginContext(context)
                        .build())
                .get(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .getMetrics()
                .getPrometheus()
                .toStringUtf8();
        Matcher heap = HEAP.matcher(metrics);
        if (!heap.find()) {
            throw new IOException(this + " does not tell its heap: " + metrics);
        }
        return Long.parseLong(heap.group(1));
    }

    /** @return what its process uses now */
    public ProcessUsage usage() {
        return process.usage().orElseThrow(() -> new IllegalStateException(this + " is gone: " + process.lastLines()));
    }

    @Override
    public void close() {
        process.close();
        folder.close();
    }

    @Override
    public String toString() {
        return folder.descriptor().id() + " " + folder.descriptor().version();
    }
}
