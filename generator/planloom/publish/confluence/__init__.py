"""Confluence, of Atlassian's cloud and of one's own machines: a space as a wiki that plans are published to."""

from planloom.publish.confluence.cloud import CloudSpace
from planloom.publish.confluence.data_center import DataCenterSpace
from planloom.publish.confluence.target import Confluence

__all__ = ["CloudSpace", "Confluence", "DataCenterSpace"]
