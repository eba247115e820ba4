// SPDX-License-Identifier: EUPL-1.2
#include "identite/identifiant.h"
