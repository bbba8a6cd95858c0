package dev.frameproof.cli;

import dev.frameproof.harness.plan.ChecksPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.TargetPlan;
import dev.frameproof.matrix.CaseAxes;
import dev.frameproof.matrix.GrafanaVersions;
import dev.frameproof.matrix.MatrixCase;
import dev.frameproof.matrix.MatrixDraft;
import dev.frameproof.matrix.MatrixPlan;
import dev.frameproof.matrix.MatrixReader;
import dev.frameproof.matrix.MatrixTarget;
import dev.frameproof.matrix.MatrixTargets;
import dev.frameproof.oracle.KeyFormat;
import dev.frameproof.oracle.StartPosition;
import dev.frameproof.producers.encoding.RecordFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags of {@code frameproof matrix}. */
final class MatrixOptions {
    @Parameters(arity = "0..1", paramLabel = "MATRIX", description = "A matrix file (YAML); flags override it.")
    private Path file;

    @Option(
            names = "--grafana",
            split = ",",
            paramLabel = "VERSION|RANGE|URL",
            description =
                    "Versions (12.4, 12.4.0, latest), ranges as npm has them (11.x, '>=10.4 <13': the newest patch"
                            + " of each minor version in it), or addresses of Grafanas that run. Several by comma. Default:"
                            + " 10.4, 11.6, 12.4, 13.2.")
    private List<String> grafana = List.of();

    @Option(
            names = "--as",
            paramLabel = "embedded|container",
            description = "What a version is: the embedded target behaving as it, or the image grafana/grafana of it."
                    + " Default: embedded.")
    private MatrixTargets.Kind kind;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many versions a range stands for at most, evenly spread. Default: 6.")
    private Integer limit;

    @Option(
            names = "--versions",
            paramLabel = "FILE",
            description = "What Grafana's e2e-version action put out, in place of --grafana.")
    private Path versions;

    @Option(names = "--image", paramLabel = "IMAGE", description = "A Grafana image; may be given several times.")
    private List<String> images = List.of();

    @Option(
            names = "--grafana-home",
            paramLabel = "FOLDER",
            description = "An unpacked Grafana; may be given several times.")
    private List<Path> homes = List.of();

    @Mixin
    private GrafanaLogin login;

    @Option(
            names = "--plugin",
            paramLabel = "bundled|FOLDER|ZIP|ID@VERSION|ID@all|planted:FAULTS",
            description = "A plugin build; may be given several times. planted:drop:every=50 is the bundled one with"
                    + " faults in it. Default: bundled.")
    private List<String> plugins = List.of();

