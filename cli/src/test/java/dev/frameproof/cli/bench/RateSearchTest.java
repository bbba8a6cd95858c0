package dev.frameproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
    @ParameterizedTest
    @ValueSource(doubles = {9_000, 20_000, 31_000, 47_123, 60_000})
    void findsTheLimitWithinAFewTries(double limit) {
        RateSearch search = new RateSearch(20_000, 10);
        while (!search.isOver()) {
            search.tried(search.rate() <= limit);
        }
        assertThat(search.highest()).isBetween(limit / 1.13, limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void givesUpAfterItsTries(int tries) {
        RateSearch search = new RateSearch(100, tries);
        int tried = 0;
        while (!search.isOver()) {
            search.tried(false);
            tried++;
        }
        assertThat(tried).isEqualTo(tries);
        assertThat(search.highest()).isZero();
    }
}
