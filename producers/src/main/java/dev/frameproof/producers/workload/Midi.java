package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.midi.MidiEvent;
import dev.frameproof.producers.workload.midi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of music, one record an event, over and over: record n is event n mod events.
 *
 * <p>Members, the same in every record: {@code piece} (text, also the key, so that one partition keeps the order),
 * {@code event} ({@code note-on}, {@code note-off}, {@code pitch-bend}, {@code sustain}), {@code channel} (1 to 16, 10
 * being the drums'), {@code note} (0 to 127, null without one), {@code velocity} (1 to 127, null but at note-on),
 * {@code beat} (quarter notes from the piece's start), {@code pitchBend} (semitones, -2 to 2) and {@code sustain} (0 to
 * 127) of the event's channel as they are now; then the keyboard after the event, a column each note of the piece from
 * low to high and each drum: its velocity while it sounds, the highest where several channels sound it, else null.
 */
public final class Midi implements Workload {
    static final String NAME = "midi";
    private static final double SEMITONES_PER_BEND = 2 / 8192.0;
    private static final Value NOTHING = new NullValue();

    private final Score score;
    private final MidiColumns columns;
    private final Pacing timing;
    private final Sample[] samples;

    /** @param tempo how many times as fast the piece is played as it is written, above 0 */
    public Midi(Score score, double tempo) {
        this.score = requireNonNull(score, "score");
        columns = MidiColumns.of(score);
        timing = Pacing.events(
                score.events().stream()
                        .mapToLong(event -> (long) (event.nanos() / tempo))
                        .toArray(),
                (long) (score.length().toNanos() / tempo));
        samples = samples();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample sample(long index) {
        return samples[(int) (index % samples.length)];
    }

    @Override
    public Optional<Pacing> timing() {
        return Optional.of(timing);
    }

    @Override
    public int tellingSamples() {
        return samples.length;
    }

    private Sample[] samples() {
        Value piece = new TextValue(score.name());
        MidiState state = new MidiState(columns);
        List<Sample> all = new ArrayList<>(score.events().size());
        for (MidiEvent event : score.events()) {
            state.take(event);
            List<Member> members = new ArrayList<>();
            members.add(new Member("piece", piece));
            members.add(new Member("event", new TextValue(event.kind().text())));
            members.add(new Member("channel", new IntegerValue(event.channel())));
            members.add(new Member("note", event.isOfNote() ? new IntegerValue(event.number()) : NOTHING));
            members.add(new Member(
                    "velocity", event.kind() == MidiEvent.Kind.NOTE_ON ? new IntegerValue(event.value()) : NOTHING));
            members.add(new Member("beat", new FloatValue(Math.rint(event.beat() * 1e4) / 1e4)));
            members.add(new Member(
                    "pitchBend",
                    new FloatValue(Math.rint(state.bend(event.channel()) * SEMITONES_PER_BEND * 1e4) / 1e4)));
            members.add(new Member("sustain", new IntegerValue(state.pedal(event.channel()))));
            state.addKeyboard(members);
            all.add(new Sample(Optional.of(piece), new ObjectValue(members)));
        }
        return all.toArray(Sample[]::new);
    }

    @Override
    public String toString() {
        return score.name() + ", " + samples.length + " events";
    }
}
