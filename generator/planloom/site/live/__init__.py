"""Read the site while writing it: it is watched, built, served, and told of on the page.

Each idea has a file: `address` where to listen and who may ask, `stopping` and `folder` an end that leaves nothing
behind, `watch` what has changed, `rebuild` one build, `edition` what is served at one moment, `requested` from an
address to a file, `overlay` what a page is told, `server` the answers, `session` all of it, one after the other.
"""
