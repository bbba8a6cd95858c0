package dev.frameproof.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read through it. */
final class CountedInput extends FilterInputStream {
    private final AtomicLong bytes;

    CountedInput(InputStream in, AtomicLong bytes) {
        super(in);
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            bytes.incrementAndGet();
        }
        return next;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        if (count > 0) {
            bytes.addAndGet(count);
        }
        return count;
    }
}
