"""The same generated dossiers through `dossier` and through Typst, in turn, and what each needed.

    python3 -m venv VENV && VENV/bin/pip install typst==0.15.2
    cargo build --release && cargo build --release --example generate
    VENV/bin/python benches/beside/run.py [--entries 14 140 1400] [--turns 5] [--instructions]

`dossier` is timed as a whole process, its start, reading and writing included. Typst is the library
of the package, in a fresh process for each turn; counted are only its compilation and writing, and
not the start of Python and the reading of fonts' folders by it that an empty document needs too: the
comparison is in Typst's favour. Memory is the peak of the whole process, for Typst less that of
the empty document. `--instructions` counts those of `dossier` in user space, on one thread, which
`perf stat` repeats to a thousandth; where there is no `perf`, valgrind counts.
"""

import argparse
import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = ROOT / "target/release/dossier"
GENERATE = ROOT / "target/release/examples/generate"

INSIDE = """
import json, resource, sys, time, typst
template, dossier, out, fonts, root = sys.argv[1:]
inputs = {"dossier": dossier} if dossier else {}
start = time.perf_counter()
typst.compile(template, output=out, root=root, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=inputs)
seconds = time.perf_counter() - start
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def ours(dossier, out):
    """Seconds and kibibytes of a whole process."""
    start = time.perf_counter()
    child = subprocess.Popen([PROGRAM, "build", dossier, "-o", out], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"dossier failed with {status}")
    return seconds, used.ru_maxrss


def theirs(template, dossier, out, root):
    """Seconds of compiling, kibibytes of the process."""
    command = [sys.executable, "-c", INSIDE, template, dossier, out, str(ROOT / "fonts"), root]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def instructions(dossier, out):
    """Instructions of a build on one thread."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    build = [str(PROGRAM), "build", dossier, "-o", out]
    perf = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", *build],
                          capture_output=True, text=True, env=environment)
    found = re.search(r"^(\d+),,instructions", perf.stderr, re.M)
    if found:
        return int(found[1])
    grind = subprocess.run(["valgrind", "--tool=none", "--tool=callgrind",
                            "--callgrind-out-file=/dev/null", *build],
                           capture_output=True, text=True, env=environment)
    found = re.search(r"Collected : (\d+)", grind.stderr)
    return int(found[1]) if found else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[14, 140, 1400])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        template, empty = folder / "template.typ", folder / "empty.typ"
        template.write_text((HERE / "template.typ").read_text())
        empty.write_text("empty")
        start = [theirs(str(empty), "", str(folder / "empty.pdf"), str(folder)) for _ in range(3)]
        idle = min(seconds for seconds, _ in start), min(memory for _, memory in start)
        print(f"an empty document: {idle[0] * 1000:.0f} ms, {idle[1] / 1024:.0f} MiB (taken off Typst's)")
        for count in options.entries:
            dossier = folder / f"{count}.json"
            dossier.write_bytes(subprocess.run([GENERATE, str(count)], check=True, capture_output=True).stdout)
            mine, other = folder / "ours.pdf", folder / "typst.pdf"
            pairs = []
            for _ in range(options.turns):
                one = ours(str(dossier), str(mine))
                seconds, memory = theirs(str(template), f"/{dossier.name}", str(other), str(folder))
                pairs.append((one, (max(seconds - idle[0], 0), max(memory - idle[1], 0))))
            median = lambda side, value: statistics.median(pair[side][value] for pair in pairs)
            ratio = statistics.median(pair[1][0] / pair[0][0] for pair in pairs)
            sizes = mine.stat().st_size, other.stat().st_size
            print(f"{count} entries: dossier {median(0, 0) * 1000:.1f} ms, {median(0, 1) / 1024:.0f} MiB, "
                  f"{sizes[0]} bytes; Typst {median(1, 0) * 1000:.1f} ms, {median(1, 1) / 1024:.0f} MiB, "
                  f"{sizes[1]} bytes; Typst / dossier: time {ratio:.1f}, "
                  f"memory {median(1, 1) / median(0, 1):.1f}, size {sizes[1] / sizes[0]:.2f}")
            if options.instructions:
                print(f"{count} entries: {instructions(str(dossier), str(mine))} instructions")


main()
