// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::config {

// What the text of the reference looks like.
struct TextFingerprint
{
    qint64 characters = 0; // code points
    QString sha256; // of the UTF-8 text: lower-case hex, at least the first eight digits

    [[nodiscard]] bool matches(const QString &text) const;
};

// How worked examples become messages: an example starts at a line that begins with question; what
// follows the first line that begins with answer is the answer.
struct TextRounds
{
    QString question;
    QString answer;
    std::vector<TextFingerprint> pieces; // of the messages in order; may be empty
};

// A text that stands outside the configuration: {"external": {...}} in place of a string, or in
// place of elements of a list when it has "rounds". Source: spec/accuracy.md 20, decisions D6.
struct TextReference
{
    QString file; // below the folder of texts the user names
    QStringList inData; // relative to the "path" of the data set
    QString fallback; // below the shipped texts; empty = there is none
    QString origin; // where people get it
    QString afterLine; // what precedes the first such line, and the line, is left out
    QString before; // put round the text of the file unless the file holds the
    QString after; // field of "after" already
    std::optional<TextFingerprint> expected;
    std::optional<TextRounds> rounds;
};

// The members of "external" when the value is a reference, else nullptr.
[[nodiscard]] const Value *externalMembers(const Value &value);

// Errors TmanCfg001 and TmanCfg003 name path and member. Paths inside stay below their folders;
// in_data may go up one folder.
[[nodiscard]] core::Result<TextReference> readTextReference(
    const Value &members, const QString &path);

} // namespace aisb::config
