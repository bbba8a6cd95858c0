package dev.frameproof.demo;

import java.util.Locale;

/** How much of a row of the page a panel takes. */
public enum PanelWidth {
    THIRD(4),
    HALF(6),
    TWO_THIRDS(8),
    FULL(12);

    private final int twelfths;

    PanelWidth(int twelfths) {
        this.twelfths = twelfths;
    }

    public int twelfths() {
        return twelfths;
    }

    /** @return the name by which the page knows it */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
