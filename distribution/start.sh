#!/bin/sh
# Starts @MAIN_CLASS@. JAVA_HOME names the JDK 25 to use, else the `java` on the PATH; DAYBOOK_JAVA_OPTIONS adds JVM options.
home=$(cd "$(dirname "$0")/.." && pwd) || exit 1
# shellcheck disable=SC2086 # the options are a list of words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @JVM_OPTIONS@ -XX:+ExitOnOutOfMemoryError $DAYBOOK_JAVA_OPTIONS -cp "$home/lib/*" @MAIN_CLASS@ "$@"
