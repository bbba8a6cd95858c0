package dev.frameproof.oracle.benchmarks;

import dev.frameproof.oracle.StreamVerdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Rows verified a second by one thread: from the bytes of the WebSocket messages' data to the verdict, each record made
 * again from the workload's seed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VerifyBenchmark {
    /** How many columns the frames have, {@code time} and {@code offset} among them. */
    @Param({"6", "24"})
    public int fields;

    private VerifyWork work;

    @Setup
    public void write() {
        work = new VerifyWork(fields);
    }

    @Benchmark
    @OperationsPerInvocation(VerifyWork.ROWS)
    public StreamVerdict verify() {
        return work.verify();
    }
}
