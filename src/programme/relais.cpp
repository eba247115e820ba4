// SPDX-License-Identifier: EUPL-1.2
#include "programme/relais.h"

#include "cli/diagnostic.h"

#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace quitus::programme {

cli::Code Relais::hand_over(Monde& monde) const
{
    std::error_code unknown;
    auto const own = std::filesystem::read_symlink("/proc/self/exe", unknown);
    auto const portail = own.parent_path() / "quitus-portail";
    monde.sortie << std::flush;
    monde.erreurs << std::flush;
    ::execv(portail.c_str(), m_values);
    cli::say(monde,
        fmt::format("quitus : impossible d’exécuter {}, le programme du portail ({}) : "
                    "réinstallez-le à côté de quitus.",
            portail.string(), std::generic_category().message(errno)));
    return Code::echec_de_l_outil;
}

}
