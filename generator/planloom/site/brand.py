"""The colours of the keeper's own brand: two settings become two variables of the style.

``brand`` is the colour of the header and of links, ``accent`` that of the thread and of what is marked.
The stylesheet derives every other colour from them.
"""

from planloom.settings import Settings

STYLE = "brand.css"


def brand_style(settings: Settings) -> str:
    """Return the stylesheet that sets the keeper's colours; empty when none is set."""
    given = {"brand": settings.brand, "accent": settings.accent}
    lines = "".join(f"  --planloom-{name}: {colour};\n" for name, colour in given.items() if colour)
    return f":root {{\n{lines}}}\n" if lines else ""
