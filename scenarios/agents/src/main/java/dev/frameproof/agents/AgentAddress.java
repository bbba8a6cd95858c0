package dev.frameproof.agents;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an agent or a coordinator answers.
 *
 * @param name what reports call it, and a coordinator's topology
 * @param host name or address
 * @param port 1 to 65535
 */
public record AgentAddress(String name, String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public AgentAddress {
        requireNonNull(name, "name");
        requireNonNull(host, "host");
    }

    /**
     * @param text {@code host:port}, or {@code name=host:port}; without a name it is called by the address itself
     * @throws IllegalArgumentException when it is none
     */
    public static AgentAddress parse(String text) {
        int equals = text.indexOf('=');
        String address = text.substring(equals + 1).strip();
        int colon = address.lastIndexOf(':');
        if (colon > 0 && colon < address.length() - 1) {
            String host = address.substring(0, colon);
            try {
                int port = Integer.parseInt(address.substring(colon + 1));
                if (port > 0 && port <= HIGHEST_PORT) {
                    return new AgentAddress(
                            equals < 0 ? address : text.substring(0, equals).strip(), host, port);
                }
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(refusal(text), notANumber);
            }
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "'%s' is not the address of an agent: write host:port, or name=host:port".formatted(text);
    }

    /**
     * @param texts several, separated by commas
     * @throws IllegalArgumentException when one is none, or two are called the same
     */
    public static List<AgentAddress> parseAll(String texts) {
        List<AgentAddress> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : texts.split(",", -1)) {
            AgentAddress one = parse(text.strip());
            if (!names.add(one.name())) {
                throw new IllegalArgumentException("two agents are called '%s'".formatted(one.name()));
            }
            all.add(one);
        }
        return all;
    }

    /** @return whether it is on this machine, by a loopback address */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** @return {@code host:port} */
    public String address() {
        return host + ":" + port;
    }
}
