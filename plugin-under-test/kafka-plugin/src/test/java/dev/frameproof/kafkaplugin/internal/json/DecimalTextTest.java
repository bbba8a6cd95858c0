package dev.frameproof.kafkaplugin.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, -0",
        "1.0, 1",
        "-1.5, -1.5",
        "1000.0, 1000",
        "123456789.125, 123456789.125",
        "9007199254740993.0, 9007199254740992",
        "9223372036854775808, 9223372036854776000",
        "18446744073709551615, 18446744073709552000",
        "0.1234567890123456789, 0.12345678901234568",
        "1e20, 100000000000000000000",
        "123456789012345680000, 123456789012345680000",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "0.000001, 0.000001",
        "0.00000123, 0.00000123",
        "1e-7, 1e-7",
        "-1.25e-9, -1.25e-9",
        "4.9e-324, 5e-324",
        "9.9e-324, 1e-323",
        "1.5e-323, 1.5e-323",
        "2e-323, 2e-323",
        "2.5e-323, 2.5e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "2e23, 2e+23",
        "5e-7, 5e-7",
    })
    void isWrittenAsGoAndEcmaScriptDo(double number, String text) {
        assertThat(text(number)).isEqualTo(text);
    }

    @Test
    void anyNumberReadsBackAsItselfAndIsNeverLongerThanSeventeenDigits() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                String text = text(number);
                assertThat(Double.parseDouble(text))
                        .as("seed %d, number %s", seed, text)
                        .isEqualTo(number);
                int digits = new BigDecimal(text).stripTrailingZeros().precision();
                assertThat(digits).as("seed %d, number %s", seed, text).isLessThanOrEqualTo(17);
            }
        }
    }

    private static String text(double number) {
        Utf8Buffer buffer = new Utf8Buffer(1);
        DecimalText.append(buffer, number);
        return buffer.toString();
    }
}
