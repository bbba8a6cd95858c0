package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.pacing.Rate;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.sound.BlockSpectrum;
import dev.frameproof.producers.workload.sound.Sound;
import dev.frameproof.producers.workload.sound.SpectrumAnalyser;
import java.util.Optional;

/**
 * What a sound is made of, block after block; no key.
 *
 * <p>Members, the same in every record, all floats: {@code position} (seconds of the sound at the block's start),
 * {@code peakHz} (where it is loudest; 0 in silence), {@code levelDb} (the whole block), then each band's level by its
 * middle, from low to high: {@code hz00050} ... {@code hz10079}. Levels are in decibels below a sine of full scale, -120
 * (as good as silent) or more, with at most two decimals.
 */
public final class Spectrum implements Workload {
    static final String NAME = "spectrum";

    private final Sound sound;
    private final SpectrumAnalyser analyser;
    private final int blockSamples;
    private final int blocksPerSecond;

    /**
     * @param blockSamples how many samples of the sound a block has, as many as the analyser takes
     * @param blocksPerSecond how many blocks begin in a second of the sound
     */
    public Spectrum(Sound sound, SpectrumAnalyser analyser, int blockSamples, int blocksPerSecond) {
        this.sound = requireNonNull(sound, "sound");
        this.analyser = requireNonNull(analyser, "analyser");
        this.blockSamples = blockSamples;
        this.blocksPerSecond = blocksPerSecond;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        long first = firstSample(index);
        double[] block = new double[blockSamples];
        sound.read(first, block);
        return sample((double) first / sound.samplesPerSecond(), analyser.analyse(block), analyser);
    }

    @Override
    public Optional<Pacing> timing() {
        return Optional.of(Pacing.fixed(Rate.perSecond(blocksPerSecond)));
    }

    @Override
    public Optional<Heard> heard() {
        return Optional.of(new Heard.Samples(sound));
    }

    private long firstSample(long index) {
        long second = index / blocksPerSecond;
        long within = index % blocksPerSecond * sound.samplesPerSecond() / blocksPerSecond;
        return Math.addExact(Math.multiplyExact(second, sound.samplesPerSecond()), within);
    }

    /** The one shape that made and heard sounds share. */
    static Sample sample(double positionSeconds, BlockSpectrum spectrum, SpectrumAnalyser analyser) {
        MemberList members = new MemberList()
                .add("position", Math.rint(positionSeconds * 1e4) / 1e4)
                .add("peakHz", spectrum.peakHertz())
                .add("levelDb", spectrum.levelDb());
        double[] levels = spectrum.bandsDb();
        for (int i = 0; i < levels.length; i++) {
            members.add(analyser.bands().names().get(i), levels[i]);
        }
        ObjectValue value = members.toObject();
        return new Sample(Optional.empty(), value);
    }

    @Override
    public String toString() {
        return sound + ", " + blocksPerSecond + " blocks of " + blockSamples + " samples a second";
    }
}
