package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.device.Microphones.Microphone;
import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.workload.sound.MicrophoneSound;
import dev.frameproof.producers.workload.sound.SpectrumAnalyser;
import dev.frameproof.producers.workload.sound.Tone;
import java.time.Duration;
import java.util.Optional;

/** What a microphone hears, in the members of {@link Spectrum}: each record is of the newest block. */
final class SpectrumLive implements LiveSource {
    private static final Tone ANY_TONE = new Tone(1_000, -6);

    private final Microphone microphone;
    private final SpectrumAnalyser analyser;
    private final int blockSamples;
    private final Rate blocks;
    private Optional<MicrophoneSound> sound = Optional.empty();

    /**
     * @param microphone not opened yet
     * @param blockSamples how many samples a block has, as many as the analyser takes
     */
    SpectrumLive(Microphone microphone, SpectrumAnalyser analyser, int blockSamples, int blocksPerSecond) {
        this.microphone = requireNonNull(microphone, "microphone");
        this.analyser = requireNonNull(analyser, "analyser");
        this.blockSamples = blockSamples;
        blocks = Rate.perSecond(blocksPerSecond);
    }

    /** Returns when the first block was heard. */
    @Override
    public void open() {
        MicrophoneSound opened = new MicrophoneSound(microphone.name(), microphone.open(), blockSamples);
        sound = Optional.of(opened);
        opened.newest(new double[blockSamples]);
    }

    @Override
    public Sample measure() {
        MicrophoneSound opened = sound.orElseThrow(
                () -> new IllegalStateException("the microphone " + microphone.name() + " was not opened"));
        double[] block = new double[blockSamples];
        long first = opened.newest(block);
        return Spectrum.sample((double) first / opened.samplesPerSecond(), analyser.analyse(block), analyser);
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(Duration.ofNanos(blocks.perNanos() / blocks.records()));
    }

    @Override
    public Optional<Pacing> timing() {
        return Optional.of(Pacing.fixed(blocks));
    }

    @Override
    public Optional<Workload> specimen() {
        return Optional.of(new Spectrum(ANY_TONE, analyser, blockSamples, 1));
    }

    @Override
    public void close() {
        sound.ifPresent(MicrophoneSound::close);
    }
}
