"""What a copy of this process works out comes back, and the copy leaves nothing behind."""

import os
import signal
from multiprocessing import active_children

import pytest

from crossbearing.commands.apart import Promised


@pytest.mark.parametrize("apart", [False, True])
def test_what_was_promised_is_worked_out_once(apart: bool) -> None:
    asked: list[int] = []

    def work() -> int:
        asked.append(1)
        return os.getpid()

    promised = Promised(work, apart)
    assert (promised.result() == os.getpid()) is not apart
    assert promised.result() == promised.result()
    assert asked == ([] if apart else [1])
    assert active_children() == []


def test_a_copy_that_breaks_down_breaks_its_promise() -> None:
    promised = Promised(lambda: os.kill(os.getpid(), signal.SIGKILL), apart=True)
    with pytest.raises(OSError, match="a process of this program"):
        promised.result()
    promised.stop()
    assert active_children() == []


def test_nobody_waits_for_what_is_stopped() -> None:
    promised = Promised(signal.pause, apart=True)
    promised.stop()
    promised.stop()
    assert active_children() == []
