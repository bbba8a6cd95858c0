package dev.frameproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                | 0 s
            1                | 1 ns
            999              | 999 ns
            1000             | 1.00 µs
            12345            | 12.3 µs
            999499           | 999 µs
            999500           | 1.00 ms
            4560000          | 4.56 ms
            148000000        | 148 ms
            999499999        | 999 ms
            999500000        | 1.00 s
            9994999999       | 9.99 s
            9999999999       | 10.0 s
            10000000000      | 10 s
            30400000000      | 30.4 s
            59949999999      | 59.9 s
            59950000000      | 1 min 00 s
            65000000000      | 1 min 05 s
            3599500000000    | 1 h 00 min
            7380000000000    | 2 h 03 min
            86370000000000   | 1 d 00 h
            100800000000000  | 1 d 04 h
            """)
    void durationHasThreeDigitsThenTwoUnits(long nanos, String text) {
        assertThat(Units.duration(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 B
            1023                | 1023 B
            1024                | 1.00 KiB
            1023488             | 0.98 MiB
            44040192            | 42.0 MiB
            1610612736          | 1.50 GiB
            9223372036854775807 | 8.00 EiB
            """)
    void bytesAreBinary(long bytes, String text) {
        assertThat(Units.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0/s
            0.25      | 0.25/s
            1.5       | 1.5/s
            99.94     | 99.9/s
            99.96     | 100/s
            9876      | 9,876/s
            9999.4    | 9,999/s
            9999.6    | 10k/s
            20000     | 20k/s
            12345     | 12.3k/s
            999499    | 999k/s
            999500    | 1M/s
            1234567   | 1.23M/s
            """)
    void ratesAreShort(double perSecond, String text) {
        assertThat(Units.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0.00 cores
            0.42 | 0.42 cores
            1    | 1.00 core
            12.3 | 12.3 cores
            """)
    void coresHaveTheRightNumber(double cores, String text) {
        assertThat(Units.cores(cores)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1       | 1 row
            2       | 2 rows
            0       | 0 rows
            1234567 | 1,234,567 rows
            """)
    void countsAgreeWithTheirNoun(long count, String text) {
        assertThat(Units.count(count, "row", "rows")).isEqualTo(text);
    }
}
