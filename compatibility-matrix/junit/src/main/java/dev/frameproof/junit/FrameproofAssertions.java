package dev.frameproof.junit;

import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.Subscriber;
import java.util.List;

/** Where proofs of streams begin, for a static import. */
public final class FrameproofAssertions {
    private FrameproofAssertions() {}

    /** @return what proves the stream for each of its subscribers; for a new one when it has none */
    public static StreamAssert assertThat(LiveStream stream) {
        return new StreamAssert(stream.target().describe(), stream.topic(), () -> {
            List<Subscriber> watching = stream.subscribers();
            return watching.isEmpty() ? List.of(stream.subscribe("subscriber")) : watching;
        });
    }

    /** @return what proves a stream for one subscriber */
    public static StreamAssert assertThat(Subscriber subscriber) {
        return new StreamAssert(subscriber.target(), subscriber.topic(), () -> List.of(subscriber));
    }
}
