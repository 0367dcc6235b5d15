#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_LOOPS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_LOOPS_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/literal.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// A call of a block's function, one of several that could be turns of a loop.
struct loop_call {
    std::string scope;               ///< the name of its scope
    std::vector<std::string> values; ///< the arguments behind it
};

/// A loop for the first `count` of some calls; no loop where that is 1.
struct loop {
    std::size_t count = 1;
    std::string variables{};             ///< "unit", "name, depth"
    expression turns{};                  ///< what they go through: "range(2, 9)"
    std::vector<expression> arguments{}; ///< from the scope's name on
};

namespace detail {

/// A name that counts: "unit_7/x" is "unit_", 7, "/x".
struct counted_name {
    std::string before;
    unsigned long number = 0;
    std::string after;
};

/// All ways to see a name as a counted one; a number with zeros before it does not count.
inline std::vector<counted_name> counted_names(std::string_view name)
{
    std::vector<counted_name> found;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!is_digit(name[i]))
            continue;
        std::size_t end = i;
        while (end < name.size() && is_digit(name[end]))
            ++end;
        if (end - i <= 6 && (name[i] != '0' || end == i + 1))
            found.push_back({std::string{name.substr(0, i)}, std::stoul(std::string{name.substr(i, end - i)}),
                             std::string{name.substr(end)}});
        i = end;
    }
    return found;
}

/// What the number counts: "unit" for "block/unit_".
template <typename Predicate>
std::string counter_name(std::string_view before, Predicate is_taken)
{
    const std::size_t slash     = before.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? before : before.substr(slash + 1);
    const bool has_letters      = std::count_if(part.begin(), part.end(), is_alphanumeric) > 1;
    const std::string wanted    = has_letters ? identifier(part) : std::string{"number"};
    return unused(is_taken(wanted) ? std::string{"number"} : wanted, is_taken);
}

/// For Python's operator %.
inline std::string escaped_percent(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += c == '%' ? std::string{"%%"} : std::string{c};
    return result;
}

} // namespace detail

/// A loop for the first calls: over a range of numbers where the scopes are counted and the arguments are the same,
/// else over a list of what differs. It has three turns at least. `is_taken` tells which variables there are.
template <typename Predicate>
loop loop_over(const std::vector<loop_call>& calls, const std::vector<std::string>& value_names, Predicate is_taken)
{
    std::size_t equal = 1;
    while (equal < calls.size() && calls[equal].values == calls.front().values)
        ++equal;

    // Counted scopes.
    loop best;
    for (const detail::counted_name& name : detail::counted_names(calls.front().scope)) {
        std::size_t count = 1;
        while (count < equal && calls[count].scope == name.before + std::to_string(name.number + count) + name.after)
            ++count;
        if (count < 3 || count <= best.count)
            continue;
        const std::string counter = detail::counter_name(name.before, is_taken);
        best.count                = count;
        best.variables            = counter;
        best.turns = plain("range(" + std::to_string(name.number) + ", " + std::to_string(name.number + count) + ")");
        best.arguments = {
            plain(literal(detail::escaped_percent(name.before) + "%d" + detail::escaped_percent(name.after)) + " % " +
                  counter)};
        for (std::size_t i = 0; i < value_names.size(); ++i)
            best.arguments.push_back(named(value_names[i], plain(calls.front().values[i])));
    }
    if (best.count > 1 || calls.size() < 3)
        return best;
    // A run of counted scopes that begins later is written as such: this one ends before it.
    std::size_t count = calls.size();
    for (std::size_t i = 1; i + 2 < calls.size() && count == calls.size(); ++i)
        for (const detail::counted_name& name : detail::counted_names(calls[i].scope))
            if (calls[i].values == calls[i + 1].values && calls[i].values == calls[i + 2].values &&
                calls[i + 1].scope == name.before + std::to_string(name.number + 1) + name.after &&
                calls[i + 2].scope == name.before + std::to_string(name.number + 2) + name.after)
                count = i;
    if (count < 3)
        return {};

    // A list.
    std::vector<std::size_t> differing;
    for (std::size_t i = 0; i < value_names.size(); ++i)
        if (std::any_of(calls.begin(), calls.begin() + static_cast<std::ptrdiff_t>(count),
                        [&](const loop_call& each) { return each.values[i] != calls.front().values[i]; }))
            differing.push_back(i);
    std::vector<std::string> locals;
    const auto add_local = [&](const std::string& name) {
        locals.push_back(unused(name, [&](const std::string& n) {
            return is_taken(n) || std::find(locals.begin(), locals.end(), n) != locals.end();
        }));
    };
    add_local("name");
    for (const std::size_t i : differing)
        add_local(value_names[i]);
    std::string variables;
    for (const std::string& name : locals)
        variables += (variables.empty() ? "" : ", ") + name;
    std::vector<expression> turns;
    for (std::size_t turn = 0; turn < count; ++turn) {
        std::vector<expression> items{plain(literal(calls[turn].scope))};
        for (const std::size_t i : differing)
            items.push_back(plain(calls[turn].values[i]));
        turns.push_back(differing.empty() ? items.front() : group("(", std::move(items), ")"));
    }
    loop made{.count = count, .variables = std::move(variables), .turns = group("[", std::move(turns), "]")};
    made.arguments.push_back(plain(locals.front()));
    for (std::size_t i = 0; i < value_names.size(); ++i) {
        const auto differs = std::find(differing.begin(), differing.end(), i);
        const auto place   = static_cast<std::size_t>(differs - differing.begin());
        made.arguments.push_back(
            named(value_names[i], plain(differs != differing.end() ? locals[place + 1] : calls.front().values[i])));
    }
    return made;
}

} // namespace oplift::emit::tensorflow::code

#endif
