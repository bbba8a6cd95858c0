package dev.frameproof.demo;

import static dev.frameproof.demo.Panel.panel;

import java.util.List;
import java.util.Map;

/** Nested orders, flattened by the plugin. */
final class OrdersDemo {
    private static final String ORDERS = "orders";

    private OrdersDemo() {}

    static Demo demo() {
        return new Demo(
                "orders",
                "Orders",
                "Nested JSON orders of a shop, twenty a second, flattened by the plugin; every row verified.",
                List.of(Sent.of(ORDERS, "orders", Map.of(), "20/s", 3)),
                List.of(
                        panel(
                                        PanelKind.TABLE,
                                        "Newest orders",
                                        ORDERS,
                                        "time",
                                        "id",
                                        "status",
                                        "total",
                                        "currency",
                                        "customer.name",
                                        "customer.address.city",
                                        "payment.method")
                                .wide(PanelWidth.TWO_THIRDS)
                                .high(),
                        panel(PanelKind.BARS, "Orders by status", ORDERS, "status")
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(PanelKind.BARS, "Orders by payment", ORDERS, "payment.method")
                                .counting()
                                .wide(PanelWidth.THIRD),
                        panel(
                                        PanelKind.POINTS,
                                        "Where orders come from",
                                        ORDERS,
                                        "customer.address.geo.lon",
                                        "customer.address.geo.lat")
                                .by("currency")
                                .wide(PanelWidth.HALF),
                        panel(PanelKind.GRAPH, "Totals by currency", ORDERS, "total")
                                .by("currency")
                                .from(0)
                                .wide(PanelWidth.HALF)));
    }
}
