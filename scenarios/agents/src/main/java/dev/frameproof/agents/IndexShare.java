package dev.frameproof.agents;

/**
 * The part of a workload that one of several senders sends: every {@code of}th record, from number {@code number} on.
 * Its records go, in their order, to the partitions {@code number}, {@code number + of}, {@code number + 2 of} and so on
 * in turn, and nobody else sends there. So the record at an offset follows from the offset alone: whoever knows the
 * workload knows what lies where, without being told and without having read it.
 *
 * @param number which one it is, from 0
 * @param of how many senders there are
 */
public record IndexShare(int number, int of) {
    public IndexShare {
        if (of < 1 || number < 0 || number >= of) {
            throw new IllegalArgumentException("a share is one of 0 to %d, not %d".formatted(of - 1, number));
        }
    }

    /**
     * @param text {@code number/of}, for example {@code 0/3} for the first of three
     * @throws IllegalArgumentException when it is no share
     */
    public static IndexShare parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new IndexShare(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException notNumbers) {
            throw new IllegalArgumentException(refusal(text), notNumbers);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "'%s' is not a share: write it like 0/3 for the first of three".formatted(text);
    }

    /** @return the workload's index of this share's record {@code n} */
    public long index(long n) {
        return n * of + number;
    }

    /** @return how many of the workload's first {@code records} are in this share */
    public long records(long records) {
        return records <= number ? 0 : (records - number - 1) / of + 1;
    }

    /**
     * @param partitions how many the topic has, at least one for each share
     * @return how many of them are this share's
     */
    public int partitions(int partitions) {
        if (partitions < of) {
            throw new IllegalArgumentException("%d senders need at least as many partitions, one each; the topic has %d"
                    .formatted(of, partitions));
        }
        return (partitions - number - 1) / of + 1;
    }

    /** @return the partition that this share's record {@code n} goes to */
    public int partition(long n, int partitions) {
        return number + of * (int) (n % partitions(partitions));
    }

    /** @return which of this share's records lies there */
    public long recordAt(int partition, long offset, int partitions) {
        int place = (partition - number) / of;
        return offset * partitions(partitions) + place;
    }

    /** @return how many of the workload's first {@code records} go to one of this share's partitions */
    public long recordsIn(int partition, long records, int partitions) {
        long mine = records(records);
        int place = (partition - number) / of;
        return mine <= place ? 0 : (mine - place - 1) / partitions(partitions) + 1;
    }
}
