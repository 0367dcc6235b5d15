#include <oplift/rules/arrangement/gathering.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::embedding, rule::parameter_gathering, rule::gathering>;

} // namespace

TEST_CASE("rows of a variable are an embedding")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=int32 shape=<?,6>
w = VariableV2() dtype=float32 shape=<10,4>
wr = Identity(w) T=float32
r = Gather(wr, x) Tparams=float32 Tindices=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=int32 shape=<-1,6> -> <-1,6>
r = Embedding(x) axis=0 input_dim=10 output_dim=4 weights<10,4> -> <-1,6,4>
)");
}

TEST_CASE("rows of a resource variable are an embedding")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=int32 shape=<?,6>
w = VarHandleOp() dtype=float32 shape=<10,4>
r = ResourceGather(w, x) dtype=float32 Tindices=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=int32 shape=<-1,6> -> <-1,6>
r = Embedding(x) axis=0 input_dim=10 output_dim=4 weights<10,4> -> <-1,6,4>
)");
}

TEST_CASE("other axes of parameters")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=int32 shape=<6>
w = Const() value=float32<2,3,4>{1}
a = Const() value=int32<>{-2}
r = GatherV2(w, x, a) Tparams=float32 Tindices=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=int32 shape=<6> -> <6>
r = Gather(x) axis=1 weights<2,3,4> -> <2,6,4>
)");
}

TEST_CASE("parts of a tensor that varies")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
i = Const() value=int32<2>{5,0}
a = Const() value=int32<>{1}
r = GatherV2(x, i, a) Tparams=float32 Tindices=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
i = Constant() dtype=int32 value<2> -> <2>
r = Gather(x, i) axis=1 -> <-1,2>
)");
}

TEST_CASE("batches are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
i = Placeholder() dtype=int32 shape=<?,2>
a = Const() value=int32<>{1}
r = GatherV2(x, i, a) Tparams=float32 Tindices=int32 batch_dims=1
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (GatherV2): no rule recognises it; the nearest is gathering: at 'r' (GatherV2): this does not hold: the axis is known before the graph runs, and there are no batches)");
}

} // namespace oplift::test
