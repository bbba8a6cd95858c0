package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.squareup.wire.schema.internal.parser.OptionElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features that options of an edition's file set, as descriptors have them. */
final class ProtoFeatures {
    private static final String FEATURES = "features";

    private ProtoFeatures() {}

    /** @return empty when they set none; features of languages, which values do not depend on, are left out */
    static Optional<FeatureSet> of(List<OptionElement> options) {
        FeatureSet.Builder features = FeatureSet.newBuilder();
        for (OptionElement option : options) {
            if (!option.isParenthesized() && option.getName().equals(FEATURES)) {
                set(features, option.getValue());
            } else if (!option.isParenthesized() && option.getName().startsWith(FEATURES + ".")) {
                set(features, option.getName().substring(FEATURES.length() + 1), option.getValue());
            }
        }
        return features.getAllFields().isEmpty() ? Optional.empty() : Optional.of(features.build());
    }

    /** {@code features.name = VALUE}, or {@code features = { name: VALUE }}. */
    private static void set(FeatureSet.Builder features, Object value) {
        if (value instanceof OptionElement one) {
            set(features, one.getName(), one.getValue());
        } else if (value instanceof Map<?, ?> all) {
            all.forEach((name, one) -> set(features, String.valueOf(name), one));
        }
    }

    private static void set(FeatureSet.Builder features, String name, Object value) {
        FieldDescriptor feature = FeatureSet.getDescriptor().findFieldByName(name);
        if (feature != null && feature.getType() == FieldDescriptor.Type.ENUM) {
            Object named = value instanceof OptionElement.OptionPrimitive one ? one.getValue() : value;
            EnumValueDescriptor wanted = feature.getEnumType().findValueByName(String.valueOf(named));
            if (wanted == null) {
                throw new IllegalArgumentException("the feature " + name + " has no value " + named);
            }
            features.setField(feature, wanted);
        }
    }
}
