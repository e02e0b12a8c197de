"""The process that draws: reads one request a line, answers one line each.

It runs on its own because a specification is a program: one that asks for a million marks takes the
whole process down with it, and that must not be the build. The file is run as a script, so it may
import nothing of ours.
"""

import json
import sys
from pathlib import Path
from typing import Any

import vl_convert

try:
    import resource
except ImportError:  # Windows has no limits of this kind; there a drawing may take as long as it takes
    resource = None  # type: ignore[assignment]

TYPEFACES = Path(__file__).parents[1] / "typefaces"


def limit(seconds: int | None) -> None:
    """Let the process use so many seconds of its processor from now on; None for as many as it likes.

    The system counts what this process computes and nothing else, so that a busy machine or a laptop put
    to sleep makes no difference. A process that uses more is ended.
    """
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = hard if seconds is None else int(used.ru_utime + used.ru_stime) + 1 + seconds
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def draw(request: dict[str, Any]) -> dict[str, str]:
    """Return the SVG, or the first line of what the library had to say."""
    try:
        svg = vl_convert.vegalite_to_svg(
            request["spec"],
            allowed_base_urls=[],
            format_locale=request["numbers"],
            time_format_locale=request["times"],
        )
    except ValueError as error:
        return {"error": str(error)}
    return {"svg": svg}


def serve() -> None:
    """Answer until the other end closes."""
    vl_convert.register_font_directory(str(TYPEFACES))
    if resource is not None:  # being ended for using too much leaves no picture of the memory behind
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    for line in sys.stdin:
        request = json.loads(line)
        limit(request["seconds"])
        print(json.dumps(draw(request)), flush=True)  # noqa: T201 - the answer goes to the other end of the pipe


if __name__ == "__main__":
    serve()
