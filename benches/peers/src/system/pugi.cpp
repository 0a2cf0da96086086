// pugixml: each function reads a document and gives the number of its elements,
// or -1 if it is not well-formed.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <pugixml.hpp>

namespace {

// What parsing alone has seen: whether the root is there.
std::int64_t parse(pugi::xml_document &document, const char *bytes, std::size_t length)
{
    const auto result = document.load_buffer(
        bytes, length, pugi::parse_default, pugi::encoding_utf8);
    return result ? 0 : -1;
}

// Every name, attribute and text is read to its end, as who takes it must.
struct Walk {
    std::int64_t elements = 0;
    std::size_t seen = 0;

    void over(const pugi::xml_node &parent)
    {
        for (const auto &node : parent.children()) {
            seen += std::strlen(node.value());
            if (node.type() != pugi::node_element)
                continue;
            elements += 1;
            seen += std::strlen(node.name());
            for (const auto &attribute : node.attributes())
                seen += std::strlen(attribute.name()) + std::strlen(attribute.value());
            over(node);
        }
    }
};

}

extern "C" std::int64_t peers_pugixml_parse(const char *bytes, std::size_t length)
{
    pugi::xml_document document;
    if (parse(document, bytes, length) < 0)
        return -1;
    std::int64_t children = 0;
    for (const auto &node : document.document_element().children())
        children += node.type() == pugi::node_element;
    return children;
}

extern "C" std::int64_t peers_pugixml_walk(const char *bytes, std::size_t length)
{
    pugi::xml_document document;
    if (parse(document, bytes, length) < 0)
        return -1;
    Walk walk;
    walk.over(document);
    return walk.seen > 0 ? walk.elements : -1;
}

extern "C" int peers_pugixml_version(void)
{
    return PUGIXML_VERSION;
}
