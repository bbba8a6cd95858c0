package dev.frameproof.browser;

import dev.frameproof.host.HttpAnswer;
import java.util.List;

/** Where the plugin's streams come from and who answers it. May be used from several threads. */
public interface LiveSource extends AutoCloseable {
    /** @return the address of the datasource that the plugin is given */
    String datasourceUid();

    /** @return the topics that there are, with the query that each is asked by; at least one */
    List<TopicQuery> topics();

    /** @return whether frames end by themselves, so that a stream can be read to its end */
    boolean isFinite();

    /**
     * Opens a stream.
     *
     * @param channel without the namespace: {@code ds/<uid>/<path>}
     * @param queryJson the data that the plugin subscribed with
     * @param sink gets every message in order
     * @return closes the stream
     * @throws LiveRefusedException when Live refuses the channel
     */
    AutoCloseable open(String channel, String queryJson, LiveSink sink) throws LiveRefusedException;

    /**
     * Answers one of the datasource's resources.
     *
     * @param path below {@code resources/}, with its query
     * @param body empty for none
     */
    HttpAnswer resource(String method, String path, String body);

    /** @return what the datasource's health check says */
    HttpAnswer health();

    @Override
    void close();
}
