package dev.frameproof.producers.workload;

import static java.util.Objects.requireNonNull;

import dev.frameproof.producers.pacing.Pacing;
import dev.frameproof.producers.workload.midi.MidiMessages;
import dev.frameproof.producers.workload.midi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.ShortMessage;

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

    private final Score score;
    private final Pacing timing;
    private final Sample[] samples;

    /** @param tempo how many times as fast the piece is played as it is written, above 0 */
    public Midi(Score score, double tempo) {
        this.score = requireNonNull(score, "score");
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

    @Override
    public Optional<Heard> heard() {
        List<List<ShortMessage>> messages = new ArrayList<>();
        score.events().forEach(event -> messages.add(new ArrayList<>()));
        score.controls().stream()
                .filter(control -> control.before() < messages.size())
                .forEach(control -> messages.get(control.before()).add(control.message()));
        for (int i = 0; i < messages.size(); i++) {
            messages.get(i).add(MidiMessages.of(score.events().get(i)));
        }
        return Optional.of(new Heard.Music(index -> messages.get((int) (index % messages.size()))));
    }

    private Sample[] samples() {
        MidiSamples making = new MidiSamples(score.name(), MidiColumns.of(score));
        return score.events().stream().map(making::next).toArray(Sample[]::new);
    }

    @Override
    public String toString() {
        return score.name() + ", " + samples.length + " events";
    }
}
