package dev.frameproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|2|unix|/tmp/plugin618660626|grpc|",
                "1|2|unix|/tmp/plugin618660626|grpc",
                "1|2|unix|/tmp/plugin618660626|grpc||true",
                "1|2|unix|/tmp/plugin618660626|grpc|\n",
                "  1|2|unix|/tmp/plugin618660626|grpc|\r\n"
            })
    void everyFormOfAUnixLineIsRead(String line) throws HandshakeException {
        assertThat(HandshakeLine.parse(line))
                .isEqualTo(new HandshakeLine(1, 2, new PluginAddress.Unix(Path.of("/tmp/plugin618660626"))));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:10000,127.0.0.1,10000", "localhost:65535,localhost,65535", "[::1]:8080,::1,8080"})
    void tcpLineGivesHostAndPort(String address, String host, int port) throws HandshakeException {
        HandshakeLine line = HandshakeLine.parse("1|2|tcp|" + address + "|grpc|");

        assertThat(line.address()).isEqualTo(new PluginAddress.Tcp(host, port));
        assertThat(line.address().text()).isEqualTo(address);
    }

    @Test
    void whatIsFormattedIsWhatTheKafkaPluginSays() throws HandshakeException {
        HandshakeLine line = HandshakeLine.of(new PluginAddress.Unix(Path.of("/tmp/plugin618660626")));

        assertThat(line.format()).isEqualTo("1|2|unix|/tmp/plugin618660626|grpc|");
        assertThat(HandshakeLine.parse(line.format())).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "2|2|unix|/tmp/p|grpc|; core protocol 2",
                "1|1|unix|/tmp/p|grpc|; plugin protocol 1",
                "1|3|unix|/tmp/p|grpc|; plugin protocol 3",
                "1|2|unix|/tmp/p|netrpc|; 'netrpc' instead of grpc",
                "1|2|unix|/tmp/p; 'netrpc' instead of grpc",
                "1|2|unix|/tmp/p|grpc|MIIBCert; wants TLS",
                "1|2|udp|127.0.0.1:1|grpc|; network 'udp'",
                "1|2|unix||grpc|; no usable socket path",
                "1|2|tcp|127.0.0.1|grpc|; no usable host:port",
                "1|2|tcp|127.0.0.1:0|grpc|; no usable host:port",
                "1|2|tcp|127.0.0.1:65536|grpc|; no usable host:port",
                "1|2|tcp|:80|grpc|; no usable host:port",
                "1|2|tcp|a b:80|grpc|; no usable host:port",
                "x|2|unix|/tmp/p|grpc|; core protocol is 'x', not a number",
                "1||unix|/tmp/p|grpc|; plugin protocol is '', not a number",
                "Picked up JAVA_TOOL_OPTIONS; no handshake line: 'Picked up JAVA_TOOL_OPTIONS'",
                "``;no handshake line: ''",
                "1|2|unix;no handshake line: '1|2|unix'"
            })
    void wrongLineIsRefusedWithItsCause(String line, String cause) {
        assertThatThrownBy(() -> HandshakeLine.parse(line))
                .isInstanceOfSatisfying(HandshakeException.class, e -> assertThat(e.isOtherProtocol())
                        .isEqualTo(cause.matches("(core|plugin) protocol \\d|'netrpc'.*|wants TLS")))
                .hasMessageContaining(cause);
    }

    @Test
    void lineWithoutEndIsRefusedAndQuotedInPart() {
        assertThatThrownBy(() -> HandshakeLine.parse("\u0007".repeat(HandshakeLine.MAX_CHARS + 1)))
                .isInstanceOf(HandshakeException.class)
                .hasMessageContaining(HandshakeLine.MAX_CHARS + 1 + " characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\u0007"));
    }
}
