package dev.frameproof.protocol.host;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Checks that packets come whole and in order, numbered from 0, and keeps none of them. */
final class TestingPacketListener implements PacketListener {
    private final CompletableFuture<StreamEnd> end = new CompletableFuture<>();
    private int packets;
    private String firstWrong = "";

    @Override
    public synchronized void onPacket(byte[] data) {
        String expected = "{\"n\":" + packets + "}";
        if (!new String(data, 0, Math.min(data.length, expected.length()), StandardCharsets.UTF_8).equals(expected)
                && firstWrong.isEmpty()) {
            firstWrong = "packet " + packets + " is " + new String(data, StandardCharsets.UTF_8);
        }
        packets++;
        notifyAll();
    }

    @Override
    public void onEnd(StreamEnd how) {
        end.complete(how);
    }

    synchronized int packets() {
        return packets;
    }

    synchronized String firstWrong() {
        return firstWrong;
    }

    synchronized void awaitPackets(int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (packets < wanted) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMillis <= 0) {
                throw new AssertionError("waited for packet " + wanted + ", have " + packets);
            }
            wait(leftMillis);
        }
    }

    StreamEnd awaitEnd() throws Exception {
        return end.get(30, TimeUnit.SECONDS);
    }
}
