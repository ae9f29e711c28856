// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/folderprint.h"

#include <QFile>

#include <array>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace aisb::store {

namespace {

constexpr int kMaxEntries = 20'000;
constexpr int kMaxLevels = 8;
constexpr quint64 kFnvBasis = 0xcbf29ce484222325;
constexpr quint64 kFnvPrime = 0x100000001b3;

// FNV-1a: the same in every process, unlike qHash.
quint64 mixed(quint64 hash, const void *bytes, std::size_t size)
{
    const auto *byte = static_cast<const unsigned char *>(bytes);
    for (std::size_t i = 0; i < size; ++i)
        hash = (hash ^ byte[i]) * kFnvPrime;
    return hash;
}

struct DirCloser
{
    void operator()(DIR *dir) const { ::closedir(dir); }
};
using Dir = std::unique_ptr<DIR, DirCloser>;

class Printer
{
public:
    // hash: what the entries count for, null = nothing.
    void add(int folder, quint64 place, int level, quint64 *hash)
    {
        const Dir dir(::fdopendir(folder));
        if (!dir) {
            ::close(folder);
            return;
        }
        while (const dirent *entry = ::readdir(dir.get())) {
            const char *name = entry->d_name;
            if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
                continue;
            if (++m_entries > kMaxEntries)
                return;
            addEntry(::dirfd(dir.get()), name, place, level, level > 0 ? hash : hashOf(name));
        }
    }

    [[nodiscard]] const FolderPrint &print() const { return m_print; }

private:
    [[nodiscard]] quint64 *hashOf(const char *name)
    {
        if (std::strcmp(name, "logs") == 0)
            return nullptr;
        return std::strcmp(name, ".studio") == 0 ? &m_print.aboutHash : &m_print.hash;
    }

    void addEntry(int folder, const char *name, quint64 place, int level, quint64 *hash)
    {
        struct stat info = {};
        if (::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return;
        const quint64 own = mixed(place, name, std::strlen(name) + 1);
        if (hash) {
            const std::array<qint64, 4> facts = {S_ISDIR(info.st_mode) ? 0 : info.st_size,
                info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_mode & S_IFMT};
            *hash += mixed(own, facts.data(), sizeof facts); // a sum: the order is the disk's
        }
        if (S_ISREG(info.st_mode))
            m_print.bytes += info.st_size;
        if (S_ISDIR(info.st_mode) && level + 1 < kMaxLevels) {
            const int inner =
                ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (inner >= 0)
                add(inner, own, level + 1, hash);
        }
    }

    FolderPrint m_print;
    int m_entries = 0;
};

} // namespace

FolderPrint folderPrint(const QString &experiment)
{
    Printer printer;
    const int folder =
        ::open(QFile::encodeName(experiment).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0)
        printer.add(folder, kFnvBasis, 0, nullptr);
    return printer.print();
}

} // namespace aisb::store
