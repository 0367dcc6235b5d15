#ifndef OPLIFT_WEIGHTS_READ_AHEAD_HPP
#define OPLIFT_WEIGHTS_READ_AHEAD_HPP

#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace oplift {

/// Reads weights in a thread of its own, a little ahead of the one who writes them: to map pages, and to verify or
/// compute checksums, takes about as long as to write. The weights must not be read by anybody else meanwhile, and
/// outlive the object. `Examine` is called in that thread with each weight and its value; what it returns comes with
/// the value.
template <typename Examine>
class read_ahead {
public:
    using finding = std::invoke_result_t<Examine&, const weight&, const tensor&>;

    read_ahead(std::vector<const weight*> weights, Examine examine)
        : weights_{std::move(weights)}, examine_{std::move(examine)}, reader_{[this](const std::stop_token& stop) {
              run(stop);
          }}
    {
    }

    read_ahead(const read_ahead&)            = delete;
    read_ahead& operator=(const read_ahead&) = delete;

    /// The value of the next weight, and what was found in it. Throws what reading and examining throws.
    std::pair<tensor, finding> next()
    {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return !ready_.empty() || problem_ || read_ == weights_.size(); });
        if (ready_.empty() && problem_)
            std::rethrow_exception(problem_);
        if (ready_.empty())
            throw std::logic_error{"there are no more weights to read"};
        std::pair<tensor, finding> taken = std::move(ready_.front());
        ready_.pop_front();
        ready_bytes_ -= taken.first.bytes.size();
        lock.unlock();
        changed_.notify_all();
        return taken;
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
            std::optional<std::pair<tensor, finding>> made;
            std::exception_ptr problem;
            try {
                tensor value  = w->read();
                finding found = examine_(*w, std::as_const(value));
                made.emplace(std::move(value), std::move(found));
            } catch (...) {
                problem = std::current_exception();
            }
            const std::lock_guard lock{mutex_};
            if (made) {
                ready_bytes_ += made->first.bytes.size();
                ready_.push_back(*std::move(made));
                ++read_;
            }
            problem_ = problem;
            changed_.notify_all();
            if (problem)
                return;
        }
    }

    std::vector<const weight*> weights_;
    Examine examine_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::pair<tensor, finding>> ready_;
    std::size_t ready_bytes_ = 0;
    std::size_t read_        = 0;
    std::exception_ptr problem_;
    std::jthread reader_; ///< last: it ends before what it uses
};

} // namespace oplift

#endif
