package dev.frameproof.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RateControllerTest {
    private static final double PRECISION = 0.05;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 999, 1_000, 1_001, 43_210, 5_000_000})
    void highestRateIsFoundWhereverItLies(long limit) {
        RateController controller = new RateController(1_000, PRECISION, 60);
        List<Long> tried = new ArrayList<>();
        while (!controller.isOver()) {
            tried.add(controller.rate());
            controller.tried(controller.rate() <= limit);
        }

        long highest = controller.highest().orElseThrow();
        assertThat(highest).isLessThanOrEqualTo(limit);
        assertThat((double) limit).isLessThanOrEqualTo(Math.max(highest + 1.0, (double) highest * (1 + PRECISION)));
        assertThat(tried).hasSizeLessThan(30).endsWith(highest);
    }

    @Test
    void whatIsFoundHeldTwiceEvenWhereRatesHoldByChance() {
        for (int seed = 0; seed < 500; seed++) {
            Random chance = new Random(seed);
            RateController controller = new RateController(500, PRECISION, 200);
            List<Long> held = new ArrayList<>();
            while (!controller.isOver()) {
                boolean holds = chance.nextDouble() < 2_000.0 / (double) controller.rate() - 0.5;
                if (holds) {
                    held.add(controller.rate());
                }
                controller.tried(holds);
            }
            long found = controller.highest().orElse(0);
            assertThat(held.stream().filter(rate -> rate == found).count())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void nothingIsFoundWhereNothingHolds() {
        RateController controller = new RateController(1_000, PRECISION, 60);
        while (!controller.isOver()) {
            controller.tried(false);
        }
        assertThat(controller.highest()).isEmpty();
        assertThat(controller.rate()).isEqualTo(1);
    }

    @Test
    void searchEndsAfterSoManyTries() {
        RateController controller = new RateController(1, PRECISION, 3);
        for (int i = 0; i < 3; i++) {
            controller.tried(true);
        }
        assertThat(controller.isOver()).isTrue();
        assertThat(controller.highest()).hasValue(4);
        assertThatThrownBy(() -> controller.tried(true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void senselessSearchIsRefused() {
        assertThatThrownBy(() -> new RateController(0, PRECISION, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateController(1, 0, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
