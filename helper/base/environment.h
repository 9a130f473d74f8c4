// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

namespace Farlan
{

// Removes all environment variables but these, before anything has read one: Qt, glibc and OpenSSL
// take files to load from them.
void keepEnvironment(std::initializer_list<const char *> names);

} // namespace Farlan
