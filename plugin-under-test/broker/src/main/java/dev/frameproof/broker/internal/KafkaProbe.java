package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaAddress;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one address, without a client library, whether Kafka speaks there and where it sends its clients.
 *
 * <p>Requests are int32 size, int16 key, int16 version, int32 correlation id, nullable client id (-1), then the body.
 * ApiVersions (key 18) version 0 has no body, and every Kafka since 0.10 answers it before any login. Metadata (key 3)
 * version 1 has an array of topics, here an empty one for none. Answers are int32 size, int32 correlation id, body.
 */
final class KafkaProbe {

    private static final short API_VERSIONS = 18;
    private static final short METADATA = 3;
    private static final int HEADER_BYTES = 10;
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
        out.writeInt(HEADER_BYTES);
        writeHeader(out, API_VERSIONS, (short) 0);
        out.flush();
        try {
            return readAnswer(socket).isPresent();
        } catch (EOFException e) {
            return false;
        }
    }

    /**
     * @param socket without encryption or login, on which Kafka has answered before
     * @return the addresses by which the brokers of the cluster call themselves
     */
    static List<KafkaAddress> advertised(Socket socket, Duration patience) throws IOException {
        socket.setSoTimeout(millis(patience));
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(HEADER_BYTES + Integer.BYTES);
        writeHeader(out, METADATA, (short) 1);
        out.writeInt(0);
        out.flush();
        DataInputStream answer = readAnswer(socket).orElseThrow(() -> new IOException("it answered out of turn"));
        List<KafkaAddress> brokers = new ArrayList<>();
        for (int left = answer.readInt(); left > 0; left--) {
            answer.readInt();
            String host = readString(answer);
            brokers.add(new KafkaAddress(host, answer.readInt()));
            readString(answer);
        }
        return brokers;
    }

    private static void writeHeader(DataOutputStream out, short key, short version) throws IOException {
        out.writeShort(key);
        out.writeShort(version);
        out.writeInt(CORRELATION_ID);
        out.writeShort(-1);
    }

    /** @return the body; empty when this is not the answer to our request, or not Kafka at all */
    private static Optional<DataInputStream> readAnswer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int size = in.readInt();
        if (size < HEADER_BYTES || size > MAX_ANSWER_BYTES || in.readInt() != CORRELATION_ID) {
            return Optional.empty();
        }
        byte[] body = new byte[size - Integer.BYTES];
        in.readFully(body);
        return Optional.of(new DataInputStream(new ByteArrayInputStream(body)));
    }

    private static String readString(DataInputStream in) throws IOException {
        short length = in.readShort();
        return length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int millis(Duration patience) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, patience.toMillis()));
    }
}
