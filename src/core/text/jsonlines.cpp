// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jsonlines.h"

#include <QIODevice>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlock = 1 << 16;

constexpr QByteArrayView kBom = "\xEF\xBB\xBF";

// Collects one line at a time from blocks; what exceeds the limit is counted, not kept.
class LineSplitter
{
public:
    LineSplitter(qint64 maxLineBytes, const std::function<bool(JsonLine &)> &visit)
        : m_max(maxLineBytes)
        , m_visit(visit)
    {
    }

    // False when the visitor wants no more.
    bool feed(QByteArrayView block)
    {
        while (!block.isEmpty()) {
            const qsizetype end = block.indexOf('\n');
            keep(end < 0 ? block : block.first(end));
            if (end < 0)
                return true;
            if (!finishLine(1))
                return false;
            block = block.sliced(end + 1);
        }
        return true;
    }

    bool isAtLineStart() const { return m_size == 0; }
    void finish() { finishLine(0); }

private:
    void keep(QByteArrayView part)
    {
        m_size += part.size();
        if (m_size <= m_max)
            m_line += part;
    }

    bool finishLine(qint64 lineEndSize)
    {
        JsonLine line{++m_number, m_offset, m_size, {}};
        m_offset += m_size + lineEndSize;
        const bool isTooLong = m_size > m_max;
        QByteArray text = std::exchange(m_line, {});
        m_size = 0;
        if (line.number == 1 && text.startsWith(kBom)) {
            text.remove(0, kBom.size());
            line.offset += kBom.size();
            line.size -= kBom.size();
        }
        const QByteArrayView content = QByteArrayView(text).trimmed();
        if (isTooLong)
            line.value = fail(ErrorCode::DsetData002,
                u"the line has %1 bytes, more than the limit of %2"_s.arg(line.size).arg(m_max));
        else if (content.isEmpty())
            return true;
        else
            line.value = readJson(content);
        return m_visit(line);
    }

    qint64 m_max;
    const std::function<bool(JsonLine &)> &m_visit;
    QByteArray m_line;
    qint64 m_size = 0;
    qint64 m_offset = 0;
    qint64 m_number = 0;
};

} // namespace

bool readJsonLines(
    QIODevice &device, qint64 maxLineBytes, const std::function<bool(JsonLine &)> &visit)
{
    LineSplitter splitter(maxLineBytes, visit);
    for (;;) {
        const QByteArray block = device.read(kBlock);
        if (block.isEmpty())
            break;
        if (!splitter.feed(block))
            return true;
    }
    const bool isComplete = splitter.isAtLineStart();
    if (!isComplete)
        splitter.finish();
    return isComplete;
}

} // namespace aisb::core
