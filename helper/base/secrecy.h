// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Farlan
{

// For processes that know passwords and keys: no core file, and nobody but root may look into them.
void keepMemoryPrivate();

} // namespace Farlan
