// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace Farlan
{

// The row at `from` goes to where it is the one at `to`.
struct RowMove {
    int from = 0;
    int to = 0;

    bool operator==(const RowMove &) const = default;
};

// The moves, one after the other, that sort rows of these different numbers. As few as can be, so
// that a row that was not moved keeps its neighbours, and a person's eye its place.
std::vector<RowMove> movesThatSort(std::vector<int> numbers);

} // namespace Farlan
