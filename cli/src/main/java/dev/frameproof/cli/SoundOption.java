package dev.frameproof.cli;

import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.producers.device.DeviceUnavailableException;
import dev.frameproof.producers.playback.Playback;
import dev.frameproof.producers.torture.TortureSource;
import dev.frameproof.producers.workload.Heard;
import dev.frameproof.producers.workload.Workload;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.reports.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Function;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether what is sent is heard as well. */
final class SoundOption {
    private static final String ALOUD = "";
    private static final String WAV = ".wav";

    @Option(
            names = "--sound",
            arity = "0..1",
            paramLabel = "FILE.wav",
            parameterConsumer = FileIfAny.class,
            description =
                    "Let what is sent be heard: the first workload that is midi or spectrum. With a file, what would"
                            + " be heard is written there, the first five minutes of it.")
    private String sound;

    boolean isGiven() {
        return sound != null;
    }

    /**
     * Does something while the first workload of the plan that can be heard is heard.
     *
     * @throws PlanException when none can be
     * @throws EnvironmentException when this machine cannot be heard, or the file cannot be written
     */
    <T> T playing(RunPlan plan, RunListener listener, Function<RunListener, T> work) {
        if (sound == null) {
            return work.apply(listener);
        }
        for (WorkloadPlan workload : plan.workloads()) {
            Optional<Heard> heard = TortureSource.isOne(workload.workload())
                    ? Optional.empty()
                    : heard(workload, workload.seed().orElse(plan.seed()));
            if (heard.isPresent()) {
                boolean rated = plan.load().rate().or(workload::rate).isPresent();
                try (Sounding sounding = open(heard.get(), rated)) {
                    return work.apply(new SoundListener(listener, sounding, workload.id()));
                }
            }
        }
        throw nothing();
    }

    /** As the other one, of records that somebody else sends. */
    Sounding of(Optional<Workload> workload, boolean rated) {
        return sound == null
                ? Sounding.silent()
                : open(workload.flatMap(Workload::heard).orElseThrow(SoundOption::nothing), rated);
    }

    private Sounding open(Heard heard, boolean rated) {
        if (rated && heard instanceof Heard.Samples) {
            throw new PlanException("--sound: a sound is heard at its own pace: leave --rate out");
        }
        try {
            return Sounding.of(
                    sound.equals(ALOUD) ? Playback.aloud(heard) : Playback.toFile(heard, Path.of(sound)), heard);
        } catch (DeviceUnavailableException none) {
            throw new EnvironmentException(none.problem(), none);
        } catch (UncheckedIOException refused) {
            throw unwritten(refused);
        }
    }

    private static Optional<Heard> heard(WorkloadPlan plan, long seed) {
        try {
            return Workloads.named(plan.workload(), plan.settings(), seed).heard();
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("workload %s: %s".formatted(plan.id(), wrong.getMessage()));
        }
    }

    private static PlanException nothing() {
        return new PlanException(
                "--sound: nothing that is sent can be heard; midi can, and spectrum but of a microphone");
    }

    static EnvironmentException unwritten(UncheckedIOException why) {
        return new EnvironmentException(
                new Problem(
                        "The sound cannot be written to a file.",
                        String.valueOf(why.getCause()),
                        "Give --sound a file that can be written."),
                why);
    }

    /** A name that follows is a file only when it looks like one: {@code demo --sound midi} names a demo. */
    static final class FileIfAny implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            boolean file = !arguments.isEmpty() && arguments.peek().endsWith(WAV);
            option.setValue(file ? arguments.pop() : ALOUD);
        }
    }
}
