package dev.frameproof.harness.viewers;

import dev.frameproof.oracle.RecordSource;
import dev.frameproof.oracle.VerifiedPushes;

/** What the viewers of one channel share: the messages that one of them verified, and who watches. */
final class ViewedChannel {
    private static final int SHARED_BYTES = 8 << 20;
    private static final long NOBODY = -1;

    private final ViewedStream stream;
    private final RecordSource records;
    private final VerifiedPushes pushes = new VerifiedPushes(SHARED_BYTES);
    private int watching;
    private long run;

    /** @param records the stream's, each made once for all channels of the topic */
    ViewedChannel(ViewedStream stream, RecordSource records) {
        this.stream = stream;
        this.records = records;
    }

    ViewedStream stream() {
        return stream;
    }

    RecordSource records() {
        return records;
    }

    VerifiedPushes pushes() {
        return pushes;
    }

    /** A viewer has got its first row since it joined. */
    synchronized void watches() {
        if (watching++ == 0) {
            run++;
        }
    }

    /** Such a viewer is gone. */
    synchronized void leaves() {
        watching--;
    }

    /** @return which unbroken run of the stream viewers have rows of now; a negative number for none */
    synchronized long run() {
        return watching > 0 ? run : NOBODY;
    }
}
