package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.sound.Sound;
import java.util.List;
import java.util.function.LongFunction;
import javax.sound.midi.ShortMessage;

/** How a workload sounds. */
public sealed interface Heard {
    /**
     * As notes of instruments, at the records' times.
     *
     * @param messages what an instrument is told at record n, in order
     */
    record Music(LongFunction<List<ShortMessage>> messages) implements Heard {
        public Music {
            requireNonNull(messages, "messages");
        }
    }

    /**
     * As a sound that begins with the first record.
     *
     * @param sound what it is
     */
    record Samples(Sound sound) implements Heard {
        public Samples {
            requireNonNull(sound, "sound");
        }
    }
}
