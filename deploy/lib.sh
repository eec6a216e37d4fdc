# Sourced by the scripts of this folder, never run: where a hive lives, and how its programs run. For bash 3.2 and later.

refuse() { # one sentence with the remedy; nothing was started
  printf '%s\n' "$1" >&2
  exit 2
}

repository_of() { # the top of the Git repository at or above the real path $1; bare ones count
  local folder=$1
  while :; do
    if [ -e "$folder/.git" ] || { [ -f "$folder/HEAD" ] && [ -d "$folder/objects" ] && [ -d "$folder/refs" ]; }; then
      printf '%s\n' "$folder"
      return 0
    fi
    [ "$folder" != / ] || return 1
    folder=$(dirname "$folder")
  done
}

real_path() { # of $1, of which the last parts may not exist yet
  local rest='' path=$1
  case $path in /*) ;; *) path=$PWD/$path ;; esac
  while [ ! -d "$path" ]; do
    rest=/$(basename "$path")$rest
    path=$(dirname "$path")
  done
  path=$(cd "$path" && pwd -P)
  [ "$path" != / ] || path=''
  printf '%s\n' "$path$rest"
}

home_of() { # the default home of the repository at the real path $1
  local sum name
  if command -v sha256sum >/dev/null 2>&1; then
    sum=$(printf '%s' "$1" | sha256sum)
  else
    sum=$(printf '%s' "$1" | shasum -a 256)
  fi
  name=$(basename "$1" | LC_ALL=C tr -c 'A-Za-z0-9._\n-' '-')
  printf '%s\n' "$(real_path "$HOME/.bob")/$name-$(printf '%s' "$sum" | cut -c1-6)"
}

now_millis() {
  if [ -n "${EPOCHREALTIME:-}" ]; then
    local micros=${EPOCHREALTIME/[.,]/}
    echo "$((micros / 1000))"
  else
    echo "$(date +%s)000"
  fi
}

console_pids() { # of the running consoles: "pid home", of all homes but that of a training
  ps -axww -o pid= -o command= \
    | sed -n -e '/bob-training\.[A-Za-z0-9]*\/hive$/d' \
      -e 's/^ *\([0-9][0-9]*\) .*dev\.bob\.orchestrator\.console\.Console .* --home \(.*\)$/\1 \2/p'
}

jar_of() { # the packaged service $1
  printf '%s\n' "$bob/$1-service/target/quarkus-app/quarkus-run.jar"
}

# As all programs are run, and as they learn to start: the cache of another collector or layout of objects is refused.
# In containers it is deploy/docker/jvm, and for what the console and the orchestrator start, QuickStart.java.
quick_jvm=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:+UseCompactObjectHeaders -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=60000 -XX:ServiceThreadCleanupInterval=60000)

run_program() { # preflight or console, options for the JVM, --, arguments: runs in the place of this shell
  local program=$1 options=("${quick_jvm[@]}") service heap names main path='' jar
  local shared='^(dev\.bob|com\.fasterxml\.jackson|org\.pcollections|org\.jspecify|org\.jboss\.logging\.jboss-logging)'
  shift
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  case $program in
    preflight) service=instance heap=512m main=dev.bob.instance.preflight.Preflight
      names="$shared|jgit|JavaEWAH|slf4j-api|commons-codec" ;;
    console) service=orchestrator heap=128m main=dev.bob.orchestrator.console.Console names=$shared ;;
  esac
  for jar in "$bob/$service-service/target/quarkus-app"/{app,lib/main,lib/boot}/*.jar; do
    if [[ $jar == */app/* || ${jar##*/} =~ $names ]]; then path=$path:$jar; fi
  done
  exec "$JAVA_HOME/bin/java" "-Xmx$heap" "${options[@]}" -Dslf4j.internal.verbosity=ERROR \
    -cp "${path#:}" "$main" "$@"
}

cache_of() { # what preflight, console or a service has learned about its start
  case $1 in
    preflight) printf '%s\n' "$bob/instance-service/target/preflight.aot" ;;
    console) printf '%s\n' "$bob/orchestrator-service/target/console.aot" ;;
    *) printf '%s\n' "$bob/$1-service/target/start.aot" ;;
  esac
}
