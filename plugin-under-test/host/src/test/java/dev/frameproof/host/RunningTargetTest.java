package dev.frameproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.frameproof.host.embedded.TestingApi;
import dev.frameproof.host.embedded.TestingServer;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.live.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTargetTest {
    private static final LiveAuth ADMIN = new LiveAuth.Basic("admin", TestingApi.PASSWORD);
    private static final String PLUGIN = "hamedkarbasi93-kafka-datasource";

    @TempDir
    Path temporary;

    @Test
    void makesADatasourceOfItsOwnAndRemovesNothingElse() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            var http = new GrafanaHttp(url, ADMIN);
            String before = http.get("/api/datasources").body();
            RunningTarget target = RunningTarget.at(url, ADMIN, Trust.ofJava(), PLUGIN);
            assertThat(target.describe()).isEqualTo("Grafana 12.4.0 at " + url);
            assertThat(target.plugins().get(0)).startsWith(PLUGIN + " ");
            assertThat(target.facts().get("Limits of the target"))
                    .startsWith("unless it is configured otherwise: 4 MiB");
            target.provision(new DatasourceSpec("Mine", "mine", PLUGIN, Map.of(), Map.of()));
            assertThat(http.datasource("mine").status()).isEqualTo(200);
            target.close();
            assertThat(http.datasource("mine").status()).isEqualTo(404);
            target.close();
            assertThat(http.get("/api/datasources").body()).isEqualTo(before);
        }
    }

    @Test
    void aDatasourceThatGrafanaRefusedIsNotRemoved() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            try (RunningTarget target = RunningTarget.at(url, ADMIN, Trust.ofJava(), PLUGIN)) {
                assertThatThrownBy(() -> target.provision(
                                new DatasourceSpec("Somebody else's", "kafka-uid", PLUGIN, Map.of(), Map.of())))
                        .isInstanceOf(TargetException.class)
                        .hasMessageContaining("did not make the datasource");
            }
            assertThat(new GrafanaHttp(url, ADMIN).datasource("kafka-uid").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void pluginThatIsNotThereIsToldWithWhatToDo() throws Exception {
        try (TestingServer server = new TestingServer()) {
            URI url = URI.create(server.server.url());
            assertThatThrownBy(() -> RunningTarget.at(url, ADMIN, Trust.ofJava(), "absent-datasource"))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining(url + " has no plugin absent-datasource")
                    .hasMessageContaining("--plugin ID");
        }
    }

    @Test
    void aCertificateIsHeldToTheAuthoritiesThatWereGiven() throws Exception {
        Path store = temporary.resolve("keys.p12");
        Path certificate = temporary.resolve("authority.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "grafana",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "grafana",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        HttpsServer server = serve(store);
        try {
            URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            assertThat(RunningGrafana.at(url, ADMIN, new Trust(Optional.of(certificate)))
                            .version())
                    .hasToString("12.4.0");
            assertThatThrownBy(() -> RunningGrafana.at(url, ADMIN, Trust.ofJava()))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("its certificate is not trusted")
                    .hasMessageContaining("--ca-file");
            Path odd = Files.writeString(temporary.resolve("odd.pem"), "no certificate");
            assertThatThrownBy(() -> RunningGrafana.at(url, ADMIN, new Trust(Optional.of(odd))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining(odd.toString())
                    .hasMessageContaining("PEM");
        } finally {
            server.stop(0);
        }
    }

    private static HttpsServer serve(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestURI().getPath().equals("/api/health")
                            ? "{\"database\":\"ok\",\"version\":\"12.4.0\"}"
                            : "{\"id\":1}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
