package dev.frameproof.cli;

import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.TargetPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which Grafana a run goes through. */
final class TargetOptions {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    @Option(
            names = "--grafana",
            paramLabel = "VERSION|URL",
            description =
                    "A version, for example 12.4: the embedded target behaves as that one. An address, for example"
                            + " http://localhost:3000: a Grafana that runs, with the plugin in it; a datasource is made in it and"
                            + " removed. Default: embedded, the newest recorded version.")
    private String grafana;

    @Option(
            names = "--grafana-home",
            paramLabel = "FOLDER",
            description = "An unpacked Grafana, started for the run on a free port with data of its own.")
    private Path home;

    @Option(
            names = "--grafana-bin",
            paramLabel = "FILE",
            description = "With --grafana-home: the program to start, for a source checkout. Default: its bin/grafana,"
                    + " in old versions bin/grafana-server.")
    private Path binary;

    @Option(
            names = "--grafana-env",
            paramLabel = "FILE",
            description = "With --grafana-home or --image: lines GF_...=value that it is started with.")
    private Path environmentFile;

    @Option(
            names = {"--image", "--grafana-image"},
            paramLabel = "IMAGE",
            description = "A Grafana in a container, started for the run: grafana/grafana:12.4.0. Needs a Docker API.")
    private String image;

    @Mixin
    private GrafanaLogin login;

    /**
     * @param otherwise what the plan says
     * @throws PlanException when flags do not go together
     */
    TargetPlan plan(TargetPlan otherwise) {
        long kinds =
                Stream.of(grafana, home, image).filter(flag -> flag != null).count();
        if (kinds > 1) {
            throw new PlanException("--grafana, --grafana-home and --image exclude each other: leave one of them");
        }
        TargetPlan target = kinds == 0 ? otherwise : given();
        return completed(target);
    }

    private TargetPlan given() {
        if (home != null) {
            return new TargetPlan.Home(home, Optional.empty(), Optional.empty());
        }
        if (image != null) {
            return new TargetPlan.Container(image, Optional.empty());
        }
        if (VERSION.matcher(grafana.strip()).matches()) {
            return new TargetPlan.Embedded(Optional.of(grafana.strip()));
        }
        return new TargetPlan.Running(
                TargetPlan.Running.address("--grafana", grafana), login.plan(), login.certificates());
    }

    private TargetPlan completed(TargetPlan target) {
        if (binary != null && !(target instanceof TargetPlan.Home)) {
            throw new PlanException("--grafana-bin is the program of a home: give --grafana-home FOLDER as well");
        }
        if (environmentFile != null
                && !(target instanceof TargetPlan.Home)
                && !(target instanceof TargetPlan.Container)) {
            throw new PlanException("--grafana-env is for a Grafana that is started: give --grafana-home or --image");
        }
        if (login.given() && !(target instanceof TargetPlan.Running)) {
            throw new PlanException(
                    "--user, --password-file, --token-file and --ca-file are for a Grafana that runs: give"
                            + " its address with --grafana");
        }
        if (target instanceof TargetPlan.Home at) {
            return new TargetPlan.Home(
                    at.home(),
                    Optional.ofNullable(binary).or(at::binary),
                    Optional.ofNullable(environmentFile).or(at::environmentFile));
        }
        if (target instanceof TargetPlan.Container of) {
            return new TargetPlan.Container(
                    of.image(), Optional.ofNullable(environmentFile).or(of::environmentFile));
        }
        if (target instanceof TargetPlan.Running running && login.given() && grafana == null) {
            return new TargetPlan.Running(running.url(), login.plan(), login.certificates());
        }
        return target;
    }
}
