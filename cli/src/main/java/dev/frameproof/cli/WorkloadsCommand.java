package dev.frameproof.cli;

import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.Setting;
import dev.frameproof.producers.workload.WorkloadKind;
import dev.frameproof.producers.workload.Workloads;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frameproof workloads}: what can be sent, and its settings. */
@Command(
        name = "workloads",
        mixinStandardHelpOptions = true,
        description = "Lists the workloads with their settings and defaults.")
public final class WorkloadsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(text());
        return ExitCode.PROVED.code();
    }

    private static String text() {
        var text = new StringBuilder();
        for (WorkloadKind kind : Workloads.kinds()) {
            text.append(kind.name()).append("  ").append(kind.description()).append(System.lineSeparator());
            for (Setting<?> setting : kind.settings()) {
                text.append("  %-16s %s (%s; default %s)%n"
                        .formatted(
                                setting.name(),
                                setting.description(),
                                setting.allowed(),
                                setting.defaultText().isEmpty() ? "none" : setting.defaultText()));
            }
        }
        for (String torture : TortureSource.names()) {
            text.append(torture).append("  Records that break readers, every other one plain and good.%n".formatted());
        }
        text.append("%nFormats (--format): %s%n"
                .formatted(Arrays.stream(RecordFormat.values())
                        .map(RecordFormat::text)
                        .collect(Collectors.joining(", "))));
        return text.toString().stripTrailing();
    }
}
