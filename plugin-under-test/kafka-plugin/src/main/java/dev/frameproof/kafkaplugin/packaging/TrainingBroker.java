package dev.frameproof.kafkaplugin.packaging;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;

/** Speaks as much of Kafka's protocol as a consumer needs to read one small topic; the build has no broker at hand. */
final class TrainingBroker implements AutoCloseable {
    private final ServerSocket server;
    private final TrainingAnswers answers;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private TrainingBroker(ServerSocket server) {
        this.server = server;
        this.answers = new TrainingAnswers(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    static TrainingBroker start() throws IOException {
        TrainingBroker broker = new TrainingBroker(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        thread(broker::accept).start();
        return broker;
    }

    String address() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                thread(() -> serve(connection)).start();
            } catch (IOException e) {
                // Closed: the loop's condition tells.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                byte[] response = response(ByteBuffer.wrap(request));
                out.write(ByteBuffer.allocate(Integer.BYTES + response.length)
                        .putInt(response.length)
                        .put(response)
                        .array());
            }
        } catch (IOException e) {
            connections.remove(connection);
        }
    }

    private byte[] response(ByteBuffer request) throws IOException {
        RequestHeader header = RequestHeader.parse(request);
        ApiMessage body = answers.to(header, request);
        short version = header.apiVersion();
        ByteBuffer head = MessageUtil.toByteBufferAccessor(
                        new ResponseHeaderData().setCorrelationId(header.correlationId()),
                        header.apiKey().responseHeaderVersion(version))
                .buffer();
        ByteBuffer rest = MessageUtil.toByteBufferAccessor(body, version).buffer();
        byte[] response = new byte[head.remaining() + rest.remaining()];
        int length = head.remaining();
        head.get(response, 0, length);
        rest.get(response, length, rest.remaining());
        return response;
    }

    private static Thread thread(Runnable action) {
        Thread thread = new Thread(action, "training-broker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
