// SPDX-License-Identifier: EUPL-1.2
// Members of a request that tell the witness of this thread when they are read: a text, a value
// that may be absent, a list, a link to what is known elsewhere. `explain --file` learns from them,
// exactly, what each rule looked at. A member says only where it lies in memory; who wants to know
// lays the names beside (`demande/repertoire`), so that without a witness a member weighs nothing
// and a reading costs a test. To take a copy is to read; the copy is then nobody's member.
#pragma once

#include "base/temoin.h"

#include <concepts>
#include <cstddef>
#include <fmt/core.h>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace quitus::base {

// A member in memory. Its size tells it from its own first part.
struct Place {
    void const* debut = nullptr;
    std::size_t taille = 0;
    bool operator==(Place const&) const = default;
};

class TemoinDesChamps {
public:
    virtual ~TemoinDesChamps() = default;
    virtual void champ_lu(Place place) = 0;
};

// The witness of this thread; null when nobody listens.
inline constinit thread_local TemoinDesChamps* temoin_des_champs = nullptr;

// Puts a witness, or nobody, in place for as long as it lives.
struct SousTemoinDesChamps : SousTemoin<TemoinDesChamps> {
    explicit SousTemoinDesChamps(TemoinDesChamps* temoin)
        : SousTemoin(temoin_des_champs, temoin) { }
};

template <typename C>
Place place_of(C const& champ)
{
    return { &champ, sizeof(C) };
}

template <typename C>
inline void note(C const& champ)
{
    if (temoin_des_champs != nullptr) [[unlikely]]
        temoin_des_champs->champ_lu(place_of(champ));
}

// A text of the document, a view; empty when absent.
class Texte {
public:
    Texte() = default;
    template <typename S>
    requires std::convertible_to<S const&, std::string_view> Texte(
        S const& texte) // NOLINT(google-explicit-constructor): assigned from what was read
        : m_texte(texte)
    {
    }
    Texte(Texte const& other) : m_texte(other.lu()) { }
    Texte(Texte&&) = default;
    Texte& operator=(Texte const& other)
    {
        m_texte = other.lu();
        return *this;
    }
    Texte& operator=(Texte&&) = default;
    ~Texte() = default;

    operator std::string_view() const { return lu(); } // NOLINT(google-explicit-constructor)
    bool empty() const { return lu().empty(); }

    template <typename S>
    requires std::convertible_to<S const&, std::string_view>
    friend bool operator==(Texte const& left, S const& right)
    {
        return left.lu() == std::string_view(right);
    }

private:
    std::string_view lu() const
    {
        note(*this);
        return m_texte;
    }
    std::string_view m_texte;
};

// A value that may be absent, read as a std::optional is.
template <typename T>
class Champ {
public:
    Champ() = default;
    Champ(std::nullopt_t) { } // NOLINT(google-explicit-constructor)
    Champ(T valeur) : m_valeur(std::move(valeur)) { } // NOLINT(google-explicit-constructor)
    Champ(std::optional<T> valeur) // NOLINT(google-explicit-constructor)
        : m_valeur(std::move(valeur))
    {
    }
    Champ(Champ const& other) : m_valeur(other.lu()) { }
    Champ(Champ&&) = default;
    Champ& operator=(Champ const& other)
    {
        m_valeur = other.lu();
        return *this;
    }
    Champ& operator=(Champ&&) = default;
    ~Champ() = default;

    explicit operator bool() const { return lu().has_value(); }
    bool has_value() const { return lu().has_value(); }
    T const& operator*() const { return *lu(); }
    T const* operator->() const { return &*lu(); }
    template <typename U>
    T value_or(U&& autre) const
    {
        return lu().value_or(std::forward<U>(autre));
    }
    operator std::optional<T> const&() const { return lu(); } // NOLINT(google-explicit-constructor)

    // Who fills it does not read it.
    T& operator*() { return *m_valeur; }
    T* operator->() { return &*m_valeur; }
    template <typename... A>
    T& emplace(A&&... arguments)
    {
        return m_valeur.emplace(std::forward<A>(arguments)...);
    }

    friend bool operator==(Champ const& left, Champ const& right)
    {
        return left.lu() == right.lu();
    }
    friend bool operator==(Champ const& left, T const& right) { return left.lu() == right; }
    friend bool operator==(Champ const& left, std::nullopt_t) { return !left.lu(); }

private:
    std::optional<T> const& lu() const
    {
        note(*this);
        return m_valeur;
    }
    std::optional<T> m_valeur;
};

