"""Agents of a user, run by `opik endpoint` as jobs ask for them."""
import asyncio
import sys
import threading
import time

import opik


class Settings(opik.Config):
    greeting: str


@opik.track(entrypoint=True)
def greet(name: str, times: int = 1, loud: bool = False):
    """Greets somebody."""
    print(f"greeting {name}")
    print("to the other stream", file=sys.stderr)
    text = " ".join([f"hello {name}"] * times)
    return text.upper() if loud else text


@opik.track(entrypoint=True)
async def count(until: int, share: float):
    await asyncio.sleep(0)
    return {"numbers": list(range(until)), "share": share}


@opik.track(entrypoint=True)
def fail(reason: str):
    raise ValueError(reason)


@opik.track(entrypoint=True)
def configured(name: str):
    found = opik.Opik().get_or_create_config(fallback=Settings(greeting="good day"))
    return f"{found.greeting}, {name}"


@opik.track(entrypoint=True)
def slow(seconds: float):
    print("begun")
    time.sleep(seconds)
    return "slept"


if __name__ == "__main__":
    threading.Event().wait()
