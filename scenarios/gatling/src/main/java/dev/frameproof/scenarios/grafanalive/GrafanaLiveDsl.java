package dev.frameproof.scenarios.grafanalive;

import dev.frameproof.scenarios.engine.ValueCheck;
import dev.frameproof.scenarios.grafanalive.internal.check.LiveFrames;
import io.gatling.javaapi.core.CheckBuilder;
import java.util.List;
import java.util.Optional;

/** The entry to the protocol; meant to be imported statically. */
public final class GrafanaLiveDsl {
    /** The protocol with its defaults: {@code http://127.0.0.1:3000}, without a login. */
    public static final GrafanaLiveProtocolBuilder grafanaLive = GrafanaLiveProtocolBuilder.standard();

    private GrafanaLiveDsl() {}

    /** @param request the step's name in Gatling's statistics, in its Expression Language */
    public static GrafanaLive grafanaLive(String request) {
        return new GrafanaLive(request);
    }

    /** @return how many rows came while they were awaited */
    public static CheckBuilder.Find<Integer> rowCount() {
        return ValueCheck.<LiveFrames, Integer>find("rowCount", Integer.class, frames -> Optional.of(frames.rows()));
    }

    /** @return how many frames came while they were awaited */
    public static CheckBuilder.Find<Integer> frameCount() {
        return ValueCheck.<LiveFrames, Integer>find(
                "frameCount", Integer.class, frames -> Optional.of(frames.frames()));
    }

    /** @return the names of the columns that came, in their order */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static CheckBuilder.Find<List<String>> columnNames() {
        return ValueCheck.<LiveFrames, List<String>>find(
                "columnNames", (Class<List<String>>) (Class) List.class, frames -> Optional.of(frames.columns()));
    }

    /** @return the values of a column, row by row, as texts */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static CheckBuilder.Find<List<String>> columnValues(String column) {
        return ValueCheck.<LiveFrames, List<String>>find(
                "columnValues " + column, (Class<List<String>>) (Class) List.class, frames -> frames.values(column));
    }

    /** @return the value of a column in the last row that came, as a text */
    public static CheckBuilder.Find<String> lastValue(String column) {
        return ValueCheck.<LiveFrames, String>find(
                "lastValue " + column, String.class, frames -> frames.lastValue(column));
    }

    /**
     * @param percentile above 0, at most 100
     * @return the age of the rows that came at that percentile, in milliseconds from their intended send time
     */
    public static CheckBuilder.Find<Double> latencyMillis(double percentile) {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percentile);
        }
        return ValueCheck.<LiveFrames, Double>find(
                "latencyMillis " + percentile, Double.class, frames -> frames.latencyMillis(percentile));
    }

    /** @return with which code the target closed the connection, where that is awaited; 1006 when there was none */
    public static CheckBuilder.Find<Integer> closeCode() {
        return ValueCheck.<LiveFrames, Integer>find("closeCode", Integer.class, LiveFrames::closeCode);
    }

    /** @return the longest time without a frame while they were awaited, in milliseconds */
    public static CheckBuilder.Find<Double> longestGapMillis() {
        return ValueCheck.<LiveFrames, Double>find(
                "longestGapMillis", Double.class, frames -> Optional.of(frames.longestGapMillis()));
    }
}
