// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QIODevice;

namespace aisb::store {

// Walks through a JSON text of any size without building values: tells where members and elements
// lie. Memory: one block. It checks brackets, texts and separators, not what stands between them.
// Errors (SummFile001, without a file name) name the byte and the expectation.
class JsonSpans
{
public:
    // Reads device from its start.
    explicit JsonSpans(QIODevice &device);

    // The kind of value the next character begins: '{', '[', '"' or another character; 0 at the
    // end.
    [[nodiscard]] char peek();
    [[nodiscard]] qint64 position() const { return m_base + m_at; }

    // Reads an object. visit(key) stands before the value and has to pass it (members, elements,
    // value or skip); what it returns is handed on.
    [[nodiscard]] core::Result<> members(
        const std::function<core::Result<>(const QString &)> &visit);
    // The same for an array; visit(index).
    [[nodiscard]] core::Result<> elements(const std::function<core::Result<>(qint64)> &visit);
    // Passes one value.
    [[nodiscard]] core::Result<> skip();
    // Passes one value and gives its text, at most maxBytes; a longer one is passed, and empty.
    [[nodiscard]] core::Result<QByteArray> value(qint64 maxBytes);
    // Nothing but blanks may be left.
    [[nodiscard]] core::Result<> end();

private:
    [[nodiscard]] bool fill();
    void advance(qsizetype count);
    [[nodiscard]] tl::unexpected<core::Error> failed(const QString &expected);
    [[nodiscard]] core::Result<> expect(char c);
    [[nodiscard]] core::Result<> skipText();
    [[nodiscard]] core::Result<> skipNested();
    [[nodiscard]] core::Result<> skipWord();
    [[nodiscard]] core::Result<> sequence(
        char open, char close, const std::function<core::Result<>(qint64)> &visit);

    QIODevice &m_device;
    QByteArray m_block;
    qint64 m_base = 0; // byte of the block's start
    qsizetype m_at = 0;
    // What is passed is copied here while set, up to a limit.
    QByteArray *m_copy = nullptr;
    qint64 m_copyLimit = 0;
    bool m_isCut = false;
    int m_depth = 0;
};

} // namespace aisb::store
