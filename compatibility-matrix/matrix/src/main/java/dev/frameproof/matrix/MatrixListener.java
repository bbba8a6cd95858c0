package dev.frameproof.matrix;

import dev.frameproof.reports.MatrixCell;
import java.time.Duration;
import java.util.List;

/** Hears how a matrix goes on; from several threads, one call at a time. */
public interface MatrixListener {
    /** It has reached a step, told in a few words. */
    void step(String what, Duration sinceStart);

    /**
     * The cells of one Grafana and plugin are done.
     *
     * @param done cells done so far, these among them
     * @param all cells in all
     */
    void cells(List<MatrixCell> cells, int done, int all, Duration sinceStart);
}
