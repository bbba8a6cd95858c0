package dev.frameproof.producers.workload.sound;

/**
 * A sound of one channel without an end. The same for every call with the same place; safe for use by several threads at
 * once.
 */
public interface Sound {
    /** How many samples a second sounds have that are made here. */
    int MADE_SAMPLES_PER_SECOND = 24_000;

    /** @return how many samples a second it has */
    int samplesPerSecond();

    /**
     * Fills the block.
     *
     * @param first which sample of the sound is the block's first, from 0
     * @param block takes the samples; -1 to 1 is full scale
     */
    void read(long first, double[] block);
}
