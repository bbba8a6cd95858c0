package dev.frameproof.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveConnectionTest {

    private static final ChannelId CHANNEL = ChannelId.ofDatasource("default", "kafka-uid", "p");
    private static final LiveAuth NOBODY = new LiveAuth.None();

    private final LiveClient client =
            new LiveClient(1, new LiveTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(200)));
    private final LiveClient impatient =
            new LiveClient(1, new LiveTimeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(10)));
    private final BlockingQueue<TestingLiveServer.Peer> subscribed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<LiveException> ended = new CompletableFuture<>();

    private final LiveListener listener = new LiveListener() {
        @Override
        public void onData(byte[] bytes, int from, int to, long arrivedNanos) {
            heard.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void onEnd(LiveException reason) {
            ended.complete(reason);
        }
    };

    @AfterEach
    void close() {
        client.close();
        impatient.close();
    }

    @Test
    void upgradeCarriesOriginAuthorizationAndThePathOfGrafana() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            URI grafana = URI.create(server.address() + "/grafana/");
            connect(grafana, new LiveAuth.Token("glsa_x"));
            assertThat(server.nextUpgrade())
                    .isEqualTo(new TestingLiveServer.Asked(
                            "/grafana/api/live/ws",
                            Optional.of(server.address().toString()),
                            Optional.of("Bearer glsa_x")));

            client.connect(server.address(), new LiveAuth.Basic("ü", "b:c"), Optional.of("http://evil.example"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(server.nextUpgrade())
                    .isEqualTo(new TestingLiveServer.Asked(
                            "/api/live/ws", Optional.of("http://evil.example"), Optional.of("Basic w7w6Yjpj")));

            client.connect(server.address(), NOBODY, Optional.empty()).get(10, TimeUnit.SECONDS);
            assertThat(server.nextUpgrade())
                    .isEqualTo(new TestingLiveServer.Asked("/api/live/ws", Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void fragmentsAreOneMessageAndSeveralObjectsOfAMessageComeInOrder() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            TestingLiveServer.Peer peer = subscribe(connect(server.address(), NOBODY));
            String push = push("{\"v\":\"é\"}");
            peer.sendInPieces(List.of(push.substring(0, 5), push.substring(5, 60), push.substring(60)));
            peer.send(push("{\"v\":1}") + "\n{}\n" + push("{\"v\":2}"));
            assertThat(next(3)).containsExactly("{\"v\":\"é\"}", "{\"v\":1}", "{\"v\":2}");
        }
    }

    @Test
    void messageOfManyMebibytesArrives() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            TestingLiveServer.Peer peer = subscribe(connect(server.address(), NOBODY));
            String data = "{\"v\":\"" + "x".repeat(9 << 20) + "\"}";
            peer.send(push(data));
            assertThat(next(1).get(0)).hasSize(data.length()).endsWith("x\"}");
        }
    }

    @Test
    void pausedReaderLetsTheServerFillUpAndMissesNothingAfterwards() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            TestingLiveServer.Peer peer = subscribe(connection);
            connection.reading(false);
            ChannelId other = ChannelId.ofDatasource("default", "kafka-uid", "other");
            CompletableFuture<Void> reply = connection.unsubscribe(other);
            assertThatThrownBy(() -> reply.get(300, TimeUnit.MILLISECONDS))
                    .as("a reply while reading is paused")
                    .isInstanceOf(TimeoutException.class);
            AtomicInteger sent = new AtomicInteger();
            String filler = "x".repeat(100_000);
            CompletableFuture<Void> full = CompletableFuture.runAsync(
                    () -> {
                        while (peer.channel().isWritable() && sent.get() < 10_000) {
                            peer.send(push("{\"n\":" + sent.getAndIncrement() + ",\"v\":\"" + filler + "\"}"));
                        }
                    },
                    peer.channel().eventLoop());
            full.get(20, TimeUnit.SECONDS);
            assertThat(sent.get()).as("the server ran full").isLessThan(10_000);
            int early = heard.size();
            assertThat(early).isLessThan(sent.get());

            connection.reading(true);
            reply.get(10, TimeUnit.SECONDS);
            List<String> all = next(sent.get());
            for (int n = 0; n < all.size(); n++) {
                assertThat(all.get(n)).startsWith("{\"n\":" + n + ",");
            }
        }
    }

    @Test
    void listenerHearsNothingAfterItUnsubscribed() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            TestingLiveServer.Peer peer = subscribe(connection);
            ChannelId other = ChannelId.ofDatasource("default", "kafka-uid", "other");
            BlockingQueue<String> marks = new LinkedBlockingQueue<>();
            connection
                    .subscribe(other, "{}", (bytes, from, to, arrivedNanos) -> marks.add("mark"))
                    .get(10, TimeUnit.SECONDS);
            connection.unsubscribe(CHANNEL).get(10, TimeUnit.SECONDS);
            peer.send(push("{\"late\":1}"));
            peer.send("{\"push\":{\"channel\":\"" + other + "\",\"pub\":{\"data\":{}}}}");
            assertThat(marks.poll(10, TimeUnit.SECONDS)).isEqualTo("mark");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void closeOfTheServerIsHeardWithCodeAndReasonByAll() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            subscribe(connection).close(3008, "slow");
            assertClosed(ended, 3008, "3008 slow");
            assertClosed(connection.closed(), 3008, "3008 slow");
            assertThatThrownBy(
                            () -> connection.subscribe(CHANNEL, "{}", listener).get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(LiveException.Closed.class)
                    .hasMessageContaining("slow");
            assertThat(client.connections()).isZero();
        }
    }

    @Test
    void brokenConnectionIsHeardAsSuch() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            subscribe(connect(server.address(), NOBODY)).drop();
            assertClosed(ended, 1006, "broke off");
        }
    }

    @Test
    void endOfOneSubscriptionLeavesTheConnectionOpen() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            TestingLiveServer.Peer peer = subscribe(connection);
            peer.send("{\"push\":{\"channel\":\"" + CHANNEL
                    + "\",\"unsubscribe\":{\"code\":2500,\"reason\":\"server unsubscribe\"}}}");
            assertClosed(ended, 2500, "server unsubscribe");
            connection.subscribe(CHANNEL, "{}", listener).get(10, TimeUnit.SECONDS);
            peer.send(push("{\"again\":1}"));
            assertThat(next(1)).containsExactly("{\"again\":1}");
        }
    }

    @Test
    void ownCloseIsNotToldToListeners() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            subscribe(connection);
            connection.close();
            assertClosed(connection.closed(), 1000, "closed by this side");
            assertThat(ended).isNotDone();
        }
    }

    @Test
    void nonsenseFromTheServerEndsTheConnectionAndIsQuoted() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            subscribe(connect(server.address(), NOBODY)).send("<html>");
            assertClosed(ended, 1006, "no message of its protocol: no JSON object: <html>");
        }
    }

    @Test
    void failingListenerIsTheReasonThatItsConnectionEnds() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            LiveConnection connection = connect(server.address(), NOBODY);
            connection
                    .subscribe(CHANNEL, "{}", (bytes, from, to, arrivedNanos) -> {
                        throw new IllegalStateException("planted");
                    })
                    .get(10, TimeUnit.SECONDS);
            subscribed.poll(10, TimeUnit.SECONDS).send(push("{}"));
            assertClosed(connection.closed(), 1006, "the listener of " + CHANNEL + " failed");
            assertThat(connection.closed().get()).hasRootCauseMessage("planted");
        }
    }

    @Test
    void silenceBeyondTheAnnouncedPingsIsALostConnection() throws Exception {
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(1))) {
            subscribe(connect(server.address(), NOBODY));
            assertClosed(ended, 1006, "silent for 1 s, although it pings every 1 s");
        }
    }

    @Test
    void commandThatIsNotAnsweredEndsWithItsDeadline() throws Exception {
        AtomicBoolean greeted = new AtomicBoolean();
        LiveTimeouts shortAnswers =
                new LiveTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(10));
        try (LiveClient hasty = new LiveClient(1, shortAnswers);
                TestingLiveServer server = new TestingLiveServer(() -> (peer, message) -> {
                    if (!greeted.getAndSet(true)) {
                        peer.send("{\"id\":1,\"connect\":{\"client\":\"c\",\"ping\":25,\"pong\":true}}");
                    }
                })) {
            LiveConnection connection = hasty.connect(server.address(), NOBODY).get(10, TimeUnit.SECONDS);
            assertThatThrownBy(
                            () -> connection.subscribe(CHANNEL, "{}", listener).get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(LiveException.Unreachable.class)
                    .hasMessageContaining("did not answer subscribe within 1000 ms");
        }
    }

    @Test
    void serverThatNeverUpgradesIsGivenUpAndNothingStaysOpen() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> impatient.connect(address, NOBODY).get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(LiveException.Unreachable.class)
                    .hasMessageContaining(address + " took the connection but did not open Live within 300 ms");
            assertThat(impatient.connections()).isZero();
        }
    }

    @Test
    void nobodyListeningIsToldWithTheAddress() throws Exception {
        URI address = freeAddress();
        assertThatThrownBy(() -> client.connect(address, NOBODY).get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(LiveException.Unreachable.class)
                .hasMessageContaining(address + " cannot be reached")
                .hasMessageContaining("is Grafana running there?");
    }

    @Test
    void whatIsNoAddressOfAGrafanaIsRefusedAtOnce() {
        for (String wrong : List.of("localhost:3000", "ftp://localhost", "/api/live")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.connect(URI.create(wrong), NOBODY))
                    .withMessageContaining("http://host:port");
        }
    }

    @Test
    void manyConnectionsShareOneEventLoop() throws Exception {
        int count = 200;
        try (TestingLiveServer server = new TestingLiveServer(() -> greeting(0))) {
            List<CompletableFuture<Void>> subscriptions = IntStream.range(0, count)
                    .mapToObj(i -> client.connect(server.address(), NOBODY)
                            .thenCompose(connection -> connection.subscribe(CHANNEL, "{}", listener)))
                    .toList();
            for (CompletableFuture<Void> subscription : subscriptions) {
                subscription.get(20, TimeUnit.SECONDS);
            }
            assertThat(client.connections()).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                subscribed.poll(10, TimeUnit.SECONDS).send(push("{\"n\":" + i + "}"));
            }
            assertThat(next(count)).doesNotHaveDuplicates();
            client.close();
            assertThat(client.connections()).isZero();
        }
    }

    private LiveConnection connect(URI grafana, LiveAuth auth) throws Exception {
        return client.connect(grafana, auth).get(10, TimeUnit.SECONDS);
    }

    private TestingLiveServer.Peer subscribe(LiveConnection connection) throws Exception {
        connection.subscribe(CHANNEL, "{\"topicName\":\"t\"}", listener).get(10, TimeUnit.SECONDS);
        return subscribed.poll(10, TimeUnit.SECONDS);
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            String message = heard.poll(20, TimeUnit.SECONDS);
            assertThat(message)
                    .as("message %d of %d", messages.size() + 1, count)
                    .isNotNull();
            messages.add(message);
        }
        return messages;
    }

    /** Agrees to every command. */
    private TestingLiveServer.Behaviour greeting(int pingSeconds) {
        return (peer, message) -> {
            int id = Integer.parseInt(
                    message.replaceAll(".*\"id\":(\\d+)}$", "$1").replace("{}", "0"));
            if (message.startsWith("{\"connect\"")) {
                peer.send("{\"id\":" + id + ",\"connect\":{\"client\":\"c\",\"ping\":" + pingSeconds + "}}");
            } else if (message.startsWith("{\"subscribe\"")) {
                peer.send("{\"id\":" + id + ",\"subscribe\":{}}");
                subscribed.add(peer);
            } else if (message.startsWith("{\"unsubscribe\"")) {
                peer.send("{\"id\":" + id + ",\"unsubscribe\":{}}");
            }
        };
    }

    private static String push(String data) {
        return "{\"push\":{\"channel\":\"" + CHANNEL + "\",\"pub\":{\"data\":" + data + "}}}";
    }

    private static void assertClosed(CompletableFuture<LiveException> end, int code, String message) throws Exception {
        assertThat(end.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(LiveException.Closed.class, closed -> assertThat(closed.code())
                        .isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static URI freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
