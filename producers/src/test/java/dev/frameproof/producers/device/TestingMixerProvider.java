package dev.frameproof.producers.device;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/** The sound card that a test has plugged in, which the JDK finds as it finds a real one. */
public final class TestingMixerProvider extends MixerProvider {
    private static final AtomicReference<Optional<TestingSoundCard>> PLUGGED = new AtomicReference<>(Optional.empty());

    static void plug(Optional<TestingSoundCard> card) {
        PLUGGED.set(card);
    }

    @Override
    public Mixer.Info[] getMixerInfo() {
        return PLUGGED.get().map(TestingSoundCard::getMixerInfo).stream().toArray(Mixer.Info[]::new);
    }

    @Override
    public Mixer getMixer(Mixer.Info info) {
        return PLUGGED.get()
                .filter(card -> info == null || card.getMixerInfo().equals(info))
                .orElseThrow(IllegalArgumentException::new);
    }
}
