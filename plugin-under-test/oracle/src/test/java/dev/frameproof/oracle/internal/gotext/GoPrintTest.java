package dev.frameproof.oracle.internal.gotext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.producers.workload.Value;
import dev.frameproof.producers.workload.Value.FloatValue;
import dev.frameproof.producers.workload.Value.IntegerValue;
import dev.frameproof.producers.workload.Value.ListValue;
import dev.frameproof.producers.workload.Value.Member;
import dev.frameproof.producers.workload.Value.NumberText;
import dev.frameproof.producers.workload.Value.ObjectValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPrintTest {
    /** As Go 1.24's encoding/json writes a float64. */
    @ParameterizedTest
    @CsvSource({
        "44, 44",
        "-44.5, -44.5",
        "0.000001, 0.000001",
        "0.00000099, 9.9e-7",
        "1e-10, 1e-10",
        "100000000000000000000, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "4.9E-324, 5e-324",
        "-0.0, -0",
        "0, 0"
    })
    void numbersInJsonAreAsGoWritesThem(double number, String text) {
        assertThat(GoPrint.inJson(new FloatValue(number))).isEqualTo(new NumberText(text));
    }

    @Test
    void onlyFloatsBecomeTextsHoweverDeep() {
        Value list = new ListValue(List.of(
                new IntegerValue(1),
                new ObjectValue(List.of(new Member("a", new ListValue(List.of(new FloatValue(2))))))));
        assertThat(GoPrint.inJson(list))
                .isEqualTo(new ListValue(List.of(
                        new IntegerValue(1),
                        new ObjectValue(List.of(new Member("a", new ListValue(List.of(new NumberText("2")))))))));
    }

    @Test
    void floatHalfwayBetweenTwoTextsHasTheEvenOne() {
        assertThat(GoPrint.shortest(-9205765 / 4f)).isEqualTo(-2301441.2);
        assertThat(GoPrint.shortest(9205767 / 4f)).isEqualTo(2301441.8);
        assertThat(GoPrint.shortest(0.1f)).isEqualTo(0.1);
    }
}
