"""Charts: from what a page asks for to the finished picture with its table.

A template turns the data into a Vega-Lite specification, a worker process draws it, and the drawing
is cleaned, coloured and framed. Nothing here needs a browser or a network, and the same request
gives the same bytes on every machine with the same version of the drawing library.
"""
