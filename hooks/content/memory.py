"""Much is read at once, and stays. Python looks time and again for objects that nothing leads to any more,
and each look would go through all of it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def much_read() -> Iterator[None]:
    """Let Python look for none while much is read, nor later among what was read first. Also a decorator."""
    gc.disable()
    try:
        yield
    finally:
        # While serving, what was read later makes place for what is read next.
        if not gc.get_freeze_count():
            gc.freeze()
        gc.enable()
