"""A web server on this machine, each of whose addresses answers as a test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

Headers = Mapping[str, str]
Answer = tuple[int, Headers, bytes]
Play = Callable[[str], Answer | None]
"""What is answered to a method; None where it never is."""


@dataclass
class Server:
    """What runs, and what it was asked."""

    plays: Mapping[str, Play]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """`HEAD /page`, in the order of arrival; the name of the host before it where it is not the machine itself."""
    names: set[str] = field(default_factory=set)
    """How those who asked called themselves."""
    most_at_once: dict[str, int] = field(default_factory=dict)
    """How many requests were under way at the same time, by host."""
    now: dict[str, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(plays: Mapping[str, Play]) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(plays)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            with server.lock:
                server.asked.append(f"{self.command} {'' if host == '127.0.0.1' else host}{self.path}")
                server.names.add(self.headers["User-Agent"])
                server.now[host] = server.now.get(host, 0) + 1
                server.most_at_once[host] = max(server.now[host], server.most_at_once.get(host, 0))
            try:
                self.play(server.plays[self.path.partition("?")[0]](self.command))
            except OSError:  # whoever asked has left
                self.close_connection = True
            finally:
                with server.lock:
                    server.now[host] -= 1

        def play(self, answer: Answer | None) -> None:
            if answer is None:
                self.rfile.read(1)  # until whoever asked goes away
                return
            status, headers, body = answer
            self.send_response_only(status)  # without a date: a test may have its own
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nobody reads it."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = running.server_address[1]
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
