/* libxml2 and expat: each function reads a document and gives the number of its
 * elements, or -1 if it is not well-formed. */

#include <stdint.h>
#include <string.h>

#include <expat.h>
#include <libxml/parser.h>
#include <libxml/xmlversion.h>

struct count {
    int64_t elements;
    int64_t attributes;
    int64_t text;
};

static void sax_start(void *data, const xmlChar *name, const xmlChar *prefix,
                      const xmlChar *uri, int namespaces, const xmlChar **declared,
                      int attributes, int defaulted, const xmlChar **values)
{
    struct count *count = data;
    (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared;
    (void)defaulted, (void)values;
    count->elements += 1;
    count->attributes += attributes;
}

static void sax_end(void *data, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *uri)
{
    (void)data, (void)name, (void)prefix, (void)uri;
}

static void sax_text(void *data, const xmlChar *text, int length)
{
    struct count *count = data;
    (void)text;
    count->text += length;
}

static void sax_ignored(void *data, const xmlChar *text)
{
    (void)data, (void)text;
}

static void sax_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    (void)data, (void)target, (void)text;
}

int64_t peers_libxml2_sax(const char *bytes, size_t length)
{
    xmlSAXHandler handler;
    struct count count = {0, 0, 0};
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = sax_start;
    handler.endElementNs = sax_end;
    handler.characters = sax_text;
    handler.cdataBlock = sax_text;
    handler.comment = sax_ignored;
    handler.processingInstruction = sax_instruction;
    if (xmlSAXUserParseMemory(&handler, &count, bytes, (int)length) != 0)
        return -1;
    return count.text > 0 ? count.elements : -1;
}

static int64_t elements_in(const xmlNode *node)
{
    int64_t elements = 0;
    for (; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            elements += 1 + elements_in(node->children);
    return elements;
}

int64_t peers_libxml2_dom(const char *bytes, size_t length)
{
    int64_t elements;
    int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
    xmlDocPtr document = xmlReadMemory(bytes, (int)length, NULL, NULL, options);
    if (document == NULL)
        return -1;
    elements = elements_in(xmlDocGetRootElement(document));
    xmlFreeDoc(document);
    return elements;
}

static void XMLCALL expat_start(void *data, const XML_Char *name, const XML_Char **values)
{
    struct count *count = data;
    (void)name, (void)values;
    count->elements += 1;
}

static void XMLCALL expat_end(void *data, const XML_Char *name)
{
    (void)data, (void)name;
}

static void XMLCALL expat_text(void *data, const XML_Char *text, int length)
{
    struct count *count = data;
    (void)text;
    count->text += length;
}

int64_t peers_expat(const char *bytes, size_t length)
{
    struct count count = {0, 0, 0};
    enum XML_Status status;
    XML_Parser parser = XML_ParserCreateNS(NULL, '\n');
    if (parser == NULL)
        return -1;
    XML_SetUserData(parser, &count);
    XML_SetElementHandler(parser, expat_start, expat_end);
    XML_SetCharacterDataHandler(parser, expat_text);
    status = XML_Parse(parser, bytes, (int)length, XML_TRUE);
    XML_ParserFree(parser);
    return status == XML_STATUS_OK && count.text > 0 ? count.elements : -1;
}

const char *peers_libxml2_version(void)
{
    return LIBXML_DOTTED_VERSION;
}

const char *peers_expat_version(void)
{
    return XML_ExpatVersion();
}
