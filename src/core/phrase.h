// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace aisb::core {

// A sentence as data: fixed English words with %1 to %9, and what stands in their place. Programs
// print text(); the desktop says the same in its language (gui/bindings/phrasetext). source is a
// literal marked with QT_TRANSLATE_NOOP("Phrases", ...), which is how the translators find it.
struct Phrase
{
    const char *source = nullptr; // static storage; null = no sentence
    QStringList arguments = {};

    [[nodiscard]] bool isEmpty() const { return source == nullptr; }
    [[nodiscard]] QString text() const; // empty for no sentence
    bool operator==(const Phrase &other) const;
};

// The arguments put into a template, each once and as they are: a "%2" in an argument stays.
[[nodiscard]] QString filledTemplate(const QString &text, const QStringList &arguments);

} // namespace aisb::core
