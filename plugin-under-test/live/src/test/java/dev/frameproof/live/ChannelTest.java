package dev.frameproof.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ChannelTest {
    @Test
    void channelOfTheMostCharactersIsAllowedAndOneMoreIsNot() {
        String path = "y".repeat(ChannelId.LONGEST - "ds/kafka-uid/".length());

        assertThat(ChannelId.ofDatasource("default", "kafka-uid", path)).hasToString("default/ds/kafka-uid/" + path);
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", path + "y"))
                .hasMessageContaining("161 characters")
                .hasMessageContaining("shorten the topic");
    }

    @Test
    void charactersThatGrafanaRefusesAreNamed() {
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", "has space"))
                .hasMessageContaining("'has space'");
        assertThatThrownBy(() -> ChannelId.ofDatasource("default", "kafka-uid", "pct%3Aenc"))
                .hasMessageContaining("pct%3Aenc");
    }

    @Test
    void pathOfAPlainQueryHasEveryDefault() throws IOException {
        assertThat(ChannelPath.of(query("{'topicName':'t','partition':'all','refId':'A'}"), "x"))
                .isEqualTo(
                        "t-all-latest-json-schemaRegistry-schemaRegistry-none-message-auto-0-0-0-none-none-A-no-alias");
    }

    @Test
    void lastRecordsAndAliasArePartOfThePath() throws IOException {
        String query = "{'topicName':'my topic','partition':2,'autoOffsetReset':'lastN','lastN':5,'refId':'B',"
                + "'alias':'{{topic}} x','avroSchema':'a'}";

        assertThat(ChannelPath.of(query(query), "abc"))
                .isEqualTo("my%20topic-2-lastN-json-schemaRegistry-schemaRegistry-none-message-auto-0-0-0-"
                        + ChannelPath.hash("a") + "-none-5-abc-B-topicx-" + ChannelPath.hash("{{topic}} x"));
    }

    @Test
    void hashIsThatOf32BitArithmetic() {
        assertThat(ChannelPath.hash("")).isEqualTo("0");
        assertThat(ChannelPath.hash("a")).isEqualTo(Integer.toString(97, 36));
        assertThat(ChannelPath.hash("ab")).isEqualTo(Integer.toString(97 * 31 + 98, 36));
        // This text's hash is Integer.MIN_VALUE, whose absolute value needs more than 32 bits.
        assertThat(ChannelPath.hash("polygenelubricants")).isEqualTo(Long.toString(1L << 31, 36));
    }

    private static JsonNode query(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
