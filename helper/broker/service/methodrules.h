// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <optional>

namespace Farlan
{

// Who may call a method.
enum class Access {
    Everybody, // it shows and changes only what is the caller's own
    Owner, // or whoever may manage others', as for all at a tunnel's path
    ManageOthers, // who polkit lets org.farlan.manage-others
    AsksPolkit, // for what the arguments ask for, before it does anything
};

// Nothing: there is no such method, and what has no rule cannot be called.
std::optional<Access> accessRule(QLatin1StringView interface, const QString &member);

} // namespace Farlan
