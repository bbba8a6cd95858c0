package dev.frameproof.harness.internal;

import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.RunFolder;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.host.ContainerTarget;
import dev.frameproof.host.EmbeddedTarget;
import dev.frameproof.host.EmbeddedTargetConfig;
import dev.frameproof.host.EnvironmentFile;
import dev.frameproof.host.GrafanaFacts;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.HomeTarget;
import dev.frameproof.host.RunningTarget;
import dev.frameproof.host.StartedGrafanaConfig;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.live.Trust;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/** Starts the target of a run, or finds the one that runs. */
public final class TargetStart {
    /** What one client may lag behind before the target drops it; Grafana's own limit is 4 MiB. */
    private static final int CLIENT_QUEUE_BYTES = 64 << 20;

    private static final int PASSWORD_BITS = 128;

    private TargetStart() {}

    /** @return a password that nobody can guess, of letters and digits */
    public static String newPassword() {
        return new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    }

    /**
     * Finds what is wrong with the plan before anything is started.
     *
     * @throws PlanException when nothing is known of the version that the embedded target is to behave as
     */
    static void check(TargetPlan target) {
        if (target instanceof TargetPlan.Embedded embedded) {
            facts(embedded);
        }
    }

    private static GrafanaFacts facts(TargetPlan.Embedded embedded) {
        try {
            return embedded.version().map(GrafanaFacts::known).orElseGet(() -> GrafanaProfile.newest()
                    .facts());
        } catch (IllegalArgumentException unknown) {
            throw new PlanException("--grafana: " + unknown.getMessage());
        }
    }

    /**
     * @param adminPassword the password of the admin of a target that is started
     * @throws dev.frameproof.host.TargetException when it does not start or does not answer
     */
    public static GrafanaTarget start(
            TargetPlan plan, PluginChoice plugin, RunFolder folder, RunEnvironment environment, String adminPassword)
            throws InterruptedException {
        Path logs = folder.path().resolve("logs");
        if (plan instanceof TargetPlan.Running running) {
            return RunningTarget.at(
                    running.url(),
                    running.login().auth(environment.variables()),
                    new Trust(running.certificates()),
                    plugin.representation().pluginId());
        }
        Path source = plugin.folder().orElseThrow();
        if (plan instanceof TargetPlan.Home home) {
            return HomeTarget.start(
                    home.home(), home.binary(), started(source, logs, adminPassword, home.environmentFile()));
        }
        if (plan instanceof TargetPlan.Container container) {
            return ContainerTarget.start(
                    container.image(), started(source, logs, adminPassword, container.environmentFile()));
        }
        return embedded((TargetPlan.Embedded) plan, source, logs, environment, adminPassword);
    }

    private static StartedGrafanaConfig started(
            Path plugin, Path logs, String adminPassword, Optional<Path> environmentFile) {
        return StartedGrafanaConfig.of(plugin, logs, adminPassword)
                .withEnvironment(environmentFile.map(EnvironmentFile::read).orElse(Map.of()));
    }

    private static GrafanaTarget embedded(
            TargetPlan.Embedded plan, Path plugin, Path logs, RunEnvironment environment, String adminPassword)
            throws InterruptedException {
        GrafanaFacts facts = facts(plan);
        LiveLimits limits = LiveLimits.grafana(facts)
                .withMaxConnections(-1)
                .withClientQueueBytes(CLIENT_QUEUE_BYTES)
                .withAllowedOrigins(environment.liveOrigins());
        EmbeddedTargetConfig config = EmbeddedTargetConfig.of(plugin, logs)
                .withVersion(facts.version().toString())
                .withLimits(limits)
                .withAdminPassword(adminPassword);
        Optional<EmbeddedTargetConfig> faster = environment
                .archives()
                .map(archives -> archives.resolve("target.jsa"))
                .map(file -> environment.recordArchives() ? config.recordingArchive(file) : config.withArchive(file));
        return EmbeddedTarget.start(faster.orElse(config));
    }
}
