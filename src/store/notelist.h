// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace aisb::store {

// Collects messages about damage; a file broken everywhere must not give a million of them.
class NoteList
{
public:
    void add(const QString &note)
    {
        if (m_notes.size() < kMaxNotes)
            m_notes.append(note);
        else
            ++m_more;
    }

    // The first notes, then how many more there were.
    [[nodiscard]] QStringList take()
    {
        if (m_more > 0)
            m_notes.append(QStringLiteral("... and %1 more of this kind").arg(m_more));
        m_more = 0;
        return std::exchange(m_notes, {});
    }

private:
    static constexpr qsizetype kMaxNotes = 20;

    QStringList m_notes;
    qint64 m_more = 0;
};

} // namespace aisb::store
