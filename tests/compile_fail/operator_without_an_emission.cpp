// expect: the target's emission table has no entry for this operator of the IR
#include <oplift/emit/emission_table.hpp>

namespace {

struct writer {};

struct nothing {
    void operator()(const auto&, writer&) const {}
};

#ifdef ACCEPT
constexpr std::size_t left_out = 0;
#else
constexpr std::size_t left_out = 1;
#endif

template <typename... Operators>
consteval auto all_but(const boost::hana::tuple<Operators...>&)
{
    std::array<oplift::emit::emission<writer>, sizeof...(Operators)> all{
        oplift::emit::emission_of<typename Operators::type, writer>(nothing{})...};
    std::array<oplift::emit::emission<writer>, sizeof...(Operators) - left_out> table{};
    std::copy_n(all.begin(), table.size(), table.begin());
    return table;
}

constexpr auto table = all_but(oplift::ir::all_operators);

} // namespace

static_assert(oplift::emit::is_complete<table>());
