// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/authority.h"
#include "contract/tunnelsettings.h"

#include <vector>

namespace Farlan
{

// What polkit has to allow before such a tunnel is opened: one question for each kind of right that
// it needs. The actions and their details are those of dist/org.farlan.Helper1.policy.
std::vector<Question> questionsFor(const TunnelSettings &settings, const QString &name);

// To see and end a tunnel of another user. Empty: of all.
Question manageOthersQuestion(const QString &tunnel, const QString &owner);

} // namespace Farlan
