"""What FTS5 with its trigram tokenizer costs for texts like our payloads (docs/adr/0003): python3 benchmarks/fts5_trigram.py"""
import os
import random
import sqlite3
import tempfile
import time

DOCUMENTS, BATCH, CHARACTERS = 50_000, 1_000, 1_400
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
random.seed(1)
words = ["".join(LETTERS[int(random.random() ** 1.7 * 26)] for _ in range(random.randint(3, 9))) for _ in range(6000)]


def text():
    parts, length = [], 0
    while length < CHARACTERS:
        parts.append(words[int(random.random() ** 2 * len(words))])
        length += len(parts[-1]) + 1
    return " ".join(parts)


pool = [text() for _ in range(3000)]
print(f"SQLite {sqlite3.sqlite_version}, {DOCUMENTS} texts of {CHARACTERS} characters")
for detail in ("full", "none"):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "fts.db")
        database = sqlite3.connect(path)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='trigram', detail={detail})")
        start = time.process_time()
        for first in range(0, DOCUMENTS, BATCH):
            with database:
                rows = [(first + i, pool[random.randrange(len(pool))] + (" invoice-00004711-q" if first + i == 777 else "")) for i in range(BATCH)]
                database.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", rows)
        processor = (time.process_time() - start) / DOCUMENTS * 1e6
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        print(f"detail={detail}: {processor:.0f} us of processor and {os.path.getsize(path) / DOCUMENTS:.0f} bytes a text")
        if detail == "full":
            for needle in ("invoice-00004711-q", "nioate"):
                start = time.perf_counter()
                found = len(database.execute("SELECT rowid FROM t WHERE t MATCH ?", (f'"{needle}"',)).fetchall())
                print(f"  {needle}: {found} found in {(time.perf_counter() - start) * 1e3:.1f} ms")
        database.close()
