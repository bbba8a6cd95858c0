package dev.frameproof.producers.workload.midi;

import dev.frameproof.producers.internal.SeededHash;
import dev.frameproof.producers.internal.SeededStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pieces that come with the project: each is a form, and the seed improvises within it. */
public enum Piece {
    /** Twelve bars in C: walking bass, shuffled drums, chords on the off-beat, a lead that bends. */
    BLUES,
    /** Slow broken chords under a melody, the pedal changed with each chord. */
    NOCTURNE,
    /** One melody in four voices, each two bars after the last. */
    CANON,
    /** All major scales round the circle of fifths, up and down the keyboard; the same for every seed. */
    SCALES;

    /** @return the names of all, the first one being the usual */
    public static List<String> names() {
        return Arrays.stream(values()).map(Piece::text).toList();
    }

    /** @return the piece of that name */
    public static Piece named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** @return the name as settings have it, for example {@code blues} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the piece as that seed has it; the same for every call with this seed */
    public Score compose(long seed) {
        var chance = new SeededStream(SeededHash.hash(seed, text().hashCode()));
        return switch (this) {
            case BLUES -> Blues.compose(chance);
            case NOCTURNE -> Nocturne.compose(chance);
            case CANON -> Canon.compose(chance);
            case SCALES -> Scales.compose();
        };
    }
}
