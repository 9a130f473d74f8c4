// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/rowmoves.h"

#include <algorithm>
#include <optional>
#include <set>

namespace Farlan
{

namespace
{

// The most numbers that ascend already, wherever they stand: a longest increasing subsequence,
// found by patience sorting.
std::set<int> ascending(const std::vector<int> &numbers)
{
    std::vector<size_t> ends; // of the ascents of length 1, 2, …: each the one that ends lowest
    std::vector<std::optional<size_t>> before(numbers.size());
    for (size_t index = 0; index < numbers.size(); ++index) {
        const auto length
            = std::lower_bound(ends.begin(), ends.end(), numbers[index],
                               [&](size_t end, int number) { return numbers[end] < number; });
        if (length != ends.begin()) {
            before[index] = *(length - 1);
        }
        if (length == ends.end()) {
            ends.push_back(index);
        } else {
            *length = index;
        }
    }
    std::set<int> found;
    std::optional<size_t> index = ends.empty() ? std::nullopt : std::optional(ends.back());
    while (index) {
        found.insert(numbers[*index]);
        index = before[*index];
    }
    return found;
}

} // namespace

std::vector<RowMove> movesThatSort(std::vector<int> numbers)
{
    const std::set<int> staying = ascending(numbers);
    std::vector<int> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    std::vector<RowMove> moves;
    for (size_t rank = 0; rank < sorted.size(); ++rank) {
        if (staying.contains(sorted[rank])) {
            continue;
        }
        const auto moved = std::find(numbers.begin(), numbers.end(), sorted[rank]);
        const auto from = moved - numbers.begin();
        numbers.erase(moved);
        // All lower ones are in order: it goes right behind the last of them.
        const auto place = rank == 0
            ? numbers.begin()
            : std::find(numbers.begin(), numbers.end(), sorted[rank - 1]) + 1;
        const auto to = place - numbers.begin();
        numbers.insert(place, sorted[rank]);
        moves.push_back({ static_cast<int>(from), static_cast<int>(to) });
    }
    return moves;
}

} // namespace Farlan
