"""Takes part in a hive with nothing but json and open: asks, reads the answer, notes, and claims too much.

python3 participant.py HOME NAME
"""
import json, sys, time

home, me = sys.argv[1], sys.argv[2]


def read(file):
    for _ in range(600):
        try:
            with open(f"{home}/{file}") as text:
                return json.load(text)
        except ValueError:  # somebody writes it at the moment
            time.sleep(0.05)
    sys.exit(f"{file} cannot be read")


def add(file, array, entry):
    shared = read(file)
    shared[array].append(entry)
    with open(f"{home}/{file}", "w") as text:
        json.dump(shared, text)


def say(to, kind, content):
    now = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())
    add(".shared_messages.json", "messages",
        {"from": me, "to": to, "type": kind, "content": content, "timestamp": now})


def wait_for(what, file, array, fits):
    for _ in range(600):
        found = [entry for entry in read(file)[array] if fits(entry)]
        if found:
            return found[0]
        time.sleep(0.1)
    sys.exit(f"{what} did not come")


say("instance_1", "question", "What are you doing?")
answer = wait_for("the answer", ".shared_messages.json", "messages",
                  lambda m: m["to"] == me and m["type"] == "answer" and m["from"] == "instance_1")
print("answered:", answer["content"])

say("broadcast", "task_complete", "goal_1.inventory is done")
refused = wait_for("the refusal", ".shared_messages.json", "messages",
                   lambda m: m["from"] == me and m["type"] == "refused")
print("refused:", refused["content"])

add(".shared_memory.json", "learnings", {"text": f"{me} was here", "author": me})
noted = wait_for("the learning", ".shared_memory.json", "learnings",
                 lambda l: l.get("text") == f"{me} was here" and l.get("status") == "unverified")
print("noted:", noted["text"])
