package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.PluginAddress;
import dev.frameproof.protocol.PluginEnvironment;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A started gRPC server and where it listens. */
record Listener(Server server, PluginAddress address) {
    /** The shortest limit of the supported systems (macOS: 104 with the closing zero). */
    private static final int MAX_SOCKET_PATH_BYTES = 103;

    private static final int SOCKET_NAMES_TO_TRY = 16;
    private static final int METADATA_BYTES = 1024 * 1024;

    /**
     * Listens on a Unix domain socket, or on TCP where that is wanted or a socket file is not possible.
     *
     * @throws IOException when neither is possible; its message says why and what to do
     */
    static Listener open(
            boolean tcp,
            Map<String, String> environment,
            EventLoopGroup group,
            PluginLog log,
            UnaryOperator<NettyServerBuilder> services)
            throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        if (tcp || windows) {
            return tcp(environment, group, services);
        }
        String folder = environment.getOrDefault(PluginEnvironment.UNIX_SOCKET_DIR, "");
        Path directory = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
        try {
            return unix(directory, group, services);
        } catch (IOException e) {
            log.warn("no socket file possible, listening on TCP", "folder", directory, "error", e);
            return tcp(environment, group, services);
        }
    }

    private static Listener unix(Path directory, EventLoopGroup group, UnaryOperator<NettyServerBuilder> services)
            throws IOException {
        IOException failure = new IOException("every socket name tried in " + directory + " is taken");
        for (int i = 0; i < SOCKET_NAMES_TO_TRY; i++) {
            Path path = directory.resolve("plugin" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
            if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_SOCKET_PATH_BYTES) {
                throw new IOException("its path is too long for a socket, at most " + MAX_SOCKET_PATH_BYTES + " bytes");
            }
            if (Files.exists(path)) {
                continue;
            }
            try {
                return start(new PluginAddress.Unix(path), NioServerDomainSocketChannel.class, group, services);
            } catch (IOException e) {
                failure = e;
            }
            if (!Files.isWritable(directory)) {
                throw new IOException("the folder is not there or not writable", failure);
            }
        }
        throw failure;
    }

    private static Listener tcp(
            Map<String, String> environment, EventLoopGroup group, UnaryOperator<NettyServerBuilder> services)
            throws IOException {
        int min = port(environment, PluginEnvironment.MIN_PORT, PluginEnvironment.DEFAULT_MIN_PORT);
        int max = port(environment, PluginEnvironment.MAX_PORT, PluginEnvironment.DEFAULT_MAX_PORT);
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        IOException failure = null;
        for (int port = min; port <= max; port++) {
            try {
                return start(new PluginAddress.Tcp(host, port), NioServerSocketChannel.class, group, services);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new IOException(
                "no free TCP port from " + min + " to " + max + ": widen " + PluginEnvironment.MIN_PORT + " and "
                        + PluginEnvironment.MAX_PORT,
                failure);
    }

    private static int port(Map<String, String> environment, String name, int otherwise) throws IOException {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers out of range.
        }
        throw new IOException(name + " is '" + text + "', it must be a port from 1 to 65535");
    }

    private static Listener start(
            PluginAddress address,
            Class<? extends ServerChannel> channel,
            EventLoopGroup group,
            UnaryOperator<NettyServerBuilder> services)
            throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address.toSocketAddress())
                .channelType(channel)
                .bossEventLoopGroup(group)
                .workerEventLoopGroup(group)
                .directExecutor()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .maxInboundMetadataSize(METADATA_BYTES)
                .permitKeepAliveWithoutCalls(true)
                .permitKeepAliveTime(1, TimeUnit.SECONDS);
        return new Listener(services.apply(builder).build().start(), address);
    }

    /** Takes away the socket file; a host that died early leaves nobody else to do it. */
    void removeSocket() throws IOException {
        if (address instanceof PluginAddress.Unix unix) {
            Files.deleteIfExists(unix.path());
        }
    }
}
