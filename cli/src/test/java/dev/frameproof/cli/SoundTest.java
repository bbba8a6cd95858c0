package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.frameproof.demo.Demo;
import dev.frameproof.demo.Demos;
import dev.frameproof.demo.Panel;
import dev.frameproof.harness.Run;
import dev.frameproof.harness.RunEnvironment;
import dev.frameproof.harness.SentWorkload;
import dev.frameproof.harness.plan.LoadPlan;
import dev.frameproof.harness.plan.PlanException;
import dev.frameproof.harness.plan.RecordsPlan;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.harness.plan.WorkloadPlan;
import dev.frameproof.harness.share.PlannedWorkload;
import dev.frameproof.harness.stage.LoadDriver;
import dev.frameproof.harness.stage.Stage;
import dev.frameproof.producers.device.SoundOutputs;
import dev.frameproof.producers.pacing.LivePacing;
import dev.frameproof.producers.recordfile.RecordSeries;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Workloads;
import dev.frameproof.producers.workload.sound.WavFile;
import dev.frameproof.reports.LatencyResult;
import dev.frameproof.reports.Outcome;
import dev.frameproof.reports.Progress;
import dev.frameproof.reports.RunResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is sent is heard, and what is played is sent. */
@Timeout(120)
final class SoundTest {
    private static final Path MODULES =
            Path.of("../plugin-under-test").toAbsolutePath().normalize();
    private static final String ROOT = "frameproof.root";
    private static final int KEYS = 20;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void install() {
        System.setProperty(ROOT, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void remove() {
        System.clearProperty(ROOT);
    }

    /** A real run: each key that goes down and up comes out at the viewer, and what was played is written. */
    @Test
    void whatIsPlayedIsVerifiedAndHeard() {
        Path wav = folder.resolve("played.wav");
        SoundOption sound = CommandLine.populateCommand(new SoundOption(), "--sound=" + wav);
        RunPlan plan = plan(Duration.ofSeconds(4));

        RunResult result = sound.playing(plan, new Pianist(), listener -> new Run(plan, environment(), listener)
                .execute()
                .result());

        assertThat(result.verdict().outcome()).as("%s", result.verdict()).isEqualTo(Outcome.PROVED);
        assertThat(result.totals().sent()).isEqualTo(2 * KEYS);
        assertThat(result.totals().verified()).isEqualTo(2 * KEYS);
        assertThat(result.latencies())
                .filteredOn(latency -> latency.name().equals("total"))
                .extracting(LatencyResult::count)
                .containsExactly(2L * KEYS);
        assertThat(TestingMidiProvider.KEYBOARD.isOpen()).isFalse();
        WavFile heard = WavFile.read(wav);
        double[] samples = new double[4 * heard.samplesPerSecond()];
        heard.read(0, samples);
        assertThat(Arrays.stream(samples).max().orElseThrow()).isGreaterThan(0.01);
    }

    /** Ctrl-C while nobody plays: the run ends in order, and nothing holds the keyboard or plays on. */
    @Test
    void whoeverWaitsForAKeyIsEnded() {
        SoundOption sound = CommandLine.populateCommand(new SoundOption(), "--sound=" + folder.resolve("a.wav"));
        var interrupting = new Interrupting();
        RunPlan plan = plan(Duration.ofHours(12));

        RunResult result = sound.playing(plan, interrupting, listener -> {
            Run run = new Run(plan, environment(), listener);
            interrupting.run = Optional.of(run);
            return run.execute().result();
        });

        assertThat(result.verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.totals().verified()).isEqualTo(2 * KEYS);
        assertThat(result.failed()).isZero();
        assertThat(TestingMidiProvider.KEYBOARD.isOpen()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("playback")
                .noneMatch(name -> name.startsWith("producer-"));
    }

    /** Strikes keys, and ends the run once all of them have come. */
    private static final class Interrupting extends Pianist {
        private volatile Optional<Run> run = Optional.empty();

        @Override
        public void progress(Progress progress) {
            if (progress.verified() == 2 * KEYS) {
                run.orElseThrow().interrupt();
            }
        }
    }

    @Test
    void whatIsPlayedHereIsSentByThisMachineAlone() {
        RunPlan plan = plan(Duration.ofSeconds(1));
        assertThatThrownBy(() -> new PlannedWorkload(plan.workloads().get(0), 1))
                .isInstanceOf(PlanException.class)
                .hasMessage("workload midi: what one machine measures no other can verify; leave devices out where"
                        + " several machines send");
        assertThatThrownBy(() -> new Run(plan, environment(), new SilentListener(), new Undriven()).execute())
                .isInstanceOf(PlanException.class)
                .hasMessage("what is played live is sent by 'frameproof run'; leave it out of a load");
    }

    private static final class Undriven implements LoadDriver {
        @Override
        public void drive(Stage stage) {
            throw new IllegalStateException("nothing was to be driven");
        }

        @Override
        public void stop() {}
    }

    @Test
    void theDemoOfAKeyboardShowsColumnsThatItHas() {
        Demo demo = Demos.live("midi", "testing").orElseThrow();
        WorkloadPlan sent = demo.workloads().get(0);
        assertThat(sent.settings()).isEqualTo(Map.of("device", "Testing Keyboard"));
        var value = (ObjectValue) Workloads.named(sent.workload(), sent.settings(), 1)
                .specimen()
                .sample(0)
                .value();
        List<String> columns = value.members().stream().map(Member::name).toList();
        for (Panel panel : demo.panels()) {
            assertThat(columns).as(panel.title()).containsAll(fields(panel));
        }
    }

    private static List<String> fields(Panel panel) {
        return panel.fields().stream().filter(field -> !field.equals("time")).toList();
    }

    /** Strikes keys once sending has begun. */
    private static class Pianist extends SilentListener {
        @Override
        public void sending(SentWorkload sent) {
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
                LivePacing timing = (LivePacing) sent.workload().timing().orElseThrow();
                timing.begin(sent.times().startNanos());
                for (int i = 0; i < KEYS; i++) {
                    TestingMidiProvider.KEYBOARD.play(ShortMessage.NOTE_ON, 0, 60 + i % 12, 100);
                    LockSupport.parkNanos(50_000_000);
                    TestingMidiProvider.KEYBOARD.play(ShortMessage.NOTE_OFF, 0, 60 + i % 12, 0);
                }
            });
        }
    }

    @Test
    void withSoundRecordsGoOutAtTheirOwnTimes() throws Exception {
        Path records = folder.resolve("records.jsonl");
        Path wav = folder.resolve("piece.wav");
        assertThat(frameproof(
                        "produce",
                        "--workload",
                        "midi:piece=scales",
                        "--records",
                        "9",
                        "--to",
                        records.toString(),
                        "--sound",
                        wav.toString()))
                .as("%s", err)
                .isZero();
        try (RecordSeries series = RecordSeries.open(records)) {
            long[] times = series.timestampsMillis();
            assertThat(times).hasSize(9);
            assertThat(times[8] - times[0]).isEqualTo(1_000);
        }
        double[] samples = new double[44_100];
        WavFile.read(wav).read(0, samples);
        assertThat(Arrays.stream(samples).max().orElseThrow()).isGreaterThan(0.01);
    }

    @Test
    void whatCannotBeHeardIsSaidBeforeAnythingStarts() {
        assumeTrue(SoundOutputs.names().isEmpty(), "this machine has a sound output");
        assertThat(frameproof("run", "--workload", "midi", "--sound", "--out", folder.toString()))
                .isEqualTo(3);
        assertThat(err.toString())
                .startsWith("frameproof: Nothing can be heard on this machine.")
                .contains("remedy: ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatMeansNothingIsWrongUse() {
        assertThat(frameproof("produce", "--workload", "orders", "--to", "-", "--sound=a.wav"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--sound: nothing that is sent can be heard; midi can");
        assertThat(frameproof("run", "--workload", "spectrum", "--rate", "9/s", "--sound=a.wav"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--sound: a sound is heard at its own pace: leave --rate out");
        assertThat(frameproof("demo", "--sound", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no demo 'nothing'");
        assertThat(frameproof("demo", "orders", "--live")).isEqualTo(2);
        assertThat(err.toString()).contains("--live: only midi and spectrum are live, not orders");
        assertThat(frameproof("demo", "midi", "--live", "organ")).isEqualTo(2);
        assertThat(err.toString()).contains("--live: 'organ' is no MIDI input, or not one alone: there are ");
        assertThat(frameproof("produce", "--workload", "midi:device=Testing", "--rate", "9/s", "--to", "-"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--rate: what is played live is sent as it comes: leave the rate out");
        assertThat(frameproof("produce", "--workload", "midi:device=Testing", "--batch", "2", "--to", "-"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--batch: what is played live is sent as it comes: leave it out");
        assertThat(TestingMidiProvider.KEYBOARD.isOpen()).isFalse();
    }

    @Test
    void devicesAreListed() {
        assertThat(frameproof("workloads", "--devices")).isZero();
        assertThat(out.toString().lines())
                .contains("MIDI inputs, for midi:device=NAME", "  Testing Keyboard")
                .contains("microphones, for spectrum:source=microphone,device=NAME", "sound outputs, for --sound");
    }

    private RunPlan plan(Duration duration) {
        RunPlan base = RunPlan.defaults();
        return new RunPlan(
                "played",
                1,
                base.kafka(),
                base.kafkaProperties(),
                base.schemaRegistry(),
                base.target(),
                base.plugin(),
                base.plant(),
                List.of(new WorkloadPlan(
                        "midi",
                        "midi",
                        Map.of("device", "Testing"),
                        OptionalLong.empty(),
                        OptionalInt.of(1),
                        Optional.empty(),
                        RecordsPlan.defaults())),
                List.of(),
                new LoadPlan(
                        Optional.empty(),
                        Optional.of(duration),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                base.checks(),
                folder.resolve("out"),
                false);
    }

    private static RunEnvironment environment() {
        return new RunEnvironment(
                "test",
                "frameproof run",
                MODULES.resolve("kafka-plugin/target/plugin/frameproof-kafka-datasource"),
                MODULES.resolve("planted-plugin/target/plugin/frameproof-planted-datasource"),
                Optional.empty(),
                false,
                Map.of());
    }

    private int frameproof(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
