// SPDX-License-Identifier: EUPL-1.2
// A witness stands in a place of its thread for as long as this lives; then the former one is back.
#pragma once

#include <utility>

namespace quitus::base {

template <typename Temoin>
class SousTemoin {
public:
    SousTemoin(Temoin*& place, Temoin* temoin)
        : m_place(place)
        , m_former(std::exchange(place, temoin))
    {
    }
    ~SousTemoin() { m_place = m_former; }
    SousTemoin(SousTemoin const&) = delete;
    SousTemoin& operator=(SousTemoin const&) = delete;

private:
    Temoin*& m_place;
    Temoin* m_former;
};

}
