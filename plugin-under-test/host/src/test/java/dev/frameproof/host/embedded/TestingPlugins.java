package dev.frameproof.host.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Plugins for tests. */
public final class TestingPlugins {
    public static final String KAFKA_ID = "hamedkarbasi93-kafka-datasource";

    private TestingPlugins() {}

    /** The descriptor of the plugin that was installed when the recordings were made. */
    public static InstalledPlugin kafka(PluginBackend backend) {
        String json = """
                {"type":"datasource","name":"Kafka","id":"hamedkarbasi93-kafka-datasource","backend":true,"streaming":true,
                 "executable":"gpx_kafka-datasource",
                 "info":{"description":"Kafka Datasource Plugin",
                  "author":{"name":"Hamed Karbasi","url":"https://github.com/hoptical"},
                  "keywords":["kafka","datasource","backend","streaming"],
                  "logos":{"small":"img/kafka-dark-logo.svg","large":"img/kafka-dark-logo.svg"},
                  "links":[{"name":"Website","url":"https://github.com/hoptical/grafana-kafka-datasource"},
                   {"name":"License","url":"https://github.com/hoptical/grafana-kafka-datasource/blob/main/LICENSE"},
                   {"name":"Sponsor","url":"https://github.com/sponsors/hoptical"}],
                  "screenshots":[{"name":"Streaming Dashboard","path":"img/stream-json-screenshot.png"},
                   {"name":"Datasource Configuration","path":"img/config-basic.png"},
                   {"name":"JSON Query Builder","path":"img/query-json.png"},
                   {"name":"Avro Inline Schema","path":"img/query-avro-inline-schema.png"},
                   {"name":"SASL and TLS Authentication","path":"img/config-authentication.png"}],
                  "version":"1.7.2","updated":"2026-08-01"},
                 "dependencies":{"grafanaDependency":">=10.2.9","plugins":[]}}
                """;
        try {
            return new InstalledPlugin((ObjectNode) new ObjectMapper().readTree(json), Optional.empty(), backend);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
