"""Several processes print what one does."""

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children
from select import select

import pytest

from bench import facts
from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.commands.sharing import pack, printed, processes_for, unpack
from crossbearing.site import Site, site_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A made-up one."""
    project = tmp_path_factory.mktemp("shared")
    facts.write(30, project)
    return site_of(load(project / "facts").archive)


def test_several_processes_print_what_one_does(site: Site) -> None:
    alone, one, three = Press(site), Press(site), Press(site)
    outputs = [(output.address, output.html, output.sections) for output in alone.pages()]
    for press, processes in ((one, 1), (three, 3)):
        pages = [(output.address, unpack(packed), output.sections) for output, packed in printed(press, processes)]
        assert pages == outputs
        assert press.mentioned == alone.mentioned
        assert list(press.addresses) == list(alone.addresses)
        assert list(press.files()) == list(alone.files())


def test_a_process_that_breaks_down_is_no_site_with_pages_missing(site: Site) -> None:
    class Broken(Press):
        def print_batch(self, number: int) -> Iterator[object]:  # type: ignore[override]
            yield from super().print_batch(number)
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(OSError, match="ended before its work was done"):
        list(printed(Broken(site), 2))


def test_whoever_stops_listening_leaves_no_process_behind(site: Site) -> None:
    pages = printed(Press(site), 2)
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_a_small_site_needs_no_help(site: Site) -> None:
    assert processes_for(Press(site)) == 1


def test_what_is_packed_is_unpacked() -> None:
    assert unpack(pack("приве́т, مرحبا")) == "приве́т, مرحبا"


def test_a_process_that_is_killed_leaves_none_behind_that_prints_for_nobody(site: Site) -> None:
    """The pipe that all hold closes when the last one is gone; a blocked one would hold it for ever."""
    alive, held = os.pipe()
    first = os.fork()
    if not first:
        try:
            pages = printed(Press(site), 3)
            next(pages)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(held)
    os.waitpid(first, 0)
    assert select([alive], [], [], 60)[0] == [alive]
    assert os.read(alive, 1) == b""
    os.close(alive)
