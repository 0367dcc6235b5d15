#include <oplift/emit/tensorflow/model/lowerings/placed_window.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

TEST_CASE("a window has explicit pads, which are added beforehand, or TensorFlow's padding")
{
    const placed_window same{integers{1, 2, 2, 1}, std::string{"SAME"}, argument{}};
    CHECK(same.padding == "SAME");
    CHECK_FALSE(same.explicit_pads);
    CHECK(same.dilations.empty());
    const placed_window padded{integers{1, 2, 2, 1}, std::vector<integers>{{0, 0}, {1, 2}, {3, 4}, {0, 0}}, argument{}};
    CHECK(padded.padding == "VALID");
    CHECK(padded.explicit_pads);
}

TEST_CASE("a window over rows is one over maps of height 1")
{
    placed_window window{integers{1, 2, 1}, std::vector<integers>{{0, 0}, {1, 2}, {0, 0}}, integers{1, 3, 1}};
    window.widen();
    CHECK(window.strides == integers{1, 1, 2, 1});
    CHECK(window.dilations == integers{1, 1, 3, 1});
    CHECK(*window.explicit_pads == std::vector<integers>{{0, 0}, {0, 0}, {1, 2}, {0, 0}});
}
