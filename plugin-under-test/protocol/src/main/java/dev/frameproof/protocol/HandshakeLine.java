package dev.frameproof.protocol;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The first line on a plugin's standard output: {@code core|app|network|address|protocol}, then optionally a server
 * certificate and whether connections are multiplexed. The Kafka plugin says {@code 1|2|unix|/tmp/plugin618660626|grpc|}.
 *
 * @param coreProtocol version of go-plugin's own protocol, 1
 * @param appProtocol version of the protocol between Grafana and plugin, 2
 */
public record HandshakeLine(int coreProtocol, int appProtocol, PluginAddress address) {
    /** No handshake line is longer than this: a socket's path has at most 107 bytes, a certificate a few thousand. */
    public static final int MAX_CHARS = 16 * 1024;

    private static final int QUOTED_CHARS = 200;

    public HandshakeLine {
        requireNonNull(address, "address is null");
    }

    /** The line of a plugin that listens at {@code address}, without the line's end. */
    public static HandshakeLine of(PluginAddress address) {
        return new HandshakeLine(PluginEnvironment.CORE_PROTOCOL, PluginEnvironment.APP_PROTOCOL, address);
    }

    /** The line without its end, with go-plugin's empty certificate field after the last bar. */
    public String format() {
        return coreProtocol + "|" + appProtocol + "|" + address.network() + "|" + address.text() + "|grpc|";
    }

    /**
     * Reads a line, with or without its end.
     *
     * @throws HandshakeException when it is no handshake line, or one of a protocol that this host does not speak
     */
    public static HandshakeLine parse(String line) throws HandshakeException {
        if (line.length() > MAX_CHARS) {
            throw new HandshakeException("the plugin's first line of output has " + line.length()
                    + " characters and no handshake line has more than " + MAX_CHARS + ": it begins " + quote(line));
        }
        String text = line.strip();
        String[] parts = text.split("\\|", -1);
        if (parts.length < 4) {
            throw new HandshakeException("the plugin's first line of output is no handshake line: " + quote(text)
                    + "; expected core|app|network|address|grpc. Nothing else may be printed on standard output"
                    + " (a wrapper script or a runtime warning often does): send it to standard error");
        }
        int core = version("core protocol", parts[0], text);
        if (core != PluginEnvironment.CORE_PROTOCOL) {
            throw HandshakeException.otherProtocol(
                    "the plugin speaks go-plugin's core protocol " + core + ", Grafana speaks "
                            + PluginEnvironment.CORE_PROTOCOL + ": build it with a go-plugin of version 1");
        }
        int app = version("plugin protocol", parts[1], text);
        if (app != PluginEnvironment.APP_PROTOCOL) {
            throw HandshakeException.otherProtocol("the plugin speaks plugin protocol " + app + ", Grafana speaks "
                    + PluginEnvironment.APP_PROTOCOL + ": build it with a current Grafana plugin SDK");
        }
        // Without a fifth field go-plugin means net/rpc, its older way.
        String protocol = parts.length > 4 ? parts[4] : "netrpc";
        if (!protocol.equals("grpc")) {
            throw HandshakeException.otherProtocol(
                    "the plugin speaks " + quote(protocol) + " instead of grpc (its line was " + quote(text)
                            + "): build it with a current Grafana plugin SDK");
        }
        if (parts.length > 5 && !parts[5].isEmpty()) {
            throw HandshakeException.otherProtocol(
                    "the plugin wants TLS (it sent a certificate); Grafana speaks plain gRPC:"
                            + " serve the plugin without TLS");
        }
        return new HandshakeLine(core, app, address(parts[2], parts[3], text));
    }

    private static int version(String what, String digits, String line) throws HandshakeException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new HandshakeException("the plugin's first line of output is no handshake line: its " + what + " is "
                    + quote(digits) + ", not a number (the line was " + quote(line) + ")");
        }
    }

    private static PluginAddress address(String network, String address, String line) throws HandshakeException {
        return switch (network) {
            case "unix" -> unix(address, line);
            case "tcp", "tcp4", "tcp6" -> tcp(address, line);
            default ->
                throw new HandshakeException("the plugin listens on network " + quote(network)
                        + "; a host reaches only unix and tcp (the line was " + quote(line) + ")");
        };
    }

    private static PluginAddress unix(String address, String line) throws HandshakeException {
        try {
            if (!address.isEmpty()) {
                return new PluginAddress.Unix(Path.of(address));
            }
        } catch (InvalidPathException e) {
            // Said below, together with the empty path.
        }
        throw new HandshakeException("the plugin's handshake names no usable socket path: " + quote(line));
    }

    private static PluginAddress tcp(String address, String line) throws HandshakeException {
        try {
            URI uri = new URI("tcp://" + address);
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 65_535) {
                String host = uri.getHost();
                return new PluginAddress.Tcp(
                        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
            }
        } catch (URISyntaxException e) {
            // Said below, together with a missing host or port.
        }
        throw new HandshakeException(
                "the plugin's handshake names no usable host:port: " + quote(address) + " in " + quote(line));
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < Math.min(text.length(), QUOTED_CHARS); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.append(text.length() > QUOTED_CHARS ? "..." : "")
                .append('\'')
                .toString();
    }
}
