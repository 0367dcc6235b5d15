#ifndef OPLIFT_BACKGROUND_WRITER_HPP
#define OPLIFT_BACKGROUND_WRITER_HPP

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace oplift {

/// Collects bytes in buffers, which a thread of its own writes: to read, verify or re-order weights takes about as long
/// as the system takes to write them. Holds 768 KiB at most. Without a full buffer there is no thread.
class background_writer {
public:
    static constexpr std::size_t buffer_bytes = std::size_t{1} << 18; ///< still in the processor's cache when written

    /// `write` is called with the bytes in order, whole buffers until finish(). It may throw.
    explicit background_writer(std::function<void(std::span<const std::byte>)> write) : write_{std::move(write)}
    {
        empty_.reserve(most_buffers); // the thread must not fail where nobody catches it
    }

    background_writer(const background_writer&)            = delete;
    background_writer& operator=(const background_writer&) = delete;

    /// Appends bytes. Throws what writing earlier ones threw.
    void operator()(std::span<const std::byte> bytes)
    {
        while (!bytes.empty()) {
            if (current_.capacity() < buffer_bytes)
                current_.reserve(buffer_bytes);
            const auto part = bytes.first(std::min(bytes.size(), buffer_bytes - current_.size()));
            current_.append(reinterpret_cast<const char*>(part.data()), part.size());
            bytes = bytes.subspan(part.size());
            if (current_.size() == buffer_bytes)
                hand_over();
        }
    }

    /// Returns when all bytes are written. Throws what writing them threw. Nothing can be appended afterwards.
    void finish()
    {
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return problem_ || in_hand_ == 0; });
            if (problem_)
                std::rethrow_exception(problem_);
        }
        write_(std::as_bytes(std::span{current_}));
        current_.clear();
    }

private:
    static constexpr std::size_t most_buffers = 3;

    /// Gives the current buffer to the thread, and takes an empty one.
    void hand_over()
    {
        std::unique_lock lock{mutex_};
        if (!thread_.joinable() && !start()) {
            write_(std::as_bytes(std::span{current_}));
            current_.clear();
            return;
        }
        full_.push_back(std::exchange(current_, {}));
        ++in_hand_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return problem_ || in_hand_ < most_buffers; });
        if (problem_)
            std::rethrow_exception(problem_);
        if (!empty_.empty()) {
            current_ = std::move(empty_.back());
            empty_.pop_back();
        }
    }

    /// Starts the thread, if the system allows one more.
    bool start()
    {
        try {
            thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
            return true;
        } catch (const std::system_error&) {
            return false;
        }
    }

    void run(const std::stop_token& stop)
    {
        std::unique_lock lock{mutex_};
        while (changed_.wait(lock, stop, [this] { return !full_.empty(); }) && !stop.stop_requested()) {
            std::string buffer = std::move(full_.front());
            full_.pop_front();
            lock.unlock();
            std::exception_ptr problem;
            try {
                write_(std::as_bytes(std::span{buffer}));
            } catch (...) {
                problem = std::current_exception();
            }
            buffer.clear();
            lock.lock();
            empty_.push_back(std::move(buffer));
            --in_hand_;
            problem_ = problem;
            changed_.notify_all();
            if (problem)
                return;
        }
    }

    std::function<void(std::span<const std::byte>)> write_;
    std::string current_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::string> full_;
    std::vector<std::string> empty_;
    std::size_t in_hand_ = 0; ///< buffers that are full or being written
    std::exception_ptr problem_;
    std::jthread thread_; ///< last: it ends before what it uses
};

} // namespace oplift

#endif
