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

TYPEFACES = Path(__file__).parents[1] / "typefaces"


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
    for line in sys.stdin:
        print(json.dumps(draw(json.loads(line))), flush=True)  # noqa: T201 - the answer goes to the other end of the pipe


if __name__ == "__main__":
    serve()
