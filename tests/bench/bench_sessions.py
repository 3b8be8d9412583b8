"""Measures twenty visitors over one table of 10,000 events: the server's memory, and how long a filter takes.

    python tests/bench/bench_sessions.py

Each visitor speaks the page's own protocol, without a browser, which would need more than this machine has.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import made
import measure
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251  a visitor's side of the page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.pictures import running
from timeline.export import tables

EVENTS, VISITORS, ROUNDS = 10_000, 20, 5
FILTERS = (
    "status=Planned",
    "status=Possible",
    "actor=Russia",
    "q=border",
    "kind=Combat+%28all%29",
    "dates=2016-01-01&dates=2018-06-30",
    "status=Reported",
    "",
)


class Visitor:
    """One open page."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def ask(self, query: str) -> tuple[float, int]:
        """Run the page for an address; return the seconds and the bytes until it is done."""
        message = BackMsg()
        message.rerun_script.query_string = query
        begin, received = time.perf_counter(), 0
        await self.socket.send(message.SerializeToString())
        while True:
            told = await self.socket.recv()
            received += len(told)
            answer = ForwardMsg()
            answer.ParseFromString(told if isinstance(told, bytes) else told.encode())
            if answer.WhichOneof("type") == "script_finished":
                return time.perf_counter() - begin, received


async def measured(address: str, pid: int) -> None:
    """Open all pages, then let the visitors filter one after the other, and all at once."""
    url = address.replace("http", "ws", 1) + "_stcore/stream"
    visitors = [Visitor(await connect(url, subprotocols=["streamlit"], max_size=None)) for _ in range(VISITORS)]  # type: ignore[list-item]
    for visitor in visitors:
        await visitor.ask("")
    turns = [(number, FILTERS[(number + turn) % len(FILTERS)]) for turn in range(ROUNDS) for number in range(VISITORS)]
    alone = [await visitors[number].ask(query) for number, query in turns]
    told("a filter, in turn", [seconds for seconds, _ in alone], max(size for _, size in alone))
    together: list[tuple[float, int]] = []
    for turn in range(ROUNDS):
        queries = [FILTERS[(number + turn + 3) % len(FILTERS)] for number in range(VISITORS)]
        together += await asyncio.gather(*(visitor.ask(query) for visitor, query in zip(visitors, queries, strict=True)))
    told("a filter, all at once", [seconds for seconds, _ in together], max(size for _, size in together))
    measure.show("memory of the server", f"{memory(pid):.0f} MB", f"with {VISITORS} visitors and {EVENTS:,} events")
    for visitor in visitors:
        await visitor.socket.close()


def told(what: str, seconds: list[float], most: int) -> None:
    """Print the 95th of a hundred."""
    late = statistics.quantiles(seconds, n=20)[-1]
    measure.show(what, f"{late:.2f} s", f"95 in 100 of {len(seconds)}; median {statistics.median(seconds):.2f} s; at most {most / 1e6:.2f} MB sent")


def memory(pid: int) -> float:
    """Return the megabytes that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def server(path: Path) -> int:
    """Return the process that serves a table."""
    return int(subprocess.run(["pgrep", "-f", f"streamlit run app.py.*{path}"], capture_output=True, text=True, check=True).stdout.split()[0])


def main() -> None:
    """Measure one server with its visitors."""
    measure.show("machine", "", measure.machine())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        tables.write(made.table(EVENTS), path)
        with running("--", str(path)) as address:
            asyncio.run(measured(address, server(path)))


if __name__ == "__main__":
    main()
