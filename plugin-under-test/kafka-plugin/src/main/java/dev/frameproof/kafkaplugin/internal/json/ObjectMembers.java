package dev.frameproof.kafkaplugin.internal.json;

import dev.frameproof.kafkaplugin.internal.rows.Utf8Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The members of the objects that are being written: where each one's name and text lie, so that they can be sorted. */
public final class ObjectMembers {
    private static final int NAME_FROM = 0;
    private static final int NAME_TO = 1;
    private static final int TEXT_FROM = 2;
    private static final int TEXT_TO = 3;
    private static final int STRIDE = 4;

    private final Utf8Buffer names = new Utf8Buffer(256);
    private final Utf8Buffer sorted = new Utf8Buffer(256);
    private int[] ranges = new int[16 * STRIDE];
    private int size;

    public void clear() {
        names.clear();
        size = 0;
    }

    /** @return a mark for {@link #order}: the members opened from now on belong to one object, or to those inside it */
    public int mark() {
        return size;
    }

    /** @return the member's number for {@link #close} */
    public int open(Utf8Buffer name, int textFrom) {
        if ((size + 1) * STRIDE > ranges.length) {
            ranges = Arrays.copyOf(ranges, ranges.length * 2);
        }
        int at = size * STRIDE;
        ranges[at + NAME_FROM] = names.length();
        names.append(name.array(), 0, name.length());
        ranges[at + NAME_TO] = names.length();
        ranges[at + TEXT_FROM] = textFrom;
        return size++;
    }

    public void close(int member, int textTo) {
        ranges[member * STRIDE + TEXT_TO] = textTo;
    }

    /**
     * Brings the members since the mark, whose texts are the end of {@code out}, in the order of their names' bytes and
     * forgets them. Of equal names the last one stays.
     */
    public void order(int mark, Utf8Buffer out) {
        if (!isOrdered(mark)) {
            List<Integer> byName = byName(mark);
            sorted.clear();
            for (int i = 0; i < byName.size(); i++) {
                boolean replaced = i + 1 < byName.size() && compare(byName.get(i), byName.get(i + 1)) == 0;
                if (!replaced) {
                    if (sorted.length() > 0) {
                        sorted.append(',');
                    }
                    int at = byName.get(i) * STRIDE;
                    sorted.append(out.array(), ranges[at + TEXT_FROM], ranges[at + TEXT_TO]);
                }
            }
            out.truncate(ranges[mark * STRIDE + TEXT_FROM]);
            out.append(sorted.array(), 0, sorted.length());
        }
        names.truncate(ranges[mark * STRIDE + NAME_FROM]);
        size = mark;
    }

    private List<Integer> byName(int mark) {
        List<Integer> byName = new ArrayList<>(size - mark);
        for (int member = mark; member < size; member++) {
            byName.add(member);
        }
        byName.sort(this::compare);
        return byName;
    }

    private boolean isOrdered(int mark) {
        for (int member = mark + 1; member < size; member++) {
            if (compare(member - 1, member) >= 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(int one, int other) {
        int a = one * STRIDE;
        int b = other * STRIDE;
        byte[] bytes = names.array();
        return Arrays.compareUnsigned(
                bytes, ranges[a + NAME_FROM], ranges[a + NAME_TO], bytes, ranges[b + NAME_FROM], ranges[b + NAME_TO]);
    }
}
