int first_half();
int second_half();

int main() { return first_half() + second_half() == 2 ? 0 : 1; }
