package dev.frameproof.oracle.internal.protobuf;

import com.google.protobuf.DescriptorProtos.Edition;
import dev.frameproof.oracle.internal.Undecodable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .proto} file of an edition, which Wire does not parse, as one of proto3: what the two write alike stays. What
 * only editions write and what no value shown depends on (reserved names without quotes, visibility, option imports, defaults of fields) is left
 * out; features are options, and those can be parsed.
 */
record ProtoEdition(Edition edition, String asProto3) {
    private static final Pattern FIRST = Pattern.compile(
            "\\A((?:\\s|//[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*)edition\\s*=\\s*[\"'](\\w+)[\"']\\s*;", Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile("(?<![^\\s{};])reserved\\s++(?!=)[^;]*;");
    private static final Pattern VISIBILITY = Pattern.compile("(?m)^(\\s*)(?:export|local)\\s+(message|enum)\\b");
    private static final String DEFAULT = "default\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^,\\]\\s\"']+)\\s*";
    private static final Pattern ONLY_DEFAULT = Pattern.compile("\\[\\s*" + DEFAULT + "\\]");
    private static final Pattern FIRST_DEFAULT = Pattern.compile("(\\[\\s*)" + DEFAULT + ",");
    private static final Pattern LATER_DEFAULT = Pattern.compile(",\\s*" + DEFAULT + "(?=[,\\]])");
    private static final Pattern OPTION_IMPORT = Pattern.compile("(?m)^\\s*import\\s+option\\s[^;]*;");

    /**
     * @return empty for a file of proto2 or proto3
     * @throws Undecodable when it is of an edition that is not known
     */
    static Optional<ProtoEdition> of(String text) throws Undecodable {
        Matcher first = FIRST.matcher(text);
        if (!first.find()) {
            return Optional.empty();
        }
        Edition edition = edition(first.group(2));
        String rest = text.substring(first.end());
        rest = RESERVED.matcher(rest).replaceAll("");
        rest = VISIBILITY.matcher(rest).replaceAll("$1$2");
        rest = OPTION_IMPORT.matcher(rest).replaceAll("");
        rest = ONLY_DEFAULT.matcher(rest).replaceAll("");
        rest = FIRST_DEFAULT.matcher(rest).replaceAll("$1");
        rest = LATER_DEFAULT.matcher(rest).replaceAll("");
        return Optional.of(new ProtoEdition(edition, first.group(1) + "syntax = \"proto3\";" + rest));
    }

    private static Edition edition(String name) throws Undecodable {
        try {
            return Edition.valueOf("EDITION_" + name);
        } catch (IllegalArgumentException unknown) {
            throw new Undecodable("the Protobuf schema is of the unknown edition " + name);
        }
    }
}
