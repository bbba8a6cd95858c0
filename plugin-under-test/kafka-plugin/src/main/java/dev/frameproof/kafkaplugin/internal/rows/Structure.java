package dev.frameproof.kafkaplugin.internal.rows;

/** What the rows of one frame have in common. */
public final class Structure {
    private final byte[] head;
    private final boolean partitioned;
    private final int columns;

    /**
     * @param head the frame's JSON up to the first column's values
     * @param partitioned whether there is a column for the partition
     * @param columns how many columns there are, time, partition and offset among them
     */
    public Structure(byte[] head, boolean partitioned, int columns) {
        this.head = head;
        this.partitioned = partitioned;
        this.columns = columns;
    }

    int headLength() {
        return head.length;
    }

    void copyHead(byte[] target) {
        System.arraycopy(head, 0, target, 0, head.length);
    }

    boolean partitioned() {
        return partitioned;
    }

    public int columns() {
        return columns;
    }

    /** @return the number of columns before those of keys and values */
    int fixedColumns() {
        return partitioned ? 3 : 2;
    }
}
