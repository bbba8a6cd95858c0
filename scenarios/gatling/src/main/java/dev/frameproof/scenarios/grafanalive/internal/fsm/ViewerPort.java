package dev.frameproof.scenarios.grafanalive.internal.fsm;

import java.time.Duration;
import java.util.List;

/** What a state can have done. Nothing here waits; what comes of it comes as an event. */
public interface ViewerPort {
    /** Opens a connection: {@link ViewerEvent.Opened} or {@link ViewerEvent.NotOpened} follows. */
    void open();

    /** Closes the connection and forgets it; nothing follows. */
    void disconnect();

    /** Subscribes on the connection: {@link ViewerEvent.Agreed} or {@link ViewerEvent.Refused} follows. */
    void subscribe(String stream);

    /** Leaves a stream: {@link ViewerEvent.Agreed} or {@link ViewerEvent.Refused} follows. */
    void unsubscribe(String stream);

    /** @return the streams that the viewer watches, or watched when it was cut off */
    List<String> streams();

    /** The end of the connection was to be: what did not come because of it is not missing. */
    void excuseEnd();

    /** The page is loaded anew. */
    void newPage();

    /** Reads at this pace from now on. */
    void read(ReadingPace pace);

    /** @return a ticket; after that time {@link ViewerEvent.TimeOver} follows with it */
    long after(Duration time);

    /** The command that is waited for is done. */
    void done();

    /** What was awaited has come. */
    void done(AwaitedFrames came);

    /** The command that is waited for has failed. */
    void failed(String why);

    /** The connection was lost while nothing waited for it; it counts as a failed request of its own. */
    void lost(String why);
}
