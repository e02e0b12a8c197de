"""Pages: what readers see, as Markdown made by templates, and the pictures the pages ask for."""
