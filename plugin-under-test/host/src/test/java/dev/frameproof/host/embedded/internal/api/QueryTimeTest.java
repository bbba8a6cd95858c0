package dev.frameproof.host.embedded.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTimeTest {
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-11-18T13:14:15.678Z");

    @ParameterizedTest
    @CsvSource({
        "1790000000000,2026-09-21T14:13:20Z,2026-09-21T14:13:20Z",
        "now,2026-11-18T13:14:15.678Z,2026-11-18T13:14:15.678Z",
        "now-1h,2026-11-18T12:14:15.678Z,2026-11-18T12:14:15.678Z",
        "now+90s,2026-11-18T13:15:45.678Z,2026-11-18T13:15:45.678Z",
        "now-1M,2026-10-18T13:14:15.678Z,2026-10-18T13:14:15.678Z",
        "now-1Q,2026-08-18T13:14:15.678Z,2026-08-18T13:14:15.678Z",
        "now/d,2026-11-18T00:00:00Z,2026-11-18T23:59:59.999Z",
        "now-1d/d,2026-11-17T00:00:00Z,2026-11-17T23:59:59.999Z",
        "now/w,2026-11-16T00:00:00Z,2026-11-22T23:59:59.999Z",
        "now/M,2026-11-01T00:00:00Z,2026-11-30T23:59:59.999Z",
        "now/Q,2026-10-01T00:00:00Z,2026-12-31T23:59:59.999Z",
        "now/y,2026-01-01T00:00:00Z,2026-12-31T23:59:59.999Z",
        "now/d+6h,2026-11-18T06:00:00Z,2026-11-19T05:59:59.999Z",
        "90m,2026-11-18T11:44:15.678Z,2026-11-18T11:44:15.678Z",
        "250ms,2026-11-18T13:14:15.428Z,2026-11-18T13:14:15.428Z",
        "2026-01-02T03:04:05+01:00,2026-01-02T02:04:05Z,2026-01-02T02:04:05Z",
        "nonsense,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
        "now-1x,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
    })
    void endsOfARangeAreRead(String text, Instant from, Instant to) {
        assertThat(QueryTime.parse(text, NOW, false)).isEqualTo(from);
        assertThat(QueryTime.parse(text, NOW, true)).isEqualTo(to);
    }
}
