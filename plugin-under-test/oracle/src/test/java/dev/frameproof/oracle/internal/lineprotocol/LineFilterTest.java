package dev.frameproof.oracle.internal.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.oracle.LineProtocolOptions;
import dev.frameproof.oracle.LineProtocolOptions.Precision;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters are regular expressions of Go, which Java's own do not always read alike. */
class LineFilterTest {
    private static Line line(String measurement) {
        return new Line(measurement, Map.of("host", measurement), List.of(new Member("v", new IntegerValue(1))), null);
    }

    private static boolean shows(String measurements, String tags, String name) {
        var filter = new LineFilter(new LineProtocolOptions(Precision.AUTO, measurements, "", tags));
        return !filter.shown(List.of(line(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(?P<n>c)pu, cpu, true",
        "[[:alpha:]]+, cpu, true",
        "[[:alpha:]]+, cpu1, false",
        "(?i)CPU, cpu, true",
        "cp, cpu, false",
        "a|b, b, true",
        "a)|(b, bx, false",
        "a)|(b, ax, true",
        "\\pL+, é, true",
        "(?s).*, '', true",
    })
    void expressionsAreThoseOfGo(String expression, String name, boolean shown) {
        assertThat(shows(expression, "", name)).isEqualTo(shown);
        assertThat(shows("", "host=" + expression, name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c++", "(?=c)c", "(?<!x)c", "a{1001}", "(c", "(c)\\1"})
    void whatIsNoExpressionOfGosIsAWord(String word) {
        assertThat(shows(word, "", word)).isTrue();
        assertThat(shows(word, "", "c")).isFalse();
        assertThat(shows(word, "", "cc")).isFalse();
    }

    @Test
    void withoutFiltersAllIsShown() {
        assertThat(shows("", "", "any")).isTrue();
    }
}
