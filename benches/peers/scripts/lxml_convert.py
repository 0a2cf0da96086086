"""lxml reads incident by incident, and each becomes dictionaries and lists."""

from lxml import etree

import rounds

INCIDENT = "{urn:ietf:params:xml:ns:iodef-2.0}Incident"


def convert(element):
    """A dictionary of the element, and how many elements it holds."""
    children, found = [], 1
    for child in element.iterchildren(etree.Element):
        converted, inside = convert(child)
        children.append(converted)
        found += inside
    attributes = dict(element.attrib)
    name, text = etree.QName(element).localname, element.text
    return {"name": name, "attributes": attributes, "text": text, "children": children}, found


def read(path):
    found = 1
    for _, incident in etree.iterparse(path, tag=INCIDENT):
        found += convert(incident)[1]
        incident.clear()
        while incident.getprevious() is not None:
            del incident.getparent()[0]
    return found


rounds.run(f"lxml {etree.__version__}", "elements", read)
