import gc
import time

import pytest


@pytest.fixture
def linear():
    """Fails if eight times the text takes more than twelve times as long."""

    def seconds(function, text):
        best = float("inf")
        for _ in range(3):
            gc.collect()
            gc.disable()
            try:
                start = time.process_time()
                function(text)
                best = min(best, time.process_time() - start)
            finally:
                gc.enable()
        return best

    def check(function, unit, size=6_000):
        short = unit * (size // len(unit))
        # 5 ms forgive the clock's grain on inputs that take no time at all.
        assert seconds(function, short * 8) <= 12 * seconds(function, short) + 0.005

    return check
