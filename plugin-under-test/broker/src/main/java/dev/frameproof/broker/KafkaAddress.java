package dev.frameproof.broker;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a broker listens.
 *
 * @param host name or address; an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record KafkaAddress(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public KafkaAddress {
        requireNonNull(host, "host");
        if (host.isBlank()) {
            throw new IllegalArgumentException("a Kafka address has no host");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " of " + host + " is not within 1 to " + MAX_PORT);
        }
    }

    /**
     * @param text {@code host:port} or {@code [IPv6]:port}
     * @throws IllegalArgumentException with a message for the user
     */
    public static KafkaAddress parse(String text) {
        String trimmed = text.trim();
        int colon = trimmed.lastIndexOf(':');
        String host = colon < 0 ? trimmed : trimmed.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon <= 0 || trimmed.contains("/") || (!bracketed && host.contains(":"))) {
            throw wrong(text);
        }
        try {
            int port = Integer.parseInt(trimmed.substring(colon + 1));
            return new KafkaAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    /**
     * @param text one or more addresses with commas between
     * @throws IllegalArgumentException with a message for the user
     */
    public static List<KafkaAddress> parseList(String text) {
        return Arrays.stream(text.split(",", -1)).map(KafkaAddress::parse).toList();
    }

    /** @return the value of Kafka's {@code bootstrap.servers} */
    public static String bootstrapServers(List<KafkaAddress> addresses) {
        return addresses.stream().map(KafkaAddress::toString).collect(Collectors.joining(","));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is not the address of a Kafka broker; write host:port, such as localhost:9092 or [::1]:9092");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
