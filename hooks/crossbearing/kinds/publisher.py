"""Who publishes the site: `facts/publisher.yml`."""

from __future__ import annotations

from crossbearing.kinds.values import Contact, Fact, Language, Line, Url


class Publisher(Fact):
    """The body that answers for the findings."""

    name: Line
    """The name of the site and of its publisher."""
    url: Url
    """The address of the published site."""
    contact: Contact
    """Where readers write to: an e-mail address or a web address."""
    licence: Line
    """The licence of the data, as an SPDX identifier."""
    language: Language
    """The language of the site, BCP 47."""
