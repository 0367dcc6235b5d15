#ifndef OPLIFT_INFER_SYMBOLS_HPP
#define OPLIFT_INFER_SYMBOLS_HPP

#include <oplift/infer/dimension.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace oplift::infer {

/// The product, or nothing where it overflows.
inline std::optional<std::int64_t> checked_product(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional{result};
}

/// The sum, or nothing where it overflows.
inline std::optional<std::int64_t> checked_sum(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional{result};
}

/// The difference, or nothing where it overflows.
inline std::optional<std::int64_t> checked_difference(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional{result};
}

/// The number of elements of a known shape; nothing if it has a negative extent or the count overflows.
inline std::optional<std::int64_t> element_count_of(std::span<const std::int64_t> shape)
{
    std::int64_t count = 1;
    bool overflow      = false;
    bool empty         = false;
    for (const std::int64_t extent : shape) {
        if (extent < 0)
            return std::nullopt;
        empty = empty || extent == 0;
        if (const auto next = checked_product(count, extent); next && !overflow)
            count = *next;
        else
            overflow = true;
    }
    if (empty)
        return 0;
    return overflow ? std::nullopt : std::optional{count};
}

/// The quotient rounded towards minus infinity. The divisor is positive.
constexpr std::int64_t floor_quotient(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Makes symbols, and calculates with dimensions. Calculations that a dimension cannot express yield a new symbol; the
/// same product or window yields the same symbol again.
class symbol_source {
public:
    /// An unknown extent: a number that is not negative.
    dimension fresh() { return {1, new_symbol(false)}; }
    /// An unknown number of any sign.
    dimension number() { return {1, new_symbol(true)}; }

    /// The dimension as an extent. Where the number could be negative (in shape vectors, -1 has a meaning of its own),
    /// that is a new unknown extent.
    dimension as_extent(dimension d)
    {
        if (d.known())
            return d.coefficient < 0 ? fresh() : extent(d.coefficient);
        return d.coefficient < 0 || any_sign_[d.symbol] ? fresh() : d;
    }

    dimension multiply(dimension a, dimension b)
    {
        if (a.known() && a.coefficient == 0)
            return a;
        if (b.known() && b.coefficient == 0)
            return b;
        const auto coefficient = checked_product(a.coefficient, b.coefficient);
        if (!coefficient)
            return number();
        if (a.known() || b.known())
            return {*coefficient, a.known() ? b.symbol : a.symbol};
        std::vector<std::uint32_t> factors = factors_of(a.symbol);
        std::ranges::copy(factors_of(b.symbol), std::back_inserter(factors));
        return {*coefficient, symbol_for(std::move(factors))};
    }

    /// The exact quotient, or nothing where it cannot be told.
    std::optional<dimension> divide(dimension total, dimension part)
    {
        if (part.coefficient == 0 || part.coefficient == -1 || total.coefficient % part.coefficient != 0)
            return std::nullopt;
        std::vector<std::uint32_t> factors = total.known() ? std::vector<std::uint32_t>{} : factors_of(total.symbol);
        if (!part.known())
            for (const std::uint32_t factor : factors_of(part.symbol)) {
                const auto found = std::ranges::find(factors, factor);
                if (found == factors.end())
                    return std::nullopt;
                factors.erase(found);
            }
        return dimension{total.coefficient / part.coefficient, symbol_for(std::move(factors))};
    }

    dimension add(dimension a, dimension b) { return combine(a, b, checked_sum(a.coefficient, b.coefficient)); }
    dimension subtract(dimension a, dimension b)
    {
        return combine(a, b, checked_difference(a.coefficient, b.coefficient));
    }

    /// The product of all.
    dimension product(std::span<const dimension> dimensions)
    {
        dimension result = extent(1);
        for (const dimension d : dimensions)
            if (d.known() && d.coefficient == 0)
                return d;
        for (const dimension d : dimensions)
            result = multiply(result, d);
        return result;
    }

    /// The unknown extent that a calculation yields, which is the same one when the same calculation occurs again.
    /// The numbers stand for the calculation and its operands.
    dimension derived(const std::array<std::int64_t, 6>& calculation)
    {
        const auto [known, is_new] = derived_.try_emplace(calculation, 0);
        if (is_new)
            known->second = new_symbol(false);
        return {1, known->second};
    }

private:
    std::uint32_t new_symbol(bool any_sign)
    {
        any_sign_.push_back(any_sign);
        return static_cast<std::uint32_t>(any_sign_.size() - 1);
    }

    dimension combine(dimension a, dimension b, std::optional<std::int64_t> coefficient)
    {
        if (b.coefficient == 0)
            return a;
        const bool like = a.known() ? b.known() : a.symbol == b.symbol && !b.known();
        return like && coefficient ? dimension{*coefficient, a.known() ? 0 : a.symbol} : number();
    }

    std::vector<std::uint32_t> factors_of(std::uint32_t symbol) const
    {
        const auto known = factors_.find(symbol);
        return known == factors_.end() ? std::vector{symbol} : known->second;
    }

    std::uint32_t symbol_for(std::vector<std::uint32_t> factors)
    {
        constexpr std::size_t most_factors = 16;
        if (factors.empty())
            return 0;
        if (factors.size() == 1)
            return factors.front();
        const bool any_sign = std::ranges::any_of(factors, [&](std::uint32_t f) { return any_sign_[f]; });
        if (factors.size() > most_factors)
            return new_symbol(any_sign);
        std::ranges::sort(factors);
        const auto [known, is_new] = products_.try_emplace(factors, 0);
        if (is_new) {
            known->second = new_symbol(any_sign);
            factors_.emplace(known->second, std::move(factors));
        }
        return known->second;
    }

    std::vector<bool> any_sign_ = {false}; // symbol 0 is the number 1
    std::map<std::vector<std::uint32_t>, std::uint32_t> products_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> factors_;
    std::map<std::array<std::int64_t, 6>, std::uint32_t> derived_;
};

} // namespace oplift::infer

#endif
