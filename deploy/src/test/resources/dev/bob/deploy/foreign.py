"""Says something again and again, in one of the ways in which programs write files. It knows nothing of Bob.

python3 foreign.py HOME WAY NAME COUNT PAUSE_MILLIS
"""
import json, os, subprocess, sys, time

home, way, name, count, pause = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
view = home + "/.shared_messages.json"
mine = f"{home}/foreign-{name}"


def message(i):
    return {"from": name, "to": "broadcast", "type": "text", "content": f"{name}-{i}",
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())}


def appended(entry):
    with open(view) as file:
        shared = json.load(file)
    shared["messages"].append(entry)
    return json.dumps(shared)


def inbox(entry):
    file = f"{time.time_ns()}.{name}.json"
    with open(f"{home}/inbox/tmp/{file}", "w") as out:
        json.dump(entry, out)
    os.rename(f"{home}/inbox/tmp/{file}", f"{home}/inbox/new/{file}")


def rename(entry):
    text = appended(entry)
    with open(mine, "w") as out:
        out.write(text)
    os.rename(mine, view)


def truncate(entry):
    text = appended(entry)
    with open(view, "w") as out:
        half = len(text) // 2
        out.write(text[:half])
        out.flush()
        time.sleep(0.002)
        out.write(text[half:])


def jq(entry):
    with open(mine, "w") as out:
        subprocess.run(["jq", "--argjson", "entry", json.dumps(entry), ".messages += [$entry]", view],
                       stdout=out, check=True)
    os.rename(mine, view)


def sed(entry):
    text = json.dumps(entry).replace("/", "\\/")
    subprocess.run(["sed", "-i", f'0,/"messages" *: *\\[/s//"messages" : [ {text},/', view], check=True)


for i in range(count):
    {"inbox": inbox, "rename": rename, "truncate": truncate, "jq": jq, "sed": sed}[way](message(i))
    time.sleep(pause / 1000)
