#!/bin/sh
# Starts @MAIN_CLASS@. JAVA_HOME names the JDK 25 to use, else the `java` on the PATH; DAYBOOK_JAVA_OPTIONS adds JVM options.
home=$(cd "$(dirname "$0")/.." && pwd) || exit 1
# Classes as they are once loaded. A JDK other than the one that wrote them takes the jars, and need not say so.
cache=$home/lib/start.aot
set -- -jar "$home/lib/@JAR@" "$@"
[ ! -f "$cache" ] || set -- -Xlog:aot=off,cds=off "-XX:AOTCache=$cache" "$@"
# shellcheck disable=SC2086 # the options are lists of words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @JVM_OPTIONS@ -XX:+ExitOnOutOfMemoryError $DAYBOOK_JAVA_OPTIONS "$@"
