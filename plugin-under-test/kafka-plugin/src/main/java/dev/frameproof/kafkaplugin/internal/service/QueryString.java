package dev.frameproof.kafkaplugin.internal.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters behind a URL's question mark. */
record QueryString(Map<String, String> parameters) {
    /** Of a parameter that is given twice the first one counts. */
    static QueryString of(String url) {
        Map<String, String> parameters = new HashMap<>();
        int mark = url.indexOf('?');
        if (mark >= 0) {
            for (String pair : url.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryString(parameters);
    }

    /** @return the value, empty when absent */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    int positive(String name, int otherwise) {
        try {
            int number = Integer.parseInt(get(name));
            return number > 0 ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
