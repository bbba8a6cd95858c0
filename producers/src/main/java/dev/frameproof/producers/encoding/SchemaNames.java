package dev.frameproof.producers.encoding;

import java.util.HashSet;
import java.util.Set;

/** Names that schemas allow, and new ones for the types within. */
final class SchemaNames {
    private final Set<String> taken = new HashSet<>();

    /** @return whether it is letters, digits and underscores, no digit first: what Avro and Protobuf both take */
    static boolean isAllowed(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    static void check(String name, String path, String language) {
        if (!isAllowed(name)) {
            throw new IllegalArgumentException("member '" + path + "': " + language
                    + " names are letters, digits and underscores, no digit first, and not '" + name + "'");
        }
    }

    /** @return a type's name from a member's: {@code lineItems} becomes {@code LineItems} */
    static String typeName(String member) {
        StringBuilder name = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < member.length(); i++) {
            char c = member.charAt(i);
            if (c == '_' || c == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "T" + name : name.toString();
    }

    void take(String name) {
        taken.add(name);
    }

    /** @return that name, or one like it that is not taken yet; taken from now on */
    String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}
