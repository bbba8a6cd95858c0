package dev.frameproof.oracle.internal;

import dev.frameproof.frame.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a record that has more of them than are shown: which ones are shown is open, so those that are there
 * count, as long as they are the record's, sorted, and as many as there is room for.
 */
final class CappedNames {
    private CappedNames() {}

    /** @return the names that must stand there: the present ones when they may, else the first ones */
    static List<String> of(Shape shape, List<Field> fields, int fixed) {
        List<String> keys = shape.names().subList(0, shape.keys());
        List<String> values = shape.names().subList(shape.keys(), shape.names().size());
        int keysShown = Math.min(keys.size(), shape.cap());
        int valuesShown = Math.min(values.size(), shape.cap());
        List<String> present = fields.stream().skip(fixed).map(Field::name).toList();
        if (present.size() == keysShown + valuesShown
                && isSubsequence(present.subList(0, keysShown), keys)
                && isSubsequence(present.subList(keysShown, present.size()), values)) {
            return present;
        }
        List<String> first = new ArrayList<>(keys.subList(0, keysShown));
        first.addAll(values.subList(0, valuesShown));
        return first;
    }

    private static boolean isSubsequence(List<String> some, List<String> all) {
        int at = 0;
        for (String name : all) {
            if (at < some.size() && some.get(at).equals(name)) {
                at++;
            }
        }
        return at == some.size();
    }
}
