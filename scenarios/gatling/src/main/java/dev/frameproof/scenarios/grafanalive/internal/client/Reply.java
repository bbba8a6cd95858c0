package dev.frameproof.scenarios.grafanalive.internal.client;

import dev.frameproof.scenarios.grafanalive.internal.fsm.AwaitedFrames;
import java.util.Optional;

/** Who waits for what becomes of a command; called once, from any thread. */
public interface Reply {
    /** @param came the frames, where frames were awaited */
    void done(Optional<AwaitedFrames> came);

    void failed(String why);
}
