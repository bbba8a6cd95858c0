package dev.frameproof.host.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A WebSocket client of a few lines, so that a test sees every byte and may stop reading. */
public final class TestingSocket implements Closeable {
    private static final int DEADLINE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String body;

    /** @param headers besides those of the upgrade itself */
    public TestingSocket(String url, String path, Map<String, String> headers) throws IOException {
        URI uri = URI.create(url);
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(DEADLINE_MILLIS);
        StringBuilder request = new StringBuilder("GET %s HTTP/1.1\r\nHost: %s\r\n".formatted(path, uri.getAuthority()))
                .append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        headers.forEach((name, value) -> request.append("%s: %s\r\n".formatted(name, value)));
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(UTF_8));
        in = new DataInputStream(socket.getInputStream());
        status = Integer.parseInt(line().split(" ", 3)[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ", 2);
            this.headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        body = status == 101
                ? ""
                : new String(in.readNBytes(Integer.parseInt(this.headers.getOrDefault("content-length", "0"))), UTF_8);
    }

    /** @return the status of the answer to the upgrade, 101 when it is a socket now */
    public int status() {
        return status;
    }

    public String body() {
        return body;
    }

    /** @return a header of the answer, by its lower case name; null when it is not there */
    public String header(String name) {
        return headers.get(name);
    }

    public void send(String text) throws IOException {
        send(0x81, text.getBytes(UTF_8));
    }

    public void send(int firstByte, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length <= 125) {
            frame.write(0x80 | payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** @return the next message; waits for it */
    public Received receive() throws IOException {
        int first;
        try {
            first = in.readUnsignedByte();
        } catch (EOFException e) {
            return new Received("", 1006, "");
        }
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = in.readNBytes(length);
        return switch (first) {
            case 0x81 -> new Received(new String(payload, UTF_8), 0, "");
            case 0x8A -> new Received("pong " + new String(payload, UTF_8), 0, "");
            case 0x88 -> closed(payload);
            default -> throw new IOException("unexpected frame " + Integer.toHexString(first));
        };
    }

    private Received closed(byte[] payload) throws IOException {
        send(0x88, payload);
        int code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        return new Received("", code, new String(payload, 2, payload.length - 2, UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * What came.
     *
     * @param closeCode 0 for a message; 1006 when the connection just ended
     */
    public record Received(String text, int closeCode, String reason) {}
}
