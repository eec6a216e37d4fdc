# Sourced by start-multi.sh, never run: the same hive in containers, by docker compose. For bash 3.2 and later.

compose() { docker compose -f "$bob/docker-compose.yml" "$@"; }

find_engine() {
  command -v docker >/dev/null 2>&1 || refuse "--docker: there is no docker command here; install Docker, or leave --docker out"
  case $(docker compose version --short 2>/dev/null) in
    2.* | v2.* | [3-9].* | v[3-9].* | [1-9][0-9].* | v[1-9][0-9].*) ;;
    *) refuse "--docker: there is no Docker Compose 2 here; install its plugin, or leave --docker out" ;;
  esac
  docker version --format '{{.Server.Version}}' >/dev/null 2>&1 \
    || refuse "--docker: no Docker engine answers here; start it, or leave --docker out"
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

await_end() { # of the newest goal; gives the exit code of the run
  local now
  while :; do
    now=$(newest_goal)
    case $now in
      *'"state":"finished"'*) case $now in *'"blocked":0,'* | *'"blocked":0') return 0 ;; *) return 1 ;; esac ;;
      *'"state":"refused"'*) printf 'The goal is refused: %s\n' "$(printf '%s' "$now" | sed 's/.*"reason":"\(.*\)".*/\1/')" >&2; return 2 ;;
      *'"state":"cancelled"'*) return 1 ;;
    esac
    sleep 1
  done
}

run_containers() { # with what start-multi.sh was told
  local log=$bob/deploy/target/containers.log reports code=0
  [ ! -f "$repository/.git" ] \
    || refuse "--docker: $repository is a linked worktree, whose history is not in it; name the main checkout with --workspace"
  find_engine
  if [ -z "${COMPOSE_PROJECT_NAME:-}" ]; then
    COMPOSE_PROJECT_NAME=bob-$(basename "$(home_of "$repository")" | LC_ALL=C tr 'A-Z' 'a-z' | LC_ALL=C tr -c 'a-z0-9_\n-' '-')
  fi
  export COMPOSE_PROJECT_NAME BOB_WORKSPACE=$repository BOB_MIND=$mind
  export BOB_GOAL=${goal:-Survey this repository}
  [ -z "$port" ] || export BOB_DASHBOARD_PORT=$port
  # Whoever may read the repository is whom the instances are to be.
  if [ -z "${BOB_UID:-}" ] && [ "$(id -u)" -ne 0 ]; then BOB_UID=$(id -u); export BOB_UID; fi

  mkdir -p "$bob/deploy/target"
  if [ "$build" = yes ]; then
    echo "Building the images (some minutes for the first time) ..."
    compose build >"$log" 2>&1 || { tail -n 15 "$log" >&2; refuse "the images could not be built: see $log"; }
  fi
  trap 'stop_containers 130' INT TERM
  if docker volume inspect "${COMPOSE_PROJECT_NAME}_home" >/dev/null 2>&1; then
    echo "This hive exists: it goes on with what it knows. Set further goals on the dashboard."
  fi
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
    reports=$(home_of "$repository")-containers/reports
    mkdir -p "$reports"
    # Only a refused goal has none.
    compose cp dashboard:/bob/reports/. "$reports" >/dev/null 2>&1 && printf '%-11s %s\n' Reports "$reports"
    stop_containers "$code"
  fi
  echo "Ctrl-C stops the containers and keeps what they know."
  # In the background, since a shell waits for what runs before it until that ends, and Compose need not end with Ctrl-C.
  compose logs --follow --tail 0 instance </dev/null &
  logs=$!
  wait "$logs" || true
  stop_containers 1
}
