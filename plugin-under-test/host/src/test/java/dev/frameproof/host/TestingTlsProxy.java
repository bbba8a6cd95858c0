package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Ends TLS before a server on loopback, as a reverse proxy does, with a certificate that no authority of Java signed. */
final class TestingTlsProxy implements AutoCloseable {
    private final int backendPort;
    private final ServerSocket server;
    private final Path certificate;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private TestingTlsProxy(int backendPort, ServerSocket server, Path certificate) {
        this.backendPort = backendPort;
        this.server = server;
        this.certificate = certificate;
    }

    /**
     * @param subject what the certificate is for, as keytool says it: {@code ip:127.0.0.1}
     * @param folder for its keys
     */
    static TestingTlsProxy before(URI backend, String subject, Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Path certificate = folder.resolve("authority.pem");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=grafana", "-ext", "SAN=" + subject);
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        ServerSocket server =
                context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        var proxy = new TestingTlsProxy(backend.getPort(), server, certificate);
        daemon(proxy::accept);
        return proxy;
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** @return the file of the authority that signed it: itself */
    Path certificate() {
        return certificate;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket backend = new Socket(InetAddress.getLoopbackAddress(), backendPort);
            open.add(client);
            open.add(backend);
            daemon(() -> pump(client, backend));
            daemon(() -> pump(backend, client));
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            byte[] buffer = new byte[1 << 14];
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, count);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException gone) {
                        // One side has closed: the connection is over.
                    }
                },
                "tls-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "grafana", "-keystore", store.toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }
}
