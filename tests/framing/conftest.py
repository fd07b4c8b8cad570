import gc
import time

import pytest


def seconds(function, text):
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        function(text)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.fixture
def linear():
    """Fails if eight times the text takes more than twelve times as long, in each of five tries.

    A busy machine can slow any one try; a quadratic pattern takes 64 times as long in all of them.
    """

    def check(function, unit, size=6_000):
        short = unit * (size // len(unit))
        function(short)
        ratios = []
        for _ in range(5):
            # 1 ms forgives the clock's grain on inputs that take no time at all.
            ratios.append(seconds(function, short * 8) / (seconds(function, short) + 0.001))
            if ratios[-1] <= 12:
                return
        pytest.fail(f"eight times {unit!r} takes {min(ratios):.0f} times as long")

    return check
