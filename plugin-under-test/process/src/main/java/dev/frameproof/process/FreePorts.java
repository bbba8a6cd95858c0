package dev.frameproof.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on 127.0.0.1 that nobody listens on. Somebody may be faster: who uses them retries when a port is taken. */
public final class FreePorts {

    private FreePorts() {}

    /** @return so many different ports, free at this moment */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket();
                held.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(loopback(), 0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1: " + e.getMessage(), e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /** @return one free port */
    public static int findOne() {
        return find(1).get(0);
    }

    private static InetAddress loopback() throws IOException {
        byte[] address = {127, 0, 0, 1};
        return InetAddress.getByAddress("localhost", address);
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
