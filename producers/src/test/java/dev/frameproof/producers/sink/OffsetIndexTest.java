package dev.frameproof.producers.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetIndexTest {
    private final OffsetIndex index = new OffsetIndex();

    @Test
    void knowsNothingAtFirst() {
        assertThat(index.end()).isZero();
        assertThat(index.at(0)).isEqualTo(-1);
        assertThat(index.at(-1)).isEqualTo(-1);
        assertThat(index.at(Long.MAX_VALUE)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 1000})
    void numbersThatRiseEvenlyAreEachFoundAgain(long stride) {
        for (long offset = 0; offset < 5_000; offset++) {
            index.put(offset, 3 + offset * stride);
            assertThat(index.end()).isEqualTo(offset + 1);
            assertThat(index.at(offset + 1)).isEqualTo(-1);
        }
        for (long offset = 0; offset < 5_000; offset++) {
            assertThat(index.at(offset)).isEqualTo(3 + offset * stride);
        }
    }

    @Test
    void whateverIsPutIsFoundAndNothingElse() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            OffsetIndex mixed = new OffsetIndex();
            Map<Long, Long> expected = new HashMap<>();
            long offset = random.nextBoolean() ? 0 : random.nextInt(1 << 20);
            long first = offset;
            long number = random.nextInt(10);
            long stride = 1L + random.nextInt(4);
            for (int i = 0; i < 4_000; i++) {
                int chance = random.nextInt(400);
                if (chance == 0) {
                    offset += 1 + random.nextInt(3_000);
                } else if (chance == 1) {
                    number += random.nextInt(50);
                } else if (chance == 2) {
                    stride = 1L + random.nextInt(4);
                }
                long at = chance == 3 ? Math.max(0, offset - random.nextInt(5_000)) : offset;
                mixed.put(at, number);
                expected.put(at, number);
                first = Math.min(first, at);
                offset = Math.max(offset, at + 1);
                number += stride;
            }
            assertThat(mixed.end()).isEqualTo(offset);
            for (long at = Math.max(0, first - 3_000); at < offset + 3_000; at++) {
                assertThat(mixed.at(at)).as("seed %d, offset %d", seed, at).isEqualTo(expected.getOrDefault(at, -1L));
            }
        }
    }

    /** Readers follow the writer through even chunks, gaps and uneven ones. */
    @Test
    void lookingAtAllSkipsGapsAndNothingElse() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            OffsetIndex sparse = new OffsetIndex();
            List<Long> put = new ArrayList<>();
            long offset = random.nextBoolean() ? 0 : 7_000_000_000L;
            for (int i = 0; i < 300; i++) {
                offset += random.nextInt(20) == 0 ? random.nextInt(1 << 20) : 1 + random.nextInt(3);
                sparse.put(offset, i);
                put.add(offset);
            }
            List<Long> found = new ArrayList<>();
            long steps = 0;
            for (long at = sparse.firstFrom(0); at < sparse.end(); at = sparse.firstFrom(at + 1)) {
                steps++;
                if (sparse.at(at) >= 0) {
                    found.add(at);
                }
            }
            assertThat(found).as("seed %d", seed).isEqualTo(put);
            assertThat(steps).isLessThan(300L * OffsetIndex.CHUNK);
        }
    }

    @Test
    @Timeout(30)
    void readersSeeEveryNumberOnceTheySeeAnEndBeyondIt() {
        int offsets = 300_000;
        CompletableFuture<?>[] readers = new CompletableFuture<?>[3];
        for (int r = 0; r < readers.length; r++) {
            readers[r] = CompletableFuture.runAsync(() -> {
                long next = 0;
                while (next < offsets) {
                    long end = index.end();
                    for (; next < end; next++) {
                        if (index.at(next) != expected(next)) {
                            throw new AssertionError("offset " + next + " gave " + index.at(next));
                        }
                    }
                    Thread.onSpinWait();
                }
            });
        }
        for (long offset = 0; offset < offsets; offset++) {
            if (expected(offset) >= 0) {
                index.put(offset, expected(offset));
            }
        }
        CompletableFuture.allOf(readers).join();
    }

    /** Even for a while, then with jumps, then with gaps. */
    private static long expected(long offset) {
        return switch ((int) (offset / 10_000 % 3)) {
            case 0 -> offset * 3;
            case 1 -> offset * 3 + offset / 7;
            default -> offset % 11 == 0 && offset % 10_000 != 9_999 ? -1 : offset * 3;
        };
    }
}
