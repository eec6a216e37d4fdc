# Sourced, never run: finds a JDK 25 or newer and sets JAVA_HOME and PATH to it.
# PATH's java may be older: Maven itself must run on 25, since quarkus:build loads our classes inside Maven's own JVM.

bob_java_major() { # the major version of the JDK at $1, or 0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1 | grep . || echo 0
}

bob_find_java() {
  local candidate on_path
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" \
      /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$candidate" ] && [ "$(bob_java_major "$candidate")" -ge 25 ] && { printf '%s\n' "$candidate"; return 0; }
  done
  return 1
}

if bob_java_home=$(bob_find_java); then
  JAVA_HOME=$bob_java_home
  PATH=$JAVA_HOME/bin:$PATH
  export JAVA_HOME PATH
else
  echo "Bob needs a JDK 25 or newer, and none was found: install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  exit 2
fi
