"""Another program on the marketplace, as Barterex itself: Python's sqlite3, committing until its input ends."""
import json
import sqlite3
import sys
import threading
import time

path, statement = sys.argv[1:]
database = sqlite3.connect(path, timeout=0.25, isolation_level=None)
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
commits, failures, longest = 0, [], 0.0
while not ended.is_set():
    started = time.perf_counter()
    try:
        database.execute(statement)
        commits += 1
    except sqlite3.Error as error:
        failures.append(str(error))
    longest = max(longest, time.perf_counter() - started)
    if commits == 1:
        print("ready", flush=True)
database.close()
print(json.dumps({"commits": commits, "failures": failures, "longestWaitMs": longest * 1000}))
