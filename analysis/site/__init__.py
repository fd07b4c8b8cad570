"""The site: executed notebooks as plain pages that load nothing from elsewhere.

Two layers keep what articles and metadata say from acting: `analysis.display` and the templates
escape it wherever it is shown, and every page carries a content-security policy.
"""

from analysis.site.reader import UnknownEventError, check_events
from analysis.site.render import render

__all__ = ["UnknownEventError", "check_events", "render"]
