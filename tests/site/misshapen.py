"""Values of JSON in which one field is of another kind, as another release may have kept them."""

WRONG = (None, True, -1, 1.5, "<script>alert(1)</script>", [], [[None]], {}, {"a": [{}]})


def places(value, path=()):
    """Yield the way to every field of a value."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*path, key))


def changed(value, path, new):
    """Return a value with another one at the end of a way."""
    if not path:
        return new
    first, *rest = path
    if isinstance(value, dict):
        return {key: changed(one, rest, new) if key == first else one for key, one in value.items()}
    return [changed(one, rest, new) if at == first else one for at, one in enumerate(value)]


def of_another_kind(value, path):
    """Return what is no value of the kind that stands at the end of a way."""
    for key in path:
        value = value[key]
    return [one for one in WRONG if type(one) is not type(value)]


def misshapen(value):
    """Yield a value for every field of it and every other kind of value, with that in the place of the field."""
    for path in places(value):
        for wrong in of_another_kind(value, path):
            yield path, changed(value, path, wrong)
