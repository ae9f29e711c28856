// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace aisb::store {

// Random access to a binary file whose own addresses are not to be trusted. All reads together are
// bounded by a multiple of the file's size: addresses that lead round in circles end in an error.
// Errors: SummFile001 without the file's name.
class BoundedFile
{
public:
    explicit BoundedFile(const QString &path);

    [[nodiscard]] core::Result<> open();
    [[nodiscard]] qint64 size() const { return m_size; }
    // Exactly size bytes at address.
    [[nodiscard]] core::Result<QByteArray> read(quint64 address, qint64 size);
    // Charges bytes that are read elsewhere to the same bound.
    [[nodiscard]] core::Result<> spend(quint64 address, qint64 size);

private:
    QFile m_file;
    qint64 m_size = 0;
    qint64 m_budget = 0;
};

} // namespace aisb::store
