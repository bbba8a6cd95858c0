package dev.frameproof.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on a port of 127.0.0.1 that is not Kafka. */
final class TestingListener implements AutoCloseable {

    private interface Reaction {
        void to(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    private TestingListener(Reaction reaction) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> accept(reaction), "testing-listener");
        accepting.setDaemon(true);
        accepting.start();
    }

    static TestingListener answering(byte[] answer) throws IOException {
        return new TestingListener(socket -> socket.getOutputStream().write(answer));
    }

    static TestingListener hangingUp() throws IOException {
        return new TestingListener(socket -> {
            socket.getInputStream().readNBytes(14);
            socket.close();
        });
    }

    static TestingListener silent() throws IOException {
        return new TestingListener(socket -> {});
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept(Reaction reaction) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.add(socket);
                reaction.to(socket);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
