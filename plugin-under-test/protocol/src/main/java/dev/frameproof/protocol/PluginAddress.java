package dev.frameproof.protocol;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** Where a plugin listens: a Unix domain socket or a TCP port. */
public sealed interface PluginAddress {
    /** {@code unix} or {@code tcp}, as the handshake line names it. */
    String network();

    /** The address in the handshake line's form: a path, or {@code host:port}. */
    String text();

    SocketAddress toSocketAddress();

    record Unix(Path path) implements PluginAddress {
        public Unix {
            requireNonNull(path, "path is null");
        }

        @Override
        public String network() {
            return "unix";
        }

        @Override
        public String text() {
            return path.toString();
        }

        @Override
        public SocketAddress toSocketAddress() {
            return UnixDomainSocketAddress.of(path);
        }
    }

    /** @param port 1 to 65535 */
    record Tcp(String host, int port) implements PluginAddress {
        public Tcp {
            requireNonNull(host, "host is null");
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port is " + port + ", not between 1 and 65535");
            }
        }

        @Override
        public String network() {
            return "tcp";
        }

        @Override
        public String text() {
            return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public SocketAddress toSocketAddress() {
            return new InetSocketAddress(host, port);
        }
    }
}
