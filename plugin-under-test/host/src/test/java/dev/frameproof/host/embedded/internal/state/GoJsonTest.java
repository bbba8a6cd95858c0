package dev.frameproof.host.embedded.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoJsonTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1, \"a\":[1, 2 ,{\"d\":null,\"c\":true}]}|{\"a\":[1,2,{\"c\":true,\"d\":null}],\"b\":1}",
                "\"<a href='x'>&\"|\"\\u003ca href='x'\\u003e\\u0026\"",
                "\"\\u2028\\u2029\\u0001\\n\\t\\b\"|\"\\u2028\\u2029\\u0001\\n\\t\\b\"",
                "\"ü€😀\"|\"ü€😀\"",
                "12345678901234567890123456789|12345678901234567890123456789",
                "1.50|1.50",
                "0.1|0.1",
                "{}|{}",
                "[]|[]",
            })
    void textIsAsGoWritesIt(String json, String expected) throws Exception {
        assertThat(GoJson.write(MAPPER.readTree(json))).isEqualTo(expected);
    }
}
