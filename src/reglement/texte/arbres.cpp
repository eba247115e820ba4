// SPDX-License-Identifier: EUPL-1.2
#include "reglement/texte/arbres.h"

#include "base/ensure.h"
#include "reglement/empreinte.h"

#include <algorithm>
#include <cstdint>

namespace quitus::reglement {

namespace {

constexpr std::string_view marque = "quitus.reglement/1";

// Numbers of seven bits a byte, the least first; texts after their length.
class Writer {
public:
    void number(std::size_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            m_bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        m_bytes += static_cast<char>(value);
    }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
    }
    void node(YamlNode const& node)
    {
        number(static_cast<std::size_t>(node.kind) * 2 + (node.is_quoted ? 1 : 0));
        number(static_cast<std::size_t>(node.line));
        number(static_cast<std::size_t>(node.key_line));
        text(node.key);
        text(node.text);
        number(node.children.size());
        for (auto const& child : node.children)
            this->node(child);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) { }

    std::size_t number()
    {
        std::size_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            QUITUS_ENSURE(!m_bytes.empty() && shift < 64);
            auto const byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0)
                return value;
        }
    }
    std::string text()
    {
        auto const size = number();
        QUITUS_ENSURE(size <= m_bytes.size());
        std::string value(m_bytes.substr(0, size));
        m_bytes.remove_prefix(size);
        return value;
    }
    YamlNode node()
    {
        YamlNode node;
        auto const kind = number();
        QUITUS_ENSURE(kind / 2 <= static_cast<std::size_t>(YamlNode::Kind::table));
        node.kind = static_cast<YamlNode::Kind>(kind / 2);
        node.is_quoted = kind % 2 == 1;
        node.line = static_cast<int>(number());
        node.key_line = static_cast<int>(number());
        node.key = text();
        node.text = text();
        auto const count = number();
        QUITUS_ENSURE(count <= m_bytes.size());
        node.children.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            node.children.push_back(this->node());
        return node;
    }
    bool is_at_end() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
};

}

Arbres read_arbres(std::vector<TexteReglement> textes, Fautes& fautes)
{
    std::ranges::sort(textes, {}, &TexteReglement::nom);
    Arbres arbres;
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < textes.size(); ++i) {
        auto const& texte = textes[i];
        if (i > 0 && texte.nom == textes[i - 1].nom) {
            fautes.add({ texte.nom, 0 }, "le fichier est donné deux fois\u00A0; retirez-en un.");
            continue;
        }
        parts.insert(parts.end(), { texte.nom, texte.contenu });
        if (auto racine = read_yaml(texte.nom, texte.contenu, fautes))
            arbres.lus.push_back({ texte.nom, std::move(*racine) });
        else
            arbres.illisibles.push_back(texte.nom);
    }
    arbres.empreinte = empreinte_of(parts);
    return arbres;
}

std::string compile(Arbres const& arbres)
{
    Writer writer;
    writer.text(marque);
    writer.text(arbres.empreinte);
    writer.number(arbres.lus.size());
    for (auto const& arbre : arbres.lus) {
        writer.text(arbre.fichier);
        writer.node(arbre.racine);
    }
    return writer.take();
}

Arbres of_compiled(std::string_view bytes)
{
    Reader reader(bytes);
    QUITUS_ENSURE(reader.text() == marque);
    Arbres arbres;
    arbres.empreinte = reader.text();
    auto const count = reader.number();
    for (std::size_t i = 0; i < count; ++i) {
        auto fichier = reader.text();
        arbres.lus.push_back({ std::move(fichier), reader.node() });
    }
    QUITUS_ENSURE(reader.is_at_end());
    return arbres;
}

}
