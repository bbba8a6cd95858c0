package dev.frameproof.oracle.internal;

import dev.frameproof.producers.sink.SentLog;
import java.util.ArrayList;
import java.util.List;

/**
 * When a viewer was there to see one partition, and so which of its records may be missing. Live replays nothing: what
 * is sent while a viewer is away it never sees, and what was on its way when it left it may have seen or not.
 */
final class Attendance {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NOWHERE = -1;

    private final int partition;
    private final SentLog positions;
    private List<Absence> absences = List.of();
    private boolean knowsDue;
    private long dueSinceNanos;
    private long joinedNanos;
    private long absentFrom = NOWHERE;
    private long settledNanos;
    private boolean away;

    /** Offsets that may be missing, of records sent after one time and before another. */
    private record Absence(long from, long to, boolean bounded, long afterNanos, boolean knowsDue, long beforeNanos) {
        boolean covers(SentLog positions, int partition, long offset) {
            if (offset < from || offset >= to) {
                return false;
            }
            if (!bounded && !knowsDue) {
                return true;
            }
            if (positions.indexAt(partition, offset) < 0) {
                return true;
            }
            long intended = positions.intendedNanosAt(partition, offset);
            return (!bounded || intended - afterNanos > 0) && (!knowsDue || intended - beforeNanos < 0);
        }
    }

    Attendance(int partition, SentLog positions) {
        this.partition = partition;
        this.positions = positions;
    }

    /** The viewer asks for the stream; from when on its records are due is not known yet. */
    void joined(long atNanos) {
        away = false;
        joinedNanos = atNanos;
        knowsDue = false;
    }

    /** Records meant to be sent from then on are due, whether or not a later one comes. */
    void dueSince(long nanos) {
        knowsDue = true;
        dueSinceNanos = nanos;
    }

    /**
     * The viewer is gone.
     *
     * @param next the offset after the highest that came
     * @param settled records sent until then had the time to come
     */
    void left(long next, long settled) {
        if (isResuming() && knowsDue) {
            note(absence(absentFrom, NEVER));
            absentFrom = NOWHERE;
        }
        if (absentFrom == NOWHERE) {
            absentFrom = next;
            settledNanos = settled;
        }
        gone();
    }

    /** The viewer is gone before a single row came, or had to. */
    void gone() {
        away = true;
        knowsDue = false;
    }

    private boolean isResuming() {
        return absentFrom != NOWHERE && !away;
    }

    /** A row is looked at; one that had come before the viewer left may have had to wait for that. */
    void seen(long offset, long arrivedNanos) {
        if (absentFrom == NOWHERE) {
            return;
        }
        if (away || arrivedNanos - joinedNanos < 0) {
            absentFrom = Math.max(absentFrom, offset + 1);
            return;
        }
        if (offset > absentFrom) {
            note(absence(absentFrom, offset));
        }
        absentFrom = NOWHERE;
    }

    private Absence absence(long from, long to) {
        return new Absence(from, to, true, settledNanos, knowsDue, dueSinceNanos);
    }

    /** These offsets may be missing, whatever the reason. */
    void excuse(long from, long to) {
        note(new Absence(from, to, false, 0, false, 0));
    }

    private void note(Absence absence) {
        if (absences.isEmpty()) {
            absences = new ArrayList<>(1);
        }
        absences.add(absence);
    }

    boolean isExcused(long offset) {
        for (Absence absence : absences) {
            if (absence.covers(positions, partition, offset)) {
                return true;
            }
        }
        return absentFrom != NOWHERE && absence(absentFrom, NEVER).covers(positions, partition, offset);
    }

    /** @return the first offset of those that lead up to {@code offset} whose records were due, else that offset */
    long firstDueBelow(long offset) {
        long first = offset;
        if (!knowsDue) {
            return first;
        }
        for (long at = offset - 1; at >= 0; at--) {
            if (positions.indexAt(partition, at) >= 0) {
                if (positions.intendedNanosAt(partition, at) - dueSinceNanos < 0) {
                    return first;
                }
                first = at;
            }
        }
        return first;
    }
}