// A list, read when it is walked, counted or asked for an element.
template <typename T>
class Liste {
public:
    Liste() = default;
    Liste(std::vector<T> elements) // NOLINT(google-explicit-constructor)
        : m_elements(std::move(elements))
    {
    }
    Liste(std::initializer_list<T> elements) : m_elements(elements) { }
    Liste(Liste const& other) : m_elements(other.lu()) { }
    Liste(Liste&&) = default;
    Liste& operator=(Liste const& other)
    {
        m_elements = other.lu();
        return *this;
    }
    Liste& operator=(Liste&&) = default;
    ~Liste() = default;

    auto begin() const { return lu().begin(); }
    auto end() const { return m_elements.end(); } // begin() has told it
    std::size_t size() const { return lu().size(); }
    bool empty() const { return lu().empty(); }
    T const& operator[](std::size_t rang) const { return lu()[rang]; }
    T const& at(std::size_t rang) const { return lu().at(rang); }
    T const& front() const { return lu().front(); }
    T const& back() const { return lu().back(); }
    T const* data() const { return lu().data(); }
    operator std::vector<T> const&() const { return lu(); } // NOLINT(google-explicit-constructor)

    // Who fills it does not read it.
    auto begin() { return m_elements.begin(); }
    auto end() { return m_elements.end(); }
    T& operator[](std::size_t rang) { return m_elements[rang]; }
    T& at(std::size_t rang) { return m_elements.at(rang); }
    T& front() { return m_elements.front(); }
    T& back() { return m_elements.back(); }
    void push_back(T element) { m_elements.push_back(std::move(element)); }
    template <typename... A>
    T& emplace_back(A&&... arguments)
    {
        return m_elements.emplace_back(std::forward<A>(arguments)...);
    }
    void reserve(std::size_t taille) { m_elements.reserve(taille); }

private:
    std::vector<T> const& lu() const
    {
        note(*this);
        return m_elements;
    }
    std::vector<T> m_elements;
};

// What is known beside the document; null when it is not known.
template <typename T>
class Lien {
public:
    Lien() = default;
    Lien(T const* cible) : m_cible(cible) { } // NOLINT(google-explicit-constructor)
    Lien(Lien const& other) : m_cible(other.get()) { }
    Lien(Lien&&) = default;
    Lien& operator=(Lien const& other)
    {
        m_cible = other.get();
        return *this;
    }
    Lien& operator=(Lien&&) = default;
    ~Lien() = default;

    T const* get() const
    {
        note(*this);
        return m_cible;
    }
    operator T const*() const { return get(); } // NOLINT(google-explicit-constructor)
    T const* operator->() const { return get(); }
    T const& operator*() const { return *get(); }

private:
    T const* m_cible = nullptr;
};

// A value that is always there.
template <typename T>
class Valeur {
public:
    Valeur() = default;
    Valeur(T valeur) : m_valeur(std::move(valeur)) { } // NOLINT(google-explicit-constructor)
    Valeur(Valeur const& other) : m_valeur(*other) { }
    Valeur(Valeur&&) = default;
    Valeur& operator=(Valeur const& other)
    {
        m_valeur = *other;
        return *this;
    }
    Valeur& operator=(Valeur&&) = default;
    ~Valeur() = default;

    T const& operator*() const
    {
        note(*this);
        return m_valeur;
    }
    T const* operator->() const { return &**this; }
    operator T const&() const { return **this; } // NOLINT(google-explicit-constructor)

    template <typename U>
    friend bool operator==(Valeur const& left, U const& right)
    {
        return *left == right;
    }

private:
    T m_valeur{};
};

}

template <>
struct fmt::formatter<quitus::base::Texte> : fmt::formatter<std::string_view> {
    template <typename C>
    auto format(quitus::base::Texte const& texte, C& context) const
    {
        return fmt::formatter<std::string_view>::format(std::string_view(texte), context);
    }
};

template <typename T>
struct fmt::formatter<quitus::base::Valeur<T>> : fmt::formatter<T> {
    template <typename C>
    auto format(quitus::base::Valeur<T> const& valeur, C& context) const
    {
        return fmt::formatter<T>::format(*valeur, context);
    }
};
