package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks one address, without a client library, whether Kafka speaks there: ApiVersions request, version 0, which every
 * Kafka since 0.10 answers before any login. Request: int32 size, int16 key 18, int16 version 0, int32 correlation id,
 * nullable client id (-1). Answer: int32 size, int32 correlation id, int16 error code, the versions.
 */
final class KafkaProbe {

    private static final short API_VERSIONS = 18;
    private static final int REQUEST_BYTES = 10;
    private static final int CORRELATION_ID = 0x46_50_52_46;
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private KafkaProbe() {}

    static boolean answers(KafkaAddress address) {
        try (Socket socket = connect(address, PATIENCE)) {
            return speaksKafka(socket, PATIENCE);
        } catch (IOException e) {
            return false;
        }
    }

    static Socket connect(KafkaAddress address, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), millis(patience));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * @return false when something else answers, or the connection is closed instead of an answer
     * @throws java.net.SocketTimeoutException when nothing comes in time
     */
    static boolean speaksKafka(Socket socket, Duration patience) throws IOException {
        socket.setSoTimeout(millis(patience));
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(REQUEST_BYTES);
        out.writeShort(API_VERSIONS);
        out.writeShort(0);
        out.writeInt(CORRELATION_ID);
        out.writeShort(-1);
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            int size = in.readInt();
            return size >= REQUEST_BYTES && size <= MAX_ANSWER_BYTES && in.readInt() == CORRELATION_ID;
        } catch (EOFException e) {
            return false;
        }
    }

    private static int millis(Duration patience) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, patience.toMillis()));
    }
}
