package dev.frameproof.cli.apicurio;

import dev.frameproof.process.ChildProcess;
import dev.frameproof.process.FreePorts;
import dev.frameproof.process.ProcessSpec;
import dev.frameproof.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An Apicurio registry in a process of its own, with nothing but memory behind it; it speaks Confluent's API. */
final class Apicurio implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String API = "/apis/ccompat/v7";

    private final ChildProcess process;
    private final String url;

    private Apicurio(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @param java of a version that it needs */
    static Apicurio start(Path java, Path distribution, Path log) throws InterruptedException {
        List<Integer> ports = FreePorts.find(2);
        String url = "http://127.0.0.1:" + ports.get(0) + API;
        ChildProcess process = ChildProcess.start(ProcessSpec.of(
                        "apicurio",
                        List.of(
                                java.toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + ports.get(0),
                                "-Dquarkus.management.host=127.0.0.1",
                                "-Dquarkus.management.port=" + ports.get(1),
                                "-Dquarkus.otel.sdk.disabled=true",
                                "-Dapicurio.storage.kind=sql",
                                "-Dapicurio.storage.sql.kind=h2",
                                "-Dapicurio.datasource.url=jdbc:h2:mem:registry",
                                "-Dapicurio.rest.deletion.artifact.enabled=true",
                                "-Dapicurio.rest.deletion.artifact-version.enabled=true",
                                "-jar",
                                distribution.resolve("quarkus-run.jar").toString()),
                        log)
                .inheriting("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")
                .in(distribution));
        boolean ready = false;
        try {
            process.awaitReady(Readiness.probe("an answer from " + url, () -> answers(url)), START);
            ready = true;
            return new Apicurio(process, url);
        } finally {
            if (!ready) {
                process.close();
            }
        }
    }

    private static boolean answers(String url) {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/subjects"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return where it speaks Confluent's API */
    String url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
    }
}
