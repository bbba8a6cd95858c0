package dev.frameproof.cli;

import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.demo.dashboard.DashboardExport;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.host.GrafanaVersion;
import dev.frameproof.reports.Problem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frameproof dashboards}: Grafana's dashboards of the demos, as files. */
@Command(
        name = "dashboards",
        mixinStandardHelpOptions = true,
        description = "Dashboards of the demos for a Grafana of your own.",
        subcommands = {DashboardsCommand.ListAll.class, DashboardsCommand.Export.class},
        synopsisSubcommandLabel = "COMMAND")
public final class DashboardsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list or export");
    }

    /** {@code frameproof dashboards list}: what there is. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Tells which dashboards there are.")
    static final class ListAll implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (Demo demo : Demos.all()) {
                out.printf("  %-10s %s%n", demo.name(), demo.about());
                demo.workloads()
                        .forEach(workload -> out.printf(
                                "  %-10s   %s, topic %s%n",
                                "", workload.workload(), DashboardExport.usualTopic(workload.id())));
            }
            return ExitCode.PROVED.code();
        }
    }

    /** {@code frameproof dashboards export}: a file each, and what provisions them. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Writes the dashboards as JSON for one version of Grafana, and the files by which Grafana"
                    + " provisions them when it starts. A datasource variable says which Kafka they show, a text box which"
                    + " topic.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  frameproof dashboards export --grafana-version 12.4",
                "  frameproof dashboards export --demo race --to boards --kafka localhost:9092"
            })
    static final class Export implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = "--grafana-version",
                paramLabel = "VERSION",
                defaultValue = "12.4",
                description = "Which Grafana they are for: 9.4 and later. Default: ${DEFAULT-VALUE}.")
        private String version;

        @Option(names = "--demo", paramLabel = "NAME", description = "Only this one; may be repeated. Default: all.")
        private List<String> names = List.of();

        @Option(
                names = "--to",
                paramLabel = "FOLDER",
                defaultValue = "grafana-dashboards",
                description = "Where they are written. Default: ${DEFAULT-VALUE}.")
        private Path folder;

        @Option(
                names = "--plugin",
                paramLabel = "ID",
                defaultValue = "hamedkarbasi93-kafka-datasource",
                description = "The Kafka datasource plugin in that Grafana. Default: ${DEFAULT-VALUE}.")
        private String plugin;

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT,...",
                description = "Provision a datasource as well, which finds Kafka there.")
        private String kafka;

        @Option(
                names = "--topic",
                paramLabel = "STREAM=NAME",
                description = "The topic of a stream, where it is not 'frameproof-' and the stream's name; may be"
                        + " repeated. 'frameproof dashboards list' tells the streams.")
        private Map<String, String> topics = new LinkedHashMap<>();

        @Option(
                names = "--path",
                paramLabel = "FOLDER",
                description =
                        "Where Grafana will find the folder, for the provisioning file: in a container, where it is"
                                + " mounted. Default: where it is written.")
        private String path;

        @Override
        public Integer call() {
            DashboardExport export = export();
            PrintWriter out = spec.commandLine().getOut();
            try {
                export.write(chosen(), folder).forEach(out::println);
            } catch (UncheckedIOException unwritable) {
                throw new EnvironmentException(
                        new Problem(
                                "The dashboards cannot be written to " + folder + ".",
                                String.valueOf(unwritable.getCause().getMessage()),
                                "Give another folder with --to."),
                        unwritable);
            }
            return ExitCode.PROVED.code();
        }

        private DashboardExport export() {
            List<String> streams = Demos.all().stream()
                    .flatMap(demo -> demo.workloads().stream())
                    .map(workload -> workload.id())
                    .toList();
            topics.keySet().stream()
                    .filter(stream -> !streams.contains(stream))
                    .findFirst()
                    .ifPresent(stream -> {
                        throw new PlanException("--topic: there is no stream '%s'; there are %s"
                                .formatted(stream, String.join(", ", streams)));
                    });
            try {
                String whole = version.matches("\\d+\\.\\d+") ? version + ".0" : version;
                return new DashboardExport(new DashboardExport.Settings(
                        GrafanaVersion.parse(whole),
                        plugin,
                        Optional.ofNullable(kafka),
                        topics,
                        Optional.ofNullable(path)));
            } catch (IllegalArgumentException wrong) {
                throw new PlanException("--grafana-version: " + wrong.getMessage());
            }
        }

        private List<Demo> chosen() {
            if (names.isEmpty()) {
                return Demos.all();
            }
            return names.stream()
                    .map(name -> Demos.named(name)
                            .orElseThrow(() -> new PlanException("--demo: there is no demo '%s'; there are %s"
                                    .formatted(
                                            name,
                                            Demos.all().stream().map(Demo::name).collect(Collectors.joining(", "))))))
                    .toList();
        }
    }
}
