#include "../../examples/driver/mmdnn_flags.hpp"

#include <doctest/doctest.h>

using oplift::driver::with_long_flags;

TEST_CASE("MMdnn's short flags of several letters get their long names, everything else stays")
{
    CHECK(with_long_flags({"to-ir", "-n", "-node", "a", "-inode=x", "-in", "-iw", "-d", "node"}) ==
          std::vector<std::string>{"to-ir", "-n", "--dstNodeName", "a", "--inNodeName=x", "--network", "--weights",
                                   "-d", "node"});
    CHECK(with_long_flags({"-nodes", "--node", "x=-node"}) == std::vector<std::string>{"-nodes", "--node", "x=-node"});
}
