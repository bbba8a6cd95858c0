package dev.frameproof.scenarios.load;

import dev.frameproof.harness.stage.Stage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands a stage to the simulation that Gatling makes: it makes them by their class, on the thread that it was called on,
 * without a word to their constructors.
 */
final class CurrentStage {
    private static final ThreadLocal<Stage> STAGE = new ThreadLocal<>();

    private CurrentStage() {}

    /** Does something whose simulation is to stand on the stage. */
    static <T> T during(Stage stage, Supplier<T> work) {
        STAGE.set(stage);
        try {
            return work.get();
        } finally {
            STAGE.remove();
        }
    }

    /** @return empty where Gatling was started by somebody else */
    static Optional<Stage> get() {
        return Optional.ofNullable(STAGE.get());
    }
}
