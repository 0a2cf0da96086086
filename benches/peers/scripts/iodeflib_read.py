"""iodeflib reads the document into its classes; it knows IODEF 1 only."""

import logging
import sys

import iodeflib
import rounds
from lxml import etree

logging.disable(logging.CRITICAL)


def read(path):
    with open(path, "rb") as file:
        document = iodeflib.parse(file.read())
    return sum(len(incident.event_data) for incident in document.incidents)


title = f"iodeflib {iodeflib.__version__} after 2to3, lxml {etree.__version__}"
rounds.run(f"{title}, Python {sys.version.split()[0]}", "events", read)
