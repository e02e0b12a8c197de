"""Runs markdown-to-confluence, which publishes to the real Confluence: KIND ADDRESS FOLDER PAGE.

In the environment of `.ci/install-wikis`. Nothing of it is changed but that it may speak to loopback without TLS, and
does not wait before it asks again.
"""

import sys
import time
from pathlib import Path

from md2conf.api import ConfluenceAPI
from md2conf.environment import ConnectionProperties
from md2conf.options import ProcessorOptions
from md2conf.publisher import Publisher

time.sleep = lambda _: None
kind, address, folder, page = sys.argv[1:]
host, _, path = address.removeprefix("http://").partition("/")
told = {"domain": host, "base_path": f"/{path}/", "user_name": "a", "api_key": "b", "space_key": "PLAN"}
if kind == "cloud":
    told["api_url"] = f"{address}/"
with ConfluenceAPI(ConnectionProperties(api_version="v2" if kind == "cloud" else "v1", **told)) as session:
    session._api_url = f"{address}/"  # noqa: SLF001  # without TLS
    Publisher(session, ProcessorOptions(root_page=page, comments="keep")).process(Path(folder))
