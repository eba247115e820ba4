// SPDX-License-Identifier: EUPL-1.2
#include "reglement/reglement.h"
