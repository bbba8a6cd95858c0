package dev.frameproof.cli;

import dev.frameproof.producers.device.Microphones;
import dev.frameproof.producers.device.MidiInputs;
import dev.frameproof.producers.device.SoundOutputs;
import dev.frameproof.producers.encoding.RecordFormat;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.Setting;
import dev.frameproof.producers.workload.WorkloadKind;
import dev.frameproof.producers.workload.Workloads;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frameproof workloads}: what can be sent, and its settings. */
@Command(
        name = "workloads",
        mixinStandardHelpOptions = true,
        description = "Lists the workloads with their settings and defaults.")
public final class WorkloadsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--devices", description = "List the MIDI inputs, microphones and sound outputs of this machine.")
    private boolean devices;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(devices ? devices() : text());
        return ExitCode.PROVED.code();
    }

    private static String devices() {
        return String.join(
                System.lineSeparator(),
                listed("MIDI inputs, for midi:device=NAME", MidiInputs.names()),
                listed("microphones, for spectrum:source=microphone,device=NAME", Microphones.names()),
                listed("sound outputs, for --sound", SoundOutputs.names()));
    }

    private static String listed(String what, List<String> names) {
        return what
                + (names.isEmpty() ? System.lineSeparator() + "  none" : "")
                + names.stream()
                        .map(name -> System.lineSeparator() + "  " + name)
                        .collect(Collectors.joining());
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
