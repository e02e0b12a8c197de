"""The folder of a site: made beside the old one, searched for leaks (`leak_scan`), swapped in whole (`staging`)."""
