// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/math/verify/matrices.h"

#include <algorithm>

namespace aisb::eval::verify {

namespace {

constexpr std::size_t kMaxCells = 1000;

bool hasMatrix(const Node &value)
{
    return value->kind == Kind::Matrix
        || ((value->kind == Kind::Sum || value->kind == Kind::Product)
            && std::ranges::any_of(value->parts, hasMatrix));
}

std::size_t rowsOf(const Cells &matrix)
{
    return matrix.cells.size() / static_cast<std::size_t>(matrix.columns);
}

std::optional<Cells> sumOf(const Node &value)
{
    std::optional<Cells> total;
    for (const Node &part : value->parts) {
        const auto next = matrixOf(part);
        if (!next)
            return {};
        if (!total) {
            total = next;
            continue;
        }
        if (total->columns != next->columns || total->cells.size() != next->cells.size())
            return {};
        for (std::size_t i = 0; i < total->cells.size(); ++i)
            total->cells[i] = sum({total->cells[i], next->cells[i]});
    }
    return total;
}

std::optional<Cells> multiplied(const Cells &left, const Cells &right)
{
    const auto inner = static_cast<std::size_t>(left.columns);
    const auto columns = static_cast<std::size_t>(right.columns);
    if (inner != rowsOf(right) || rowsOf(left) * columns > kMaxCells)
        return {};
    Cells result{.cells = {}, .columns = right.columns};
    for (std::size_t row = 0; row < rowsOf(left); ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            std::vector<Node> terms;
            for (std::size_t k = 0; k < inner; ++k)
                terms.push_back(
                    product({left.cells[row * inner + k], right.cells[k * columns + column]}));
            result.cells.push_back(sum(std::move(terms)));
        }
    return result;
}

Cells scaled(Cells matrix, const std::vector<Node> &scalars)
{
    for (Node &cell : matrix.cells) {
        std::vector<Node> factors = scalars;
        factors.push_back(cell);
        cell = product(std::move(factors));
    }
    return matrix;
}

std::optional<Cells> productOf(const Node &value)
{
    std::vector<Node> scalars;
    std::optional<Cells> result;
    for (const Node &part : value->parts) {
        if (!hasMatrix(part)) {
            scalars.push_back(part);
            continue;
        }
        const auto next = matrixOf(part);
        if (!next)
            return {};
        result = result ? multiplied(*result, *next) : next;
        if (!result)
            return {};
    }
    return result ? std::optional(scaled(*std::move(result), scalars)) : std::nullopt;
}

} // namespace

std::optional<Cells> matrixOf(const Node &value)
{
    if (value->kind == Kind::Matrix)
        return value->parts.size() <= kMaxCells ? std::optional(Cells{value->parts, value->columns})
                                                : std::nullopt;
    if (!hasMatrix(value))
        return {};
    return value->kind == Kind::Sum ? sumOf(value) : productOf(value);
}

} // namespace aisb::eval::verify
