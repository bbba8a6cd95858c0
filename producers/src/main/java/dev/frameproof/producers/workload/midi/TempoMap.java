package dev.frameproof.producers.workload.midi;

import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/**
 * When the ticks of a MIDI file are. Where a file counts ticks of a quarter note, each tempo (meta event 0x51,
 * microseconds a quarter in three bytes, the first one 500,000) holds from its tick on, for all tracks; where it counts
 * ticks of a film's frame, all ticks are equally long.
 */
final class TempoMap {
    private static final int TEMPO = 0x51;
    private static final long USUAL_MICROS_PER_QUARTER = 500_000;
    private static final double USUAL_NANOS_PER_QUARTER = 500e6;

    private final boolean byQuarters;
    private final double nanosPerFilmTick;
    private final int resolution;
    private final NavigableMap<Long, Stretch> stretches = new TreeMap<>();

    /** Ticks of one tempo, and when they begin. */
    private record Stretch(double startNanos, long microsPerQuarter) {}

    TempoMap(Sequence sequence) {
        byQuarters = sequence.getDivisionType() == Sequence.PPQ;
        resolution = sequence.getResolution();
        nanosPerFilmTick = byQuarters ? 0 : 1e9 / (sequence.getDivisionType() * resolution);
        NavigableMap<Long, Long> tempos = new TreeMap<>();
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (event.getMessage() instanceof MetaMessage meta && meta.getType() == TEMPO) {
                    tempos.put(event.getTick(), microsPerQuarter(meta.getData()));
                }
            }
        }
        stretches.put(0L, new Stretch(0, USUAL_MICROS_PER_QUARTER));
        tempos.forEach((tick, micros) -> stretches.put(tick, new Stretch(exactNanos(tick), micros)));
    }

    private static long microsPerQuarter(byte[] data) {
        long micros = 0;
        for (byte each : data) {
            micros = (micros << 8) | (each & 0xFF);
        }
        return data.length == 3 && micros > 0 ? micros : USUAL_MICROS_PER_QUARTER;
    }

    /** @return nanoseconds from the start */
    long nanos(long tick) {
        return Math.round(byQuarters ? exactNanos(tick) : tick * nanosPerFilmTick);
    }

    /** @return quarter notes from the start; of a film's frames: at 120 a minute */
    double beat(long tick) {
        return byQuarters ? (double) tick / resolution : tick * nanosPerFilmTick / USUAL_NANOS_PER_QUARTER;
    }

    private double exactNanos(long tick) {
        var stretch = stretches.floorEntry(tick);
        long ticks = tick - stretch.getKey();
        return stretch.getValue().startNanos()
                + 1_000.0 * ticks * stretch.getValue().microsPerQuarter() / resolution;
    }
}
