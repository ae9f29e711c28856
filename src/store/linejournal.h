// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace aisb::store {

// Lines appended to a new file <dir>/tmp_<8 hex>.jsonl so that a killed process loses none: each
// append is one write to the kernel. While open, the file carries an advisory lock, by which others
// see that its run is alive. Not thread-safe. Errors: IcliFile001 with file, reason and free space.
class LineJournal
{
public:
    explicit LineJournal(const QString &dir);

    [[nodiscard]] core::Result<> open();
    // line ends in LF. After an error the file ends with the last complete line and append may be
    // tried again.
    [[nodiscard]] core::Result<> append(const QByteArray &line);
    void close();
    // Closes and deletes the file, and the folder when it is empty.
    void discard();

    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    QFile m_file;
};

} // namespace aisb::store
