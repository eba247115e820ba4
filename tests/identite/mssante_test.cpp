// SPDX-License-Identifier: EUPL-1.2
#include "identite/mssante.h"

#include <gtest/gtest.h>

using namespace quitus::identite;

namespace {

void expect_forme(FormeAdresse expected, std::initializer_list<std::string_view> texts)
{
    for (auto const text : texts)
        EXPECT_EQ(forme_adresse(text), expected) << text;
}

}

TEST(AdresseMssante, StandsOnASubDomainOfMssante)
{
    expect_forme(FormeAdresse::mssante,
        { "exemple.address@address.mssante.fr", "xavier.clement@test-ci-sis.mssante.fr",
            "jean.dupont@pro.mssante.fr", "secretariat.radio@ch-exemple.mssante.fr",
            "dr.martin@medecin.mssante.fr", "a@b.mssante.fr", "Jean.Dupont@PRO.MSSante.FR",
            "o'neil+cabinet@pro.mssante.fr", "a@b.c.mssante.fr" });
}

TEST(AdresseMssante, OfACitizenIsOfItsOwnKindWhateverItsCaseOrItsFaults)
{
    expect_forme(FormeAdresse::citoyenne,
        { "279035121518989@patient.mssante.fr", "279035121518989@PATIENT.MSSante.FR",
            "a..b@patient.mssante.fr", "a b@patient.mssante.fr" });
}

TEST(AdresseMssante, OnAnotherDomainIsToBeChecked)
{
    expect_forme(FormeAdresse::hors_mssante,
        { "jean.dupont@mssante.fr", "jean.dupont@promssante.fr", "jean.dupont@gmail.com",
            "jean.dupont@pro.mssante.fr.example.org",
            "279035121518989@patient.mssante.fr.example.org", "x@xpatient-mssante.fr" });
}

TEST(AdresseMssante, RefusesAWrongForm)
{
    expect_forme(FormeAdresse::malformee,
        { "", "@", "a@", "@pro.mssante.fr", "@patient.mssante.fr", "jean dupont@pro.mssante.fr",
            "jean.dupont@-pro.mssante.fr", "jean.dupont@pro-.mssante.fr",
            "jean.dupont@pro..mssante.fr", "jean.dupont@pro.mssanté.fr",
            "jean..dupont@pro.mssante.fr", ".jean@pro.mssante.fr", "jean.@pro.mssante.fr",
            "jean.dupont@.mssante.fr", "jean.dupont@pro.mssante.fr.", "jean@dupont@pro.mssante.fr",
            "jean.dupont", "jean@localhost", "jean@192.168.0.1", "j\u00e9@pro.mssante.fr",
            " jean@pro.mssante.fr", "jean@pro.mssante.fr\n" });
}

TEST(AdresseMssante, HasBoundedParts)
{
    std::string const local(64, 'a');
    std::string const label(63, 'b');
    EXPECT_EQ(forme_adresse(local + "@" + label + ".mssante.fr"), FormeAdresse::mssante);
    EXPECT_EQ(forme_adresse(local + "a@" + label + ".mssante.fr"), FormeAdresse::malformee);
    EXPECT_EQ(forme_adresse(local + "@b" + label + ".mssante.fr"), FormeAdresse::malformee);
    auto const three_labels = label + "." + label + "." + label;
    EXPECT_EQ(forme_adresse("a@" + three_labels + ".mssante.fr"), FormeAdresse::mssante);
    EXPECT_EQ(forme_adresse(local + "@" + three_labels + ".mssante.fr"), FormeAdresse::malformee);
}
