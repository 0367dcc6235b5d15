#ifndef OPLIFT_EXAMPLES_DRIVER_PROGRESS_HPP
#define OPLIFT_EXAMPLES_DRIVER_PROGRESS_HPP

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

namespace oplift::driver {

/// Says on a terminal what is going on, and for how long, once it takes more than a second; says nothing where standard
/// error or standard output is redirected. The line disappears with the object.
class progress {
public:
    explicit progress(std::string what)
    {
        if (::isatty(STDERR_FILENO) && ::isatty(STDOUT_FILENO))
            clock_ = std::jthread{[what = std::move(what)](const std::stop_token& stop) { run(what, stop); }};
    }

private:
    static void run(const std::string& what, const std::stop_token& stop)
    {
        using namespace std::chrono_literals;
        std::mutex mutex;
        std::condition_variable_any wait;
        std::unique_lock lock{mutex};
        int seconds = 0;
        while (!wait.wait_for(lock, stop, 1s, [&] { return stop.stop_requested(); }))
            std::fprintf(stderr, "\r%s ... %d s\033[K", what.c_str(), ++seconds);
        if (seconds > 0)
            std::fputs("\r\033[K", stderr);
    }

    std::jthread clock_;
};

} // namespace oplift::driver

#endif
