#ifndef OPLIFT_EXAMPLES_DRIVER_STATUS_HPP
#define OPLIFT_EXAMPLES_DRIVER_STATUS_HPP

namespace oplift::driver {

/// How the program ends.
enum class status {
    done            = 0,
    not_convertible = 1, ///< the model cannot be converted faithfully
    wrong_usage     = 2,
    file_trouble    = 3, ///< a file is missing, unreadable, corrupt or cannot be written
};

} // namespace oplift::driver

#endif
