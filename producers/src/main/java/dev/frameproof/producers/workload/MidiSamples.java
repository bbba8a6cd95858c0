package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NullValue;
import dev.frameproof.producers.workload.Value.ObjectValue;
import dev.frameproof.producers.workload.Value.TextValue;
import dev.frameproof.producers.workload.midi.MidiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes samples of music out of its events, in order; for one thread. */
final class MidiSamples {
    private static final double SEMITONES_PER_BEND = 2 / 8192.0;
    private static final Value NOTHING = new NullValue();

    private final Value piece;
    private final MidiState state;

    /** @param piece what is played, or on what */
    MidiSamples(String piece, MidiColumns columns) {
        this.piece = new TextValue(requireNonNull(piece, "piece"));
        state = new MidiState(columns);
    }

    /** @return the sample of the next event */
    Sample next(MidiEvent event) {
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
                "pitchBend", new FloatValue(Math.rint(state.bend(event.channel()) * SEMITONES_PER_BEND * 1e4) / 1e4)));
        members.add(new Member("sustain", new IntegerValue(state.pedal(event.channel()))));
        state.addKeyboard(members);
        return new Sample(Optional.of(piece), new ObjectValue(members));
    }
}
