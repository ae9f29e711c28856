// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"
#include "run/casebrowser.h"

#include <QString>

#include <optional>

namespace aisb::gui {

// Most characters of one text that are shown; copying gives all of them.
inline constexpr qsizetype kMaxShownText = 100'000;

struct CaseHtmlOptions
{
    const Theme *theme = &Theme::light();
    bool wraps = true;
    bool isReasoningOpen = false;
};

// Prompts as they were sent, each message with its role. Every text is escaped. Pure.
[[nodiscard]] QString promptHtml(const run::CaseText &text, const CaseHtmlOptions &options);
// Thinking, folded behind the link "thinking", then the answer with what was taken from it marked;
// the error of a failed request. Pure.
[[nodiscard]] QString answerHtml(const run::CaseText &text, const CaseHtmlOptions &options);

// Where in an answer the text taken from it stands: the last place, and for words and numbers only
// whole ones. Nothing when it is not there as such. Pure.
struct TextSpan
{
    qsizetype begin = 0;
    qsizetype length = 0;
    bool operator==(const TextSpan &) const = default;
};
[[nodiscard]] std::optional<TextSpan> extractionIn(
    const QString &answer, const QString &extraction);

// For the clipboard, whole.
[[nodiscard]] QString promptText(const run::CaseText &text);
[[nodiscard]] QString answerText(const run::CaseText &text); // without thinking
[[nodiscard]] QString reasoningText(const run::CaseText &text);
// Everything of a case as a JSON object.
[[nodiscard]] core::Json caseJson(const run::CaseText &text);
// Everything of a case to paste into a discussion.
[[nodiscard]] QString caseMarkdown(const run::CaseText &text, const QString &title);

} // namespace aisb::gui
