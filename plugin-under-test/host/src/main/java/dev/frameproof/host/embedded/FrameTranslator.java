package dev.frameproof.host.embedded;

import java.io.IOException;

/** Turns frames as plugins answer queries with them into frames as browsers read them. */
@FunctionalInterface
public interface FrameTranslator {
    /**
     * @param arrow one Arrow IPC file
     * @return the frame's JSON
     * @throws IOException if that is not a frame
     */
    byte[] arrowToJson(byte[] arrow) throws IOException;
}
