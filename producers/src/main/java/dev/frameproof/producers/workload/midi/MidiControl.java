package dev.frameproof.producers.workload.midi;

import javax.sound.midi.ShortMessage;

/**
 * What is heard and told in no record: the choice of an instrument, a volume, a pressure.
 *
 * @param before which event of the piece it comes ahead of, from 0; as many as there are for behind the last
 * @param command as {@link ShortMessage#getCommand()} has it
 * @param channel from 0
 * @param first the first byte of the data, 0 to 127
 * @param second the second byte, 0 to 127; 0 where the command has one alone
 */
public record MidiControl(int before, int command, int channel, int first, int second) {
    static MidiControl of(int before, ShortMessage message) {
        return new MidiControl(
                before, message.getCommand(), message.getChannel(), message.getData1(), message.getData2());
    }

    /** @return as an instrument is told it */
    public ShortMessage message() {
        return MidiMessages.message(command, channel, first, second);
    }
}
