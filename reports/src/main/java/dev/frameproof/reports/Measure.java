package dev.frameproof.reports;

/** What a {@link TimeSeries} holds, with the unit of its values. Series of one measure share one plot. */
public enum Measure {
    /** Records or rows a second. */
    THROUGHPUT("throughput", "Throughput", "rows/s"),
    /** Milliseconds. */
    LATENCY("latency", "Latency", "ms"),
    /** Milliseconds, of one part of the way. */
    LATENCY_PART("latency-part", "Latency by part", "ms"),
    /** Resident memory of a process, bytes. */
    MEMORY("memory", "Memory", "bytes"),
    /** Processor cores in use by a process: 1 is one whole core. */
    CPU("cpu", "CPU", "cores"),
    /** Share of the time that a Java process stood still for garbage collection, in percent. */
    GC("gc", "Garbage collection", "% of time"),
    /** What a process read, from sockets, pipes and files, bytes a second. */
    READ("read", "Bytes in", "bytes/s"),
    /** What a process wrote, to sockets, pipes and files, bytes a second. */
    WRITTEN("written", "Bytes out", "bytes/s"),
    /** What a process's log grew by, bytes a second. */
    LOG("log", "Log volume", "bytes/s"),
    /** Threads of a process. */
    THREADS("threads", "Threads", "threads");

    private final String id;
    private final String title;
    private final String unit;

    Measure(String id, String title, String unit) {
        this.id = id;
        this.title = title;
        this.unit = unit;
    }

    /** @return the stable name, lower case */
    public String id() {
        return id;
    }

    /** @return the name a person reads */
    public String title() {
        return title;
    }

    /** @return the unit of the values */
    public String unit() {
        return unit;
    }
}
