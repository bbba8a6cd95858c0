package dev.frameproof.broker.internal;

import dev.frameproof.broker.KafkaAddress;
import dev.frameproof.broker.KafkaConnection;
import dev.frameproof.broker.KafkaUnavailableException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** From the bare socket up: the first thing that is wrong is the thing that is told. */
public final class ConnectionCheck {

    private final KafkaConnection connection;
    private final Duration deadline;
    private final long end;

    public ConnectionCheck(KafkaConnection connection, Duration deadline) {
        this.connection = connection;
        this.deadline = deadline;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** Runs in a thread of its own, since looking up a name knows no deadline. */
    public void run() throws InterruptedException {
        CompletableFuture<Void> checked = new CompletableFuture<>();
        Thread checking = new Thread(
                () -> {
                    try {
                        checkSockets();
                        checkCluster();
                        checked.complete(null);
                    } catch (Throwable e) {
                        checked.completeExceptionally(e);
                    }
                },
                "kafka-check");
        checking.setDaemon(true);
        checking.start();
        try {
            checked.get(left().toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaUnavailableException) {
                throw (KafkaUnavailableException) e.getCause();
            }
            throw new KafkaUnavailableException(
                    "Kafka at " + connection.bootstrapServers() + " cannot be used: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw silent(e);
        }
    }

    private void checkSockets() {
        List<String> failures = new ArrayList<>();
        for (KafkaAddress address : connection.addresses()) {
            String failure = failure(address);
            if (failure == null) {
                return;
            }
            failures.add(failure);
        }
        throw new KafkaUnavailableException(String.join("; ", failures));
    }

    private String failure(KafkaAddress address) {
        Duration patience = left().dividedBy(Math.max(1, connection.addresses().size()));
        try (Socket socket = KafkaProbe.connect(address, patience)) {
            if (protocol().endsWith("SSL")) {
                return null;
            }
            if (KafkaProbe.speaksKafka(socket, patience)) {
                if (protocol().equals("PLAINTEXT")) {
                    checkAdvertised(KafkaProbe.advertised(socket, patience));
                }
                return null;
            }
            return "what listens at " + address + " does not speak Kafka, or expects TLS"
                    + " (then set security.protocol to SSL or SASL_SSL)";
        } catch (UnknownHostException e) {
            return "the host name of " + address + " is unknown here; check its spelling";
        } catch (SocketTimeoutException e) {
            return address + " did not answer within " + patience.toMillis()
                    + " ms; check the address and whether a firewall is in between";
        } catch (IOException e) {
            return "nobody listens at " + address + " (" + e.getMessage()
                    + "); start Kafka there, or leave --kafka away for an embedded one";
        }
    }

    private String protocol() {
        return connection
                .clientProperties()
                .getOrDefault("security.protocol", "PLAINTEXT")
                .toUpperCase(Locale.ROOT);
    }

    private void checkCluster() throws InterruptedException {
        int millis = (int) Math.max(1, left().toMillis());
        Map<String, Object> settings = connection.properties();
        settings.put("request.timeout.ms", millis);
        settings.put("default.api.timeout.ms", millis);
        settings.put("socket.connection.setup.timeout.ms", millis);
        settings.put("socket.connection.setup.timeout.max.ms", millis);
        try (QuickAdmin admin = new QuickAdmin(Admin.create(settings))) {
            checkAdvertised(admin.nodes(left()).stream()
                    .map(node -> new KafkaAddress(node.host(), node.port()))
                    .toList());
        } catch (AuthenticationException e) {
            throw new KafkaUnavailableException(
                    "Kafka at " + connection.bootstrapServers() + " refused the login: " + e.getMessage(), e);
        } catch (TimeoutException | org.apache.kafka.common.errors.TimeoutException e) {
            throw silent(e);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(
                    "Kafka at " + connection.bootstrapServers() + " cannot be used: " + reasons(e), e);
        }
    }

    /** A cluster tells its clients which addresses to use; these often lead nowhere from outside of a container. */
    private void checkAdvertised(List<KafkaAddress> brokers) {
        for (KafkaAddress address : brokers) {
            try (Socket socket = KafkaProbe.connect(address, left())) {
                socket.shutdownOutput();
            } catch (IOException e) {
                throw new KafkaUnavailableException(
                        "Kafka at " + connection.bootstrapServers() + " sends its clients to " + address
                                + ", which cannot be reached from here (" + e.getMessage()
                                + "); correct advertised.listeners of that broker",
                        e);
            }
        }
    }

    private KafkaUnavailableException silent(Exception cause) {
        return new KafkaUnavailableException(
                "Kafka at " + connection.bootstrapServers() + " did not answer within " + deadline.toMillis()
                        + " ms; check the address, the security settings, and whether the broker's"
                        + " advertised.listeners can be reached from here",
                cause);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private static String reasons(Throwable e) {
        StringBuilder reasons = new StringBuilder(String.valueOf(e.getMessage()));
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            reasons.append(": ").append(cause.getMessage());
        }
        return reasons.toString();
    }
}
