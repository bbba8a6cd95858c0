package dev.frameproof.harness.metrics;

import static java.util.Objects.requireNonNull;

/**
 * Where metrics are served.
 *
 * @param host a name or address of this machine
 * @param port 0 for any that is free
 */
public record MetricsAddress(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    public MetricsAddress {
        requireNonNull(host, "host");
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
    }

    /**
     * Reads {@code :9464} and {@code 9464}, which are served on the loopback address alone, and {@code 0.0.0.0:9464}.
     *
     * @throws IllegalArgumentException when the text is none of these; the message shows how one is written
     */
    public static MetricsAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon));
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address: write it like :9464 (this machine alone) or 0.0.0.0:9464");
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return new MetricsAddress(bare.isEmpty() ? LOOPBACK : bare, Integer.parseInt(port));
    }
}
