// A project that reads graphs from files.
#include <oplift/error.hpp>
#include <oplift/load/graph_file.hpp>

#include <cstdio>

int main(int count, char** arguments)
{
    try {
        for (int i = 1; i < count; ++i)
            std::printf("%u nodes\n", static_cast<unsigned>(num_vertices(oplift::read_graph_file(arguments[i]).graph)));
    } catch (const oplift::input_error& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 3;
    }
}
