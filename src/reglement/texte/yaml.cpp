// SPDX-License-Identifier: EUPL-1.2
#include "reglement/texte/yaml.h"

#include "base/utf8.h"

#include <fmt/format.h>
#include <istream>
#include <streambuf>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace quitus::reglement {

namespace {

// Reads a text where it lies: an istringstream would copy it first.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text)
    {
        auto* start = const_cast<char*>(
            text.data()); // a read-only buffer: the library only takes characters from it
        setg(start, start, start + text.size());
    }
};

// Builds the tree from what the library meets. At the first thing that this room does not admit,
// the rest is passed over: the library cannot be stopped but by an exception.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(std::string_view fichier, Fautes& fautes) : m_fichier(fichier), m_fautes(fautes) { }
    bool is_stopped() const { return m_is_stopped; }
    YamlNode take() { return std::move(m_root); }

    void OnDocumentStart(YAML::Mark const&) override { }
    void OnDocumentEnd() override { }
    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override
    {
        if (admits(mark, "?", anchor))
            put(node(YamlNode::Kind::empty, mark));
    }
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override
    {
        stop(mark.line + 1,
            "les renvois de YAML (*nom) ne sont pas admis\u00A0; répétez la valeur.");
    }
    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
        std::string const& value) override
    {
        if (!admits(mark, tag, anchor))
            return;
        auto scalar = node(YamlNode::Kind::scalar, mark);
        scalar.text = value;
        scalar.is_quoted = tag == "!";
        put(std::move(scalar));
    }
    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
        YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
        YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::table, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        YamlNode node;
        std::string key;
        int key_line = 0;
        bool has_key = false;
    };

    static YamlNode node(YamlNode::Kind kind, YAML::Mark const& mark)
    {
        YamlNode made;
        made.kind = kind;
        made.line = mark.line + 1;
        return made;
    }

    void stop(int line, std::string message)
    {
        if (!m_is_stopped)
            m_fautes.add({ m_fichier, line }, std::move(message));
        m_is_stopped = true;
    }

    bool admits(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            stop(mark.line + 1,
                "les ancres de YAML (&nom) ne sont pas admises\u00A0; répétez la valeur.");
        else if (!tag.empty() && tag != "?" && tag != "!")
            stop(mark.line + 1,
                "les étiquettes de YAML (!type) ne sont pas admises\u00A0; retirez-la.");
        return !m_is_stopped;
    }

    void open(
        YamlNode::Kind kind, YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor)
    {
        if (m_levels.size() >= yaml_depth_max)
            stop(mark.line + 1,
                fmt::format("plus de {} niveaux imbriqués\u00A0; simplifiez.", yaml_depth_max));
        if (admits(mark, tag, anchor))
            m_levels.push_back({ node(kind, mark), {}, 0, false });
    }

    void close()
    {
        if (m_is_stopped)
            return;
        auto done = std::move(m_levels.back().node);
        m_levels.pop_back();
        put(std::move(done));
    }

    void put(YamlNode done)
    {
        if (m_levels.empty())
            m_root = std::move(done);
        else if (!m_levels.back().node.is_table())
            m_levels.back().node.children.push_back(std::move(done));
        else if (m_levels.back().has_key)
            put_member(m_levels.back(), std::move(done));
        else
            take_key(m_levels.back(), done);
    }

    void take_key(Level& level, YamlNode const& key)
    {
        if (!key.is_scalar())
            stop(key.line,
                "une clé doit être un mot\u00A0; vérifiez les crochets et les accolades.");
        if (level.node.children.size() >= yaml_members_max)
            stop(key.line,
                fmt::format(
                    "plus de {} clés dans une table\u00A0; partagez-la.", yaml_members_max));
        level.key = key.text;
        level.key_line = key.line;
        level.has_key = true;
    }

    void put_member(Level& level, YamlNode done)
    {
        level.has_key = false;
        done.key = std::move(level.key);
        done.key_line = level.key_line;
        if (auto const* first = level.node.member(done.key))
            m_fautes.add({ m_fichier, done.key_line },
                fmt::format(
                    "la clé {} est déjà donnée à la ligne {}\u00A0; gardez une seule des deux.",
                    entre_guillemets(done.key), first->key_line));
        else
            level.node.children.push_back(std::move(done));
    }

    std::string_view m_fichier;
    Fautes& m_fautes;
    YamlNode m_root;
    std::vector<Level> m_levels;
    bool m_is_stopped = false;
};

// The library takes other encodings and some control characters for its own marks: only plain UTF-8
// text goes in. The line of the first character that is no text; 0 when there is none.
int line_of_foreign_character(std::string_view contenu)
{
    int line = 1;
    for (std::size_t at = 0; at < contenu.size();) {
        auto const character = base::utf8_character(contenu, at);
        auto const is_control
            = character.value < 0x20 && character.value != '\n' && character.value != '\r';
        if (!character.is_valid || is_control || character.value == 0xFEFF
            || character.value == 0x7F)
            return line;
        line += character.value == '\n' ? 1 : 0;
        at += character.length;
    }
    return 0;
}

}

YamlNode const* YamlNode::member(std::string_view name) const
{
    for (auto const& child : children) {
        if (child.key == name)
            return &child;
    }
    return nullptr;
}

std::optional<YamlNode> read_yaml(
    std::string_view fichier, std::string_view contenu, Fautes& fautes)
{
    if (contenu.size() > yaml_octets_max) {
        fautes.add({ fichier, 0 }, "le fichier dépasse 1 Mio\u00A0; partagez-le par notion.");
        return std::nullopt;
    }
    if (auto const line = line_of_foreign_character(contenu)) {
        fautes.add({ fichier, line },
            "caractère interdit\u00A0; enregistrez le fichier en UTF-8, sans tabulation ni marque "
            "d’ordre des octets.");
        return std::nullopt;
    }
    try {
        ViewBuffer buffer(contenu);
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        TreeBuilder builder(fichier, fautes);
        if (!parser.HandleNextDocument(builder)) {
            fautes.add({ fichier, 1 }, "le fichier est vide\u00A0; remplissez-le ou retirez-le.");
            return std::nullopt;
        }
        if (builder.is_stopped())
            return std::nullopt;
        Fautes ignored;
        TreeBuilder rest(fichier, ignored);
        if (parser.HandleNextDocument(rest)) {
            fautes.add({ fichier, 1 },
                "le fichier contient plusieurs documents\u00A0; retirez la ligne "
                "«\u00A0---\u00A0».");
            return std::nullopt;
        }
        return builder.take();
    } catch (YAML::Exception const& error) { // how the library says that a text is not YAML
        fautes.add({ fichier, error.mark.line + 1 },
            fmt::format("ce n’est pas du YAML\u00A0; vérifiez l’alignement, les deux-points et les "
                        "guillemets (bibliothèque\u00A0: {}).",
                error.msg));
    }
    return std::nullopt;
}

}
