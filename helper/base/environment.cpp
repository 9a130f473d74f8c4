// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/environment.h"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace Farlan
{

void keepEnvironment(std::initializer_list<const char *> names)
{
    std::vector<std::pair<const char *, std::string>> kept;
    for (const char *name : names) {
        if (const char *value = std::getenv(name)) {
            kept.emplace_back(name, value);
        }
    }
    clearenv();
    for (const auto &[name, value] : kept) {
        setenv(name, value.c_str(), 1);
    }
}

} // namespace Farlan