    @Option(
            names = "--workload",
            split = ",",
            paramLabel = "NAME",
            description = "What cases send. Default:"
                    + " server-metrics. torture-json and its like have a format of their own.")
    private List<String> workloads = List.of();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "How values are written: json, avro, protobuf, lineprotocol, plaintext, csv. Default: all.")
    private List<String> formats = List.of();

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "none|string|json|base64",
            description = "What records are keyed by, and how the query shows it. Default: not shown.")
    private List<KeyFormat> keys = List.of();

    @Option(
            names = "--partitions",
            split = ",",
            paramLabel = "N",
            description = "Partitions of each topic. Default: 3.")
    private List<Integer> partitions = List.of();

    @Option(
            names = "--offsets",
            split = ",",
            paramLabel = "earliest|latest|last:N",
            description = "From where on streams read: a stream of latest is opened halfway, one of last:N when all is"
                    + " sent. Default: earliest.")
    private List<String> offsets = List.of();

    @Option(names = "--viewers", split = ",", paramLabel = "N", description = "Subscribers of each stream. Default: 1.")
    private List<Integer> viewers = List.of();

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "RATE",
            description = "Records a time of each case; several are an axis of load. Default: 200/s.")
    private List<String> rates = List.of();

    @Option(names = "--duration", paramLabel = "TIME", description = "How long each case sends. Default: 3s.")
    private String duration;

    @Option(
            names = "--case",
            paramLabel = "TEXT",
            description = "Only cases whose name contains it; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every workload. Default: 1.")
    private Long seed;

    @Option(
            names = "--golden",
            paramLabel = "FOLDER",
            description = "Where golden frames are kept; cells whose frames are others fail.")
    private Path golden;

    @Option(
            names = "--refresh-golden",
            description = "Write the golden frames anew. The matrix fails then, so that they are looked at.")
    private boolean refresh;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Stacks (a Grafana and a plugin) up at once. Default: as many as memory and cores allow.")
    private Integer parallel;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description = "A Kafka that runs, in place of an embedded one.")
    private String kafka;

    @Option(
            names = "--late",
            paramLabel = "TIME",
            description = "A row that comes later than this after its intended send time is late. Default: 10s.")
    private String late;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the matrix's own folder is made. Default: frameproof-out.")
    private Path out;

    /** @throws PlanException when something given cannot be carried out */
    MatrixPlan plan() {
        MatrixDraft draft = file == null ? given() : given().or(new MatrixReader().read(file));
        if (refresh && draft.golden().isEmpty()) {
            throw new PlanException("--refresh-golden: say where golden frames are kept, with --golden FOLDER");
        }
        try {
            return chosen(draft.plan(GrafanaVersions.known(), refresh));
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(wrong.getMessage());
        }
    }

    private MatrixDraft given() {
        return new MatrixDraft(
                Optional.empty(),
                Optional.ofNullable(seed),
                Optional.ofNullable(kafka),
                Map.of(),
                grafana.stream().filter(text -> !isAddress(text)).toList(),
                Optional.ofNullable(kind),
                atLeastOne("--limit", limit),
                Optional.ofNullable(versions),
                targets(),
                plugins,
                new CaseAxes(
                        workloads,
                        formats.stream().map(MatrixOptions::format).toList(),
                        keys,
                        partitions,
                        offsets.stream().map(MatrixOptions::offset).toList(),
                        viewers,
                        rates.size() > 1 ? rates : List.of()),
                List.of(),
                rates.size() == 1 ? Optional.of(rates.get(0)) : Optional.empty(),
                Optional.ofNullable(duration).map(text -> DurationFlag.parse("--duration", text)),
                Optional.ofNullable(late)
                        .map(text -> ChecksPlan.defaults().withLate(DurationFlag.parse("--late", text))),
                Optional.ofNullable(golden),
                atLeastOne("--parallel", parallel),
                Optional.ofNullable(out));
    }

    private static OptionalInt atLeastOne(String flag, Integer value) {
        if (value != null && value < 1) {
            throw new PlanException("%s: %d is below 1, the least".formatted(flag, value));
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private List<MatrixTarget> targets() {
        List<MatrixTarget> targets = new ArrayList<>();
        grafana.stream()
                .filter(MatrixOptions::isAddress)
                .map(text -> MatrixTarget.of(new TargetPlan.Running(
                        TargetPlan.Running.address("--grafana", text), login.plan(), login.certificates())))
                .forEach(targets::add);
        images.forEach(image -> targets.add(MatrixTarget.container(image)));
        homes.forEach(
                home -> targets.add(MatrixTarget.of(new TargetPlan.Home(home, Optional.empty(), Optional.empty()))));
        return targets;
    }

    private static boolean isAddress(String text) {
        return text.contains("://");
    }

    private MatrixPlan chosen(MatrixPlan plan) {
        List<MatrixCase> chosen = plan.cases().stream()
                .filter(each -> only.isEmpty() || only.stream().anyMatch(each.name()::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw new PlanException("--case: no case's name contains %s; there are %s"
                    .formatted(
                            String.join(" or ", only),
                            String.join(
                                    ", ",
                                    plan.cases().stream().map(MatrixCase::name).toList())));
        }
        return plan.withCases(chosen);
    }

    private static StartPosition offset(String text) {
        try {
            return StartPosition.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--offsets: " + wrong.getMessage());
        }
    }

    private static RecordFormat format(String text) {
        try {
            return RecordFormat.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("--format: " + wrong.getMessage());
        }
    }
}
