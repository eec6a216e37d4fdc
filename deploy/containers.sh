# Sourced by start-multi.sh, never run: the same hive in containers, by docker compose. For bash 3.2 and later.

compose() { # a person's own choice of files, a socket proxy among them, holds
  if [ -n "${COMPOSE_FILE:-}" ]; then
    docker compose --project-directory "$bob" "$@"
  else
    docker compose -f "$bob/docker-compose.yml" "$@"
  fi
}

find_engine() {
  command -v docker >/dev/null 2>&1 || refuse "--docker: there is no docker command here; install Docker, or leave --docker out"
  case $(docker compose version --short 2>/dev/null) in
    2.2[4-9].* | v2.2[4-9].* | 2.[3-9][0-9].* | v2.[3-9][0-9].* | [3-9].* | v[3-9].* | [1-9][0-9].* | v[1-9][0-9].*) ;;
    *) refuse "--docker: there is no Docker Compose 2.24 or later here; install its plugin, or leave --docker out" ;;
  esac
  docker version --format '{{.Server.Version}}' >/dev/null 2>&1 \
    || refuse "--docker: no Docker engine answers here; start it, or leave --docker out"
}

dashboard_port() { # the one that this project has published, else 3141 or the next that nobody listens on
  local port=3141 published
  published=$(compose port dashboard 3141 2>/dev/null || true)
  case $published in *:[1-9]*) printf '%s\n' "${published##*:}"; return ;; esac
  while [ "$port" -lt 3241 ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s\n' "$port"
}

logs=
stop_containers() { # exit code: the volume stays
  trap - INT TERM
  [ -z "$logs" ] || kill "$logs" 2>/dev/null || true
  compose stop >/dev/null 2>&1 || echo "the containers could not be stopped: see docker compose -p $COMPOSE_PROJECT_NAME ps" >&2
  printf '\nKept: the volume %s_home\nResume   %s\n' "$COMPOSE_PROJECT_NAME" "$resume"
  exit "$1"
}

newest_goal() { # its state as JSON without braces; empty while the dashboard does not answer
  compose exec -T dashboard wget -q -O - http://127.0.0.1:3141/api/goals 2>/dev/null </dev/null \
    | tr -d '\n' | sed -n 's/.*"state":{\([^}]*\)}.*/\1/p'
}

silent_seconds_max=60
await_end() { # of the newest goal; gives the exit code of the run
  local now silent=0
  while :; do
    now=$(newest_goal)
    case $now in
      '')
        silent=$((silent + 1))
        [ "$silent" -lt "$silent_seconds_max" ] \
          || { echo "the dashboard does not answer: see docker compose -p $COMPOSE_PROJECT_NAME logs dashboard" >&2; return 1; } ;;
      *) silent=0 ;;
    esac
    case $now in
      *'"state":"finished"'*) case $now in *'"blocked":0,'* | *'"blocked":0') return 0 ;; *) return 1 ;; esac ;;
      *'"state":"refused"'*) printf 'The goal is refused: %s\n' "$(printf '%s' "$now" | sed 's/.*"reason":"\(.*\)/\1/; s/",.*//; s/"$//')" >&2; return 2 ;;
      *'"state":"cancelled"'*) return 1 ;;
    esac
    sleep 1
  done
}

run_containers() { # with what start-multi.sh was told
  local log=$bob/deploy/target/containers.log kept code=0
  [ ! -f "$repository/.git" ] \
    || refuse "--docker: $repository is a linked worktree, whose history is not in it; name the main checkout with --workspace"
  find_engine
  if [ -z "${COMPOSE_PROJECT_NAME:-}" ]; then
    COMPOSE_PROJECT_NAME=bob-$(basename "$(home_of "$repository")" | LC_ALL=C tr 'A-Z' 'a-z' | LC_ALL=C tr -c 'a-z0-9_\n-' '-')
  fi
  export COMPOSE_PROJECT_NAME BOB_WORKSPACE=$repository BOB_MIND=$mind
  export BOB_GOAL=${goal:-Survey this repository}
  export BOB_DASHBOARD_PORT=${port:-$(dashboard_port)}
  # Whoever may read the repository is whom the instances are to be.
  if [ -z "${BOB_UID:-}" ] && [ "$(id -u)" -ne 0 ]; then BOB_UID=$(id -u); export BOB_UID; fi

  kept=$(home_of "$repository")-containers
  if docker volume inspect "${COMPOSE_PROJECT_NAME}_home" >/dev/null 2>&1; then
    # Its first goal is set once; another one would be passed over in silence.
    [ -z "$goal" ] || [ "$goal" = "$(cat "$kept/goal" 2>/dev/null || true)" ] \
      || refuse "--docker: this hive exists and has its goals; leave --goal out and set this one on the dashboard, or remove the hive: docker compose -p $COMPOSE_PROJECT_NAME down -v"
    echo "This hive exists: it goes on with what it knows. Set further goals on the dashboard."
  else
    mkdir -p "$kept"
    printf '%s\n' "$BOB_GOAL" > "$kept/goal"
  fi

  mkdir -p "$bob/deploy/target"
  if [ "$build" = yes ]; then
    echo "Building the images (some minutes for the first time) ..."
    compose build >"$log" 2>&1 || { tail -n 15 "$log" >&2; refuse "the images could not be built: see $log"; }
  fi
  trap 'stop_containers 130' INT TERM
  if ! compose up -d --wait --no-build --scale "instance=${count:-3}" >"$log" 2>&1; then
    tail -n 3 "$log" >&2
    compose logs --no-log-prefix --tail 3 orchestrator >&2 || true
    compose stop >/dev/null 2>&1 || true
    refuse "the containers did not become ready: see $log"
  fi
  printf '%-11s %s\n' Repository "$repository" Dashboard "$(compose exec -T dashboard signin </dev/null)" \
    Containers "docker compose -p $COMPOSE_PROJECT_NAME ps"
  if [ "$exit_when_done" = yes ]; then
    await_end || code=$?
    mkdir -p "$kept/reports"
    if compose cp dashboard:/bob/reports/. "$kept/reports" >>"$log" 2>&1; then
      printf '%-11s %s\n' Reports "$kept/reports"
    elif [ "$code" -ne 2 ]; then # only a refused goal has none
      echo "the reports could not be copied to $kept/reports: see $log" >&2
      code=1
    fi
    stop_containers "$code"
  fi
  echo "Ctrl-C stops the containers and keeps what they know."
  # In the background, since a shell waits for what runs before it until that ends, and Compose need not end with Ctrl-C.
  compose logs --follow --tail 0 instance </dev/null &
  logs=$!
  wait "$logs" || true
  stop_containers 1
}
