#include <oplift/emit/tensorflow/code/scope_kinds.hpp>

#include <doctest/doctest.h>

using oplift::emit::tensorflow::code::scope_kinds;

TEST_CASE("an operator is written in the scope that it shares with its variables")
{
    scope_kinds kinds;
    CHECK(kinds.place("net/conv", "net/conv") == "net/conv");
    CHECK(kinds.place("net/conv/separable", "net/conv") == "net/conv");
    CHECK(kinds.place("net/conv", "other") == "");
    CHECK(kinds.place("net/dense", "net/logits") == "net");
    CHECK(kinds.place("", "net") == "");
    CHECK(kinds.place("net", "") == "");
    CHECK(kinds.variable_scope("net/conv") == "net/conv");
}

TEST_CASE("scopes between those of variables are known to operators alone")
{
    scope_kinds kinds;
    CHECK(kinds.place("net/net/conv", "net/conv") == "net/net/conv");
    CHECK(kinds.is_for_variables("net"));
    CHECK_FALSE(kinds.is_for_variables("net/net"));
    CHECK(kinds.variable_scope("net/net/conv/norm") == "net/conv/norm");
    CHECK(kinds.place("tower_0/dense", "dense") == "tower_0/dense");
    CHECK(kinds.variable_scope("tower_0/dense") == "dense");
    CHECK(kinds.place("a/b/c/d/e", "a/e") == "a"); // too far away to be meant
}

TEST_CASE("what a scope is stays as it was decided first")
{
    scope_kinds kinds;
    CHECK(kinds.place("net/part/conv", "net/part/conv") == "net/part/conv");
    CHECK(kinds.place("net/part/dense", "net/dense") == "net");
    CHECK(kinds.place("tower/conv", "conv") == "tower/conv");
    CHECK(kinds.place("tower/dense", "tower/dense") == "");
    CHECK(kinds.variable_scope("tower/dense") == "dense");
}

TEST_CASE("a with statement enters scopes of one kind")
{
    scope_kinds kinds;
    kinds.place("net/net/conv", "net/conv");
    CHECK(kinds.uniform("", "net/net/conv") == "net");
    CHECK(kinds.uniform("net", "net/net/conv") == "net/net");
    CHECK(kinds.uniform("net/net", "net/net/conv/norm") == "net/net/conv/norm");
    CHECK(kinds.uniform("net", "net") == "net");
}
