package dev.frameproof.demo;

/** What a panel's numbers count. */
public enum ValueUnit {
    NONE("", "short"),
    PERCENT("percent", "percent"),
    BYTES("bytes", "bytes"),
    BYTES_PER_SECOND("bytes/s", "binBps"),
    SECONDS("s", "s"),
    CELSIUS("celsius", "celsius"),
    DECIBELS("dB", "dB"),
    HERTZ("Hz", "rothz"),
    VOLTS("V", "volt"),
    KILOMETRES_PER_HOUR("km/h", "velocitykmh"),
    ROTATIONS_PER_MINUTE("rpm", "rotrpm"),
    MILLISECONDS("ms", "ms");

    private final String page;
    private final String grafana;

    ValueUnit(String page, String grafana) {
        this.page = page;
        this.grafana = grafana;
    }

    /** @return the name by which the page knows it; texts that it does not know stand behind the number */
    public String page() {
        return page;
    }

    /** @return Grafana's id of it, as {@code @grafana/data} has it in its value formats */
    public String grafana() {
        return grafana;
    }
}
