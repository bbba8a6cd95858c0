package dev.frameproof.host.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.StringList;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {
    private static final String DATASOURCE = "/api/datasources/uid/kafka-uid";
    private static final String QUERY =
            "{\"queries\":[{\"refId\":\"A\",\"datasource\":{\"uid\":\"kafka-uid\"}}],\"from\":\"now-1h\",\"to\":\"now\"}";

    @Test
    void noAnswerEverHoldsASecret() throws Exception {
        try (TestingServer server = new TestingServer()) {
            for (String path : List.of(
                    "/api/datasources", DATASOURCE, "/api/datasources/name/kafka-live", DATASOURCE + "/health")) {
                assertThat(server.api.call("GET", path, null).body()).doesNotContain("s3cret");
            }
            assertThat(save(server, "\"secureJsonData\":{\"saslPassword\":\"n3w\"}")
                            .body())
                    .contains("\"secureJsonFields\":{\"saslPassword\":true}")
                    .doesNotContain("n3w");
        }
    }

    @Test
    void secretsThatASaveDoesNotNameStay() throws Exception {
        try (TestingServer server = new TestingServer()) {
            save(server, "\"secureJsonData\":{\"tlsClientKey\":\"k3y\"}");
            server.api.call("GET", DATASOURCE + "/health", null);
            assertThat(server.backend
                            .requests(CheckHealthRequest.class)
                            .get(0)
                            .getPluginContext()
                            .getDataSourceInstanceSettings()
                            .getDecryptedSecureJsonDataMap())
                    .containsOnly(Map.entry("saslPassword", "s3cret"), Map.entry("tlsClientKey", "k3y"));
        }
    }

    @Test
    void saveMadeForAnOlderVersionIsAConflict() throws Exception {
        try (TestingServer server = new TestingServer()) {
            assertThat(save(server, "\"version\":1").body()).contains("\"version\":2");
            assertThat(save(server, "\"version\":2").body()).contains("\"version\":3");
            HttpResponse<String> stale = save(server, "\"version\":1");
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body()).contains("already been updated by someone else");
        }
    }

    @Test
    void takenNamesAndUidsAreConflicts() throws Exception {
        try (TestingServer server = new TestingServer()) {
            String form = "{\"name\":\"%s\",\"uid\":\"%s\",\"type\":\"t\",\"access\":\"proxy\"}";
            assertThat(server.api
                            .call("POST", "/api/datasources", form.formatted("other", "kafka-uid"))
                            .body())
                    .isEqualTo("{\"message\":\"data source with the same uid already exists\"}");
            assertThat(server.api
                            .call("POST", "/api/datasources", form.formatted("other", "u2"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.api
                            .call("PUT", "/api/datasources/uid/u2", form.formatted("kafka-live", "u2"))
                            .body())
                    .isEqualTo(
                            "{\"message\":\"Failed to update datasource: data source with the same name already exists\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"name\":\"a\",\"type\":\"t\"}",
                "{\"name\":1,\"type\":\"t\",\"access\":\"proxy\"}",
                "{\"name\":\"a\",\"type\":\"t\",\"access\":\"proxy\",\"jsonData\":[]}",
                "{\"name\":\"a\",\"type\":\"t\",\"access\":\"proxy\",\"uid\":\"a/b\"}"
            })
    void brokenDatasourcesAreBadRequests(String body) throws Exception {
        try (TestingServer server = new TestingServer()) {
            assertThat(server.api.call("POST", "/api/datasources", body).statusCode())
                    .isEqualTo(400);
            assertThat(server.api.json("GET", "/api/datasources", null)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE,503,503,500",
        "UNIMPLEMENTED,404,404,501",
        "FAILED,500,500,500",
    })
    void pluginThatDoesNotAnswerIsToldByStatus(BackendException.Kind kind, int health, int resource, int query)
            throws Exception {
        try (TestingServer server = new TestingServer()) {
            server.backend.broken = kind;
            assertThat(server.api.call("GET", DATASOURCE + "/health", null).statusCode())
                    .isEqualTo(health);
            assertThat(server.api.call("GET", DATASOURCE + "/resources/x", null).statusCode())
                    .isEqualTo(resource);
            HttpResponse<String> asked = server.api.call("POST", "/api/ds/query", QUERY);
            assertThat(asked.statusCode()).isEqualTo(query);
            assertThat(asked.body()).contains("\"messageId\":\"plugin.");
        }
    }

    @Test
    void unhealthyDatasourceIs400WithItsDetails() throws Exception {
        try (TestingServer server = new TestingServer()) {
            server.backend.health = request -> CheckHealthResponse.newBuilder()
                    .setStatus(CheckHealthResponse.HealthStatus.ERROR)
                    .setMessage("no broker")
                    .setJsonDetails(ByteString.copyFromUtf8("{\"tried\":3}"))
                    .build();
            HttpResponse<String> answer = server.api.call("GET", DATASOURCE + "/health", null);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"details\":{\"tried\":3},\"message\":\"no broker\",\"status\":\"ERROR\"}");
        }
    }

    @Test
    void queryWithAnErrorIs400AndTellsIt() throws Exception {
        try (TestingServer server = new TestingServer()) {
            server.backend.query = request -> QueryDataResponse.newBuilder()
                    .putResponses(
                            "A",
                            DataResponse.newBuilder()
                                    .setError("no \"topic\"")
                                    .setStatus(422)
                                    .build())
                    .build();
            HttpResponse<String> answer = server.api.call("POST", "/api/ds/query", QUERY);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"results\":{\"A\":{\"error\":\"no \\\"topic\\\"\",\"errorSource\":\"plugin\",\"status\":422,"
                                    + "\"frames\":[]}}}");
        }
    }

    @Test
    void frameThatIsNoArrowIsThePluginsFault() throws Exception {
        try (TestingServer server = new TestingServer()) {
            server.backend.query = request -> QueryDataResponse.newBuilder()
                    .putResponses(
                            "A",
                            DataResponse.newBuilder()
                                    .addFrames(ByteString.copyFromUtf8("x"))
                                    .build())
                    .build();
            HttpResponse<String> answer = server.api.call("POST", "/api/ds/query", QUERY);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("plugin.downstreamError");
        }
    }

    @Test
    void relativeRangeEndsNow() throws Exception {
        try (TestingServer server = new TestingServer()) {
            long before = System.currentTimeMillis();
            server.api.call("POST", "/api/ds/query", QUERY);
            long after = System.currentTimeMillis();
            var range = server.backend
                    .requests(QueryDataRequest.class)
                    .get(0)
                    .getQueries(0)
                    .getTimeRange();
            assertThat(range.getToEpochMS()).isBetween(before, after);
            assertThat(range.getToEpochMS() - range.getFromEpochMS()).isEqualTo(3_600_000);
        }
    }

    @Test
    void answersOfResourcesCarryNoCookiesAndAreSandboxed() throws Exception {
        try (TestingServer server = new TestingServer()) {
            server.backend.resource = request -> CallResourceResponse.newBuilder()
                    .setCode(201)
                    .putHeaders(
                            "set-cookie",
                            StringList.newBuilder().addValues("a=b").build())
                    .putHeaders(
                            "x-own",
                            StringList.newBuilder()
                                    .addValues("1")
                                    .addValues("2")
                                    .build())
                    .setBody(ByteString.copyFromUtf8("{}"))
                    .build();
            HttpResponse<String> answer = server.api.call("GET", DATASOURCE + "/resources/a%2Fb/c%20d?x=1", null);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            assertThat(answer.headers().allValues("x-own")).containsExactly("1", "2");
            assertThat(answer.headers().firstValue("content-security-policy")).hasValue("sandbox");
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
            var asked = (CallResourceRequest) server.backend.requests.get(0);
            assertThat(asked.getPath()).isEqualTo("a/b/c d");
            assertThat(asked.getUrl()).isEqualTo("a%2Fb/c%20d?x=1");
        }
    }

    @Test
    void tokenWorksUntilItsAccountIsGone() throws Exception {
        try (TestingServer server = new TestingServer()) {
            long id = server.api
                    .json("POST", "/api/serviceaccounts", "{\"name\":\"sa\",\"role\":\"Viewer\"}")
                    .path("id")
                    .asLong();
            String key = server.api
                    .json("POST", "/api/serviceaccounts/" + id + "/tokens", "{\"name\":\"t\"}")
                    .path("key")
                    .asText();
            Map<String, String> bearer = Map.of("Authorization", "Bearer " + key);
            assertThat(server.api.call("GET", "/api/user", bearer, null).body()).contains("\"login\":\"sa-1-sa\"");
            Map<String, String> asUser = Map.of("Authorization", TestingApi.basic("api_key", key));
            assertThat(server.api.call("GET", "/api/org", asUser, null).statusCode())
                    .isEqualTo(200);
            assertThat(server.api
                            .call("DELETE", "/api/serviceaccounts/" + id, null)
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> gone = server.api.call("GET", "/api/user", bearer, null);
            assertThat(gone.statusCode()).isEqualTo(401);
            assertThat(gone.body()).contains("\"messageId\":\"api-key.invalid\"");
        }
    }

    @Test
    void sessionCookieOpensTheApiAndLiveUntilLogout() throws Exception {
        try (TestingServer server = new TestingServer()) {
            HttpResponse<String> wrong =
                    server.api.call("POST", "/login", Map.of(), "{\"user\":\"admin\",\"password\":\"x\"}");
            assertThat(wrong.statusCode()).isEqualTo(401);
            HttpResponse<String> login = server.api.call(
                    "POST", "/login", Map.of(), "{\"user\":\"admin\",\"password\":\"" + TestingApi.PASSWORD + "\"}");
            assertThat(login.body()).contains("Logged in");
            String cookie = login.headers().firstValue("set-cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly");
            Map<String, String> session = Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
            assertThat(server.api.call("GET", "/api/user", session, null).statusCode())
                    .isEqualTo(200);
            try (TestingSocket socket = new TestingSocket(server.server.url(), "/api/live/ws", session)) {
                assertThat(socket.status()).isEqualTo(101);
            }
            server.api.call("GET", "/logout", session, null);
            assertThat(server.api.call("GET", "/api/user", session, null).statusCode())
                    .isEqualTo(401);
        }
    }

    /** Browsers send all cookies of a machine to each of its ports, and keep one of a name. */
    @Test
    void sessionInACookieThatIsCalledByThePortStandsBesideThatOfAnotherTarget() throws Exception {
        try (TestingServer server = new TestingServer()) {
            HttpResponse<String> login = server.api.call(
                    "POST", "/login", Map.of(), "{\"user\":\"admin\",\"password\":\"" + TestingApi.PASSWORD + "\"}");
            String cookie = login.headers().firstValue("set-cookie").orElseThrow();
            String session = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            int port = URI.create(server.server.url()).getPort();
            String others = "grafana_session=of-another; grafana_session_%d=of-another".formatted(port + 1);

            assertThat(server.api
                            .call("GET", "/api/user", Map.of("Cookie", others), null)
                            .statusCode())
                    .isEqualTo(401);
            String all = others + "; grafana_session_%d=%s".formatted(port, session);
            assertThat(server.api
                            .call("GET", "/api/user", Map.of("Cookie", all), null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void dashboardsAreSavedFoundAndGuardedByVersion() throws Exception {
        try (TestingServer server = new TestingServer()) {
            String form = "{\"dashboard\":{\"uid\":\"d\",\"title\":\"My Board\",\"version\":%d},\"overwrite\":false}";
            assertThat(server.api
                            .json("POST", "/api/dashboards/db", form.formatted(0))
                            .path("url")
                            .asText())
                    .isEqualTo("/d/d/my-board");
            assertThat(server.api
                            .call("POST", "/api/dashboards/db", form.formatted(0))
                            .statusCode())
                    .isEqualTo(412);
            assertThat(server.api
                            .json("POST", "/api/dashboards/db", form.formatted(1))
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(server.api.json("GET", "/api/search?query=board", null)).hasSize(1);
            assertThat(server.api
                            .call("POST", "/api/dashboards/db", "{\"dashboard\":{\"title\":\" \"}}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.api.call("GET", "/api/dashboards/uid/none", null).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void requestsInARowOnOneConnectionAreAnsweredInTheirOrder() throws Exception {
        try (TestingServer server = new TestingServer();
                Socket socket = open(server)) {
            String auth = "Authorization: " + TestingApi.basic("admin", TestingApi.PASSWORD) + "\r\n";
            String one = "GET /api/org HTTP/1.1\r\nHost: h\r\n" + auth + "\r\n";
            String two = "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n";
            String three = "GET /api/health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((one + two + three).getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), UTF_8);
            assertThat(all).containsSubsequence("HTTP/1.1 200", "Main Org.", "HTTP/1.1 404", "HTTP/1.1 200", "12.4.0");
        }
    }

    @Test
    void whatIsServedWithoutAPluginFolderIsNothing() throws Exception {
        try (TestingServer server = new TestingServer()) {
            String files = "/public/plugins/" + TestingPlugins.KAFKA_ID + "/";
            for (String path : List.of("module.js", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "")) {
                assertThat(server.api.call("GET", files + path, null).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(server.api.call("GET", "/", Map.of(), null).body()).contains("It is not Grafana");
        }
    }

    @Test
    void onlyBrowserFilesOfAPluginsFolderAreServed(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("plugin/img")).getParent();
        Files.writeString(folder.resolve("module.js"), "define()");
        Files.writeString(folder.resolve("img/logo.svg"), "<svg/>");
        Files.writeString(folder.resolve("gpx_linux_amd64"), "binary");
        Files.writeString(temporary.resolve("outside.json"), "{\"outside\":true}");
        InstalledPlugin plain = TestingPlugins.kafka(new TestingBackend());
        InstalledPlugin plugin = new InstalledPlugin(plain.descriptor(), Optional.of(folder), plain.backend());
        try (TestingScheduler time = new TestingScheduler();
                EmbeddedServer server = EmbeddedServer.start(TestingServer.config(), List.of(plugin), time)) {
            TestingApi api = new TestingApi(server.url());
            String files = "/public/plugins/" + TestingPlugins.KAFKA_ID + "/";
            HttpResponse<String> module = api.call("GET", files + "module.js", Map.of(), null);
            assertThat(module.body()).isEqualTo("define()");
            assertThat(module.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
            assertThat(api.call("GET", files + "img/logo.svg", Map.of(), null).statusCode())
                    .isEqualTo(200);
            for (String path :
                    List.of("../outside.json", "img/../../outside.json", "gpx_linux_amd64", "img", "no.js")) {
                assertThat(api.call("GET", files + path, Map.of(), null).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    private static Socket open(TestingServer server) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                URI.create(server.server.url()).getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static HttpResponse<String> save(TestingServer server, String more) throws Exception {
        return server.api.call(
                "PUT",
                DATASOURCE,
                "{\"name\":\"kafka-live\",\"type\":\"%s\",\"access\":\"proxy\",%s}"
                        .formatted(TestingPlugins.KAFKA_ID, more));
    }
}
