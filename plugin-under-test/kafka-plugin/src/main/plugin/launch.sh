#!/bin/sh
# Starts the plugin. Grafana 12.4 hands over neither PATH nor HOME nor JAVA_HOME, so only what the shell itself can do is
# used here, and paths from the root. The same file serves each platform: its name tells which one, after the last two
# underscores.

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

case $0 in
    */*) folder=${0%/*} ;;
    *) folder=. ;;
esac
platform=${0##*/}
arch=${platform##*_}
os=${platform%_*}
os=${os##*_}

# From here on the folder itself is the working directory: class data archives only fit the class path that they were
# made with, letter by letter.
case ${PLUGIN_UNIX_SOCKET_DIR:-/} in
    /*) ;;
    *) PLUGIN_UNIX_SOCKET_DIR=$PWD/$PLUGIN_UNIX_SOCKET_DIR && export PLUGIN_UNIX_SOCKET_DIR ;;
esac
cd -P -- "$folder" || fail "the plugin's folder $folder cannot be entered"

# The bundled runtime only runs where the system's loader is the one that it was linked for: the official Alpine image
# of Grafana has another.
own=runtime/${os}_$arch
loader=
[ -r "$own/loader" ] && read -r loader <"$own/loader"
if [ -x "$own/bin/java" ] && { [ -z "$loader" ] || [ -e "$loader" ]; }; then
    if [ -r "$own/plugin.jsa" ]; then
        exec "$own/bin/java" -XX:SharedArchiveFile="$own/plugin.jsa" -XX:+UnlockDiagnosticVMOptions \
            -XX:ArchiveRelocationMode=0 @plugin.args "$@"
    fi
    exec "$own/bin/java" @plugin.args "$@"
fi

# A Java 17 or later: its "release" file says JAVA_VERSION="17.0.15".
version_of() {
    version=
    [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value || [ -n "$key" ]; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            version=${value%%[!0-9]*}
        fi
    done <"$1/release"
    [ -n "$version" ]
}

seen=
for home in "${JAVA_HOME:-}" /opt/java/openjdk /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && version_of "$home"; then
        [ "$version" -ge 17 ] && exec "$home/bin/java" @plugin.args "$@"
        seen="$seen $home (Java $version)"
    fi
done
if [ -x /usr/bin/java ]; then
    case $(/usr/bin/java -version 2>&1) in
        *'version "'1[7-9]* | *'version "'[2-9][0-9]*) exec /usr/bin/java @plugin.args "$@" ;;
        *) seen="$seen /usr/bin/java" ;;
    esac
fi
fail "This plugin needs Java 17 or later for ${os}_$arch and found none, only:${seen:- nothing}. Its own runtime $own is \
missing or not for this system. Install a Java 17 in /usr/lib/jvm or name it by JAVA_HOME."
