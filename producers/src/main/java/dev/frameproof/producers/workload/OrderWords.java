package dev.frameproof.producers.workload;

import java.util.List;

/** What orders are worded with: plain text, and some of what real text has (umlauts, quotes, other scripts, emoji). */
final class OrderWords {
    static final List<String> STATUSES = List.of("new", "paid", "packed", "shipped", "delivered", "returned");
    static final List<String> METHODS_WITHOUT_CARD = List.of("paypal", "invoice", "transfer");
    static final List<String> BRANDS = List.of("visa", "mastercard", "amex", "maestro");
    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "SEK");
    static final List<String> FIRST_NAMES =
            List.of("Ada", "Björn", "Chidi", "Dóra", "Emeka", "Fatima", "Grace", "Haruto", "Ines", "Jürgen", "Łucja");
    static final List<String> LAST_NAMES =
            List.of("Lovelace", "Okafor", "O'Neill", "Müller", "Nagy", "García", "Sato", "van der Berg", "Šimić");
    static final List<String> STREETS =
            List.of("Main Street", "Lindenweg", "Rue de l'Église", "Via Roma", "Calle Mayor", "Østergade", "桜通り");
    static final List<String> CITIES =
            List.of("Lagos", "Berlin", "Zürich", "São Paulo", "Kyōto", "Austin", "Kraków", "Αθήνα");
    static final List<String> HUBS = List.of("LEJ", "CVG", "HKG", "EMA", "VIT", "LGG");
    static final List<String> NOTES = List.of(
            "ring twice",
            "leave it \"behind\" the door",
            "C:\\gate\\left",
            "first line\nsecond line",
            "a gift <3 & a card",
            "für Oma 🎂",
            "");

    private OrderWords() {}
}
