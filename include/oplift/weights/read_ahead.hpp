#ifndef OPLIFT_WEIGHTS_READ_AHEAD_HPP
#define OPLIFT_WEIGHTS_READ_AHEAD_HPP

#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace oplift {

/// Reads weights in a thread of its own, a little ahead of the one who writes them: to map pages and to verify
/// checksums takes about as long as to write. The weights must not be read by anybody else meanwhile, and outlive the
/// object.
class read_ahead {
public:
    explicit read_ahead(std::vector<const weight*> weights)
        : weights_{std::move(weights)}, reader_{[this](const std::stop_token& stop) { run(stop); }}
    {
    }

    read_ahead(const read_ahead&)            = delete;
    read_ahead& operator=(const read_ahead&) = delete;

    /// The value of the next weight. Throws what reading it throws.
    tensor next()
    {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return !ready_.empty() || problem_ || read_ == weights_.size(); });
        if (ready_.empty() && problem_)
            std::rethrow_exception(problem_);
        if (ready_.empty())
            throw std::logic_error{"there are no more weights to read"};
        tensor value = std::move(ready_.front());
        ready_.pop_front();
        ready_bytes_ -= value.bytes.size();
        lock.unlock();
        changed_.notify_all();
        return value;
    }

private:
    /// Values that were computed take memory, those that are views of a file do not: the limit is for the former.
    static constexpr std::size_t most_ready_bytes = std::size_t{32} << 20;

    void run(const std::stop_token& stop)
    {
        for (const weight* w : weights_) {
            {
                std::unique_lock lock{mutex_};
                if (!changed_.wait(lock, stop, [this] { return ready_bytes_ < most_ready_bytes; }))
                    return;
            }
            tensor value;
            std::exception_ptr problem;
            try {
                value = w->read();
            } catch (...) {
                problem = std::current_exception();
            }
            const std::lock_guard lock{mutex_};
            if (problem) {
                problem_ = problem;
            } else {
                ready_bytes_ += value.bytes.size();
                ready_.push_back(std::move(value));
                ++read_;
            }
            changed_.notify_all();
            if (problem)
                return;
        }
    }

    std::vector<const weight*> weights_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<tensor> ready_;
    std::size_t ready_bytes_ = 0;
    std::size_t read_        = 0;
    std::exception_ptr problem_;
    std::jthread reader_; ///< last: it ends before what it uses
};

} // namespace oplift

#endif
