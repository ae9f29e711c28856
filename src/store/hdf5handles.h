// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hdf5.h>

#include <utility>

namespace aisb::store {

// Owns one HDF5 identifier. The library has one lock and keeps global state: everything of ours
// that uses it runs in one thread at a time (readers and writers of _details.h5), and nothing else
// in the program may include this.
template <herr_t (*Close)(hid_t)>
class Hdf5Handle
{
public:
    Hdf5Handle() = default;
    explicit Hdf5Handle(hid_t id)
        : m_id(id)
    {
    }
    ~Hdf5Handle() { reset(); }
    Hdf5Handle(Hdf5Handle &&other) noexcept
        : m_id(std::exchange(other.m_id, H5I_INVALID_HID))
    {
    }
    Hdf5Handle &operator=(Hdf5Handle &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_id = std::exchange(other.m_id, H5I_INVALID_HID);
        }
        return *this;
    }

    [[nodiscard]] bool isValid() const { return m_id >= 0; }
    [[nodiscard]] hid_t get() const { return m_id; }
    // False when closing failed, which for a file being written means that it is not complete.
    bool reset()
    {
        const hid_t id = std::exchange(m_id, H5I_INVALID_HID);
        return id < 0 || Close(id) >= 0;
    }

private:
    hid_t m_id = H5I_INVALID_HID;
};

using Hdf5File = Hdf5Handle<H5Fclose>;
using Hdf5Dataset = Hdf5Handle<H5Dclose>;
using Hdf5Space = Hdf5Handle<H5Sclose>;
using Hdf5Type = Hdf5Handle<H5Tclose>;
using Hdf5Properties = Hdf5Handle<H5Pclose>;

// To be called before any other use of the library in a thread. The error stack it prints is per
// thread. Its exit handler stays off: it walks the files it could not close, and after a full disk
// that ends the program with SIGSEGV.
inline void prepareHdf5()
{
    static const herr_t withoutExitHandler = H5dont_atexit();
    static_cast<void>(withoutExitHandler);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

} // namespace aisb::store
