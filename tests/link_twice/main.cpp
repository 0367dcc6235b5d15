// What is linked says it all; see tests/structure.cmake.
int main() {}
