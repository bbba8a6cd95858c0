package dev.frameproof.oracle.benchmarks;

/**
 * One figure of the benchmark.
 *
 * @param fields how many columns the frames have, {@code time} and {@code offset} among them
 * @param rowsPerSecond the mean over all iterations
 * @param error half of the 99.9 % confidence interval, in rows a second
 * @param limit what it must reach
 */
public record VerifyFigure(int fields, double rowsPerSecond, double error, double limit) {
    /** @return 1 or more when the limit is reached */
    public double ratio() {
        return rowsPerSecond / limit;
    }
}
