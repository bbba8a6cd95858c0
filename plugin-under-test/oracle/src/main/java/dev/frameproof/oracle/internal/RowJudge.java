package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import dev.frameproof.oracle.ExpectedRecord;

/** Compares rows whose records are known with what their records ask for; one way for each layout of frames. */
interface RowJudge {
    Outline outline(Schema schema);

    /** Sets what the row must hold; its place and time are set. */
    void fill(ExpectedRecord record, ExpectedRow row);

    /** @param batch the rows of the frame that are to be compared; where records have several, the first of each */
    void judge(Frame frame, RowBatch batch);

    /** @return how many records have been compared */
    long verified();

    /** @return how often something was left open that later rows decide */
    long doubted();

    /** From now on the plugin may have forgotten what it had read before. */
    void restarted();

    /** Judges what was left open. */
    void finish();
}
