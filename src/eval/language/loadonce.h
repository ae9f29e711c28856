// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>

#include <memory>
#include <mutex>

namespace aisb::eval {

// What is loaded from a folder by the first caller and kept for all others. An error is not kept,
// so that an installation helps without a restart. Any thread.
template <class T>
class LoadOnce
{
public:
    using Shared = core::Result<std::shared_ptr<const T>>;

    Shared get(const QString &folder)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto at = m_loaded.constFind(folder); at != m_loaded.constEnd())
            return *at;
        Shared loaded = T::load(folder);
        if (loaded)
            m_loaded.insert(folder, *loaded);
        return loaded;
    }

private:
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<const T>> m_loaded;
};

} // namespace aisb::eval
