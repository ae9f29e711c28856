// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/casehtml.h"

#include "core/text/format.h"
#include "gui/models/casesmodel.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using core::Json;
using Message = std::pair<QString, QString>; // role, text

constexpr qsizetype kMaxMarked = 200;
constexpr qsizetype kRoleLetter = 10; // px, of capitals
constexpr qsizetype kRoleGap = 14;

// Carries the translation context of this file.
class CaseTexts
{
    Q_DECLARE_TR_FUNCTIONS(CaseTexts)
};

QString plainText(const Json &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(core::writeJson(value));
}

// A prompt is a text, a list of messages, or for perplexity a prompt for each label.
std::vector<Message> messagesOf(const Json &prompt)
{
    std::vector<Message> messages;
    if (prompt.isArray()) {
        for (const Json &item : prompt.items()) {
            const Json *text = item.find(u"prompt") ? item.find(u"prompt") : item.find(u"content");
            messages.emplace_back(
                item[u"role"].toString(), text ? plainText(*text) : plainText(item));
        }
    } else if (prompt.isObject()) {
        for (const auto &[label, value] : prompt.members()) {
            QStringList parts;
            for (const auto &[role, text] : messagesOf(value)) {
                parts << (role.isEmpty() ? text : role.toUpper() + u": "_s + text);
            }
            messages.emplace_back(label, parts.join(u"\n\n"_s));
        }
    } else if (!prompt.isNull()) {
        messages.emplace_back(QString(), plainText(prompt));
    }
    return messages;
}

QString shownText(const QString &text)
{
    if (text.size() <= kMaxShownText) {
        return text.toHtmlEscaped();
    }
    const qint64 more = text.size() - kMaxShownText;
    return text.left(kMaxShownText).toHtmlEscaped() + u"\n… "_s
        + CaseTexts::tr("%1 more characters; copying gives all of them")
              .arg(core::displayInteger(more))
              .toHtmlEscaped();
}

class Writer
{
public:
    explicit Writer(const CaseHtmlOptions &options)
        : m_options(options)
    {
    }

    [[nodiscard]] QString color(Token token) const { return m_options.theme->color(token).name(); }

    // html: escaped.
    [[nodiscard]] QString paragraph(const QString &html, Token token = Token::Text) const
    {
        return u"<p style=\"margin:0; color:%1; white-space:%2\">%3</p>"_s.arg(
            color(token), m_options.wraps ? u"pre-wrap"_s : u"pre"_s, html);
    }

    [[nodiscard]] QString heading(const QString &text) const
    {
        return u"<p style=\"margin:0 0 4px 0; color:%1\">%2</p>"_s.arg(
            color(Token::Text2), text.toHtmlEscaped());
    }

    // A block with a line at its left.
    [[nodiscard]] QString quoted(const QString &html) const
    {
        return u"<table cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:4px; "
               "margin-bottom:10px\"><tr><td style=\"background:%1\" width=\"2\"></td>"
               "<td style=\"padding-left:9px\">%2</td></tr></table>"_s.arg(
                   color(Token::Border), paragraph(html, Token::Text2));
    }

    [[nodiscard]] QString messages(const std::vector<Message> &list) const
    {
        const bool hasRoles = std::any_of(
            list.begin(), list.end(), [](const Message &each) { return !each.first.isEmpty(); });
        qsizetype longest = 0;
        for (const Message &each : list) {
            longest = std::max(longest, each.first.size());
        }
        QString html = u"<table cellspacing=\"0\" cellpadding=\"0\" width=\"100%\">"_s;
        for (const auto &[role, text] : list) {
            html += u"<tr>"_s;
            if (hasRoles) {
                html += u"<td style=\"padding:3px 12px 3px 0; color:%1; font-weight:600; "
                        "white-space:nowrap\" width=\"%2\">%3</td>"_s.arg(color(Token::Text2),
                            QString::number(kRoleLetter * longest + kRoleGap),
                            role.toUpper().toHtmlEscaped());
            }
            html += u"<td style=\"padding:3px 0\">%1</td></tr>"_s.arg(paragraph(shownText(text)));
        }
        return html + u"</table>"_s;
    }

    // "▸ Thinking  1,204 characters" as a link that folds.
    [[nodiscard]] QString foldLine(qsizetype length) const
    {
        return u"<p style=\"margin:0 0 4px 0\"><a href=\"thinking\" style=\"color:%1; "
               "text-decoration:none\">%2</a> <span style=\"color:%3\">%4</span></p>"_s.arg(
                   color(Token::Accent),
                   (m_options.isReasoningOpen ? CaseTexts::tr("Hide thinking")
                                              : CaseTexts::tr("Show thinking"))
                       .toHtmlEscaped(),
                   color(Token::Text3),
                   CaseTexts::tr("%1 characters")
                       .arg(core::displayInteger(length))
                       .toHtmlEscaped());
    }

    [[nodiscard]] QString marked(const QString &answer, const run::CaseText &text) const
    {
        const std::optional<TextSpan> span =
            text.hasExtraction ? extractionIn(answer, text.extraction) : std::nullopt;
        if (!span || span->begin + span->length > kMaxShownText) {
            return shownText(answer);
        }
        const bool isRight = text.row.verdict == run::CaseVerdict::Right;
        const bool isWrong = text.row.verdict == run::CaseVerdict::Wrong;
        const Token fill = isRight ? Token::OkSoft : isWrong ? Token::BadSoft : Token::AccentSoft;
        const Token ink = isRight ? Token::Ok : isWrong ? Token::Bad : Token::Accent;
        return answer.left(span->begin).toHtmlEscaped()
            + u"<span style=\"background:%1; color:%2; font-weight:600\">%3</span>"_s.arg(
                color(fill), color(ink), answer.mid(span->begin, span->length).toHtmlEscaped())
            + shownText(answer.mid(span->begin + span->length));
    }

private:
    const CaseHtmlOptions &m_options;
};

QString fenced(const QString &text)
{
    QString fence = u"```"_s;
    while (text.contains(fence)) {
        fence += u'`';
    }
    return fence + u'\n' + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u'\n';
}

bool isWordPart(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'_';
}

// Not the "4" of "42" or of "0.4", nor the "A" of "Answer". Han has no blanks between words.
bool isWhole(const QString &text, const TextSpan &span)
{
    const auto joins = [](QChar inner, QChar outer) {
        return isWordPart(inner) && isWordPart(outer) && inner.script() != QChar::Script_Han
            && outer.script() != QChar::Script_Han;
    };
    const qsizetype end = span.begin + span.length;
    if (span.begin > 0 && joins(text[span.begin], text[span.begin - 1])) {
        return false;
    }
    if (end < text.size() && joins(text[end - 1], text[end])) {
        return false;
    }
    const bool followsPoint = span.begin > 1 && text[span.begin].isDigit()
        && (text[span.begin - 1] == u'.' || text[span.begin - 1] == u',')
        && text[span.begin - 2].isDigit();
    const bool hasFraction = end + 1 < text.size() && text[end - 1].isDigit()
        && (text[end] == u'.' || text[end] == u',') && text[end + 1].isDigit();
    return !followsPoint && !hasFraction;
}

} // namespace

std::optional<TextSpan> extractionIn(const QString &answer, const QString &extraction)
{
    const QString wanted = extraction.trimmed();
    if (wanted.isEmpty() || wanted.size() > kMaxMarked) {
        return std::nullopt;
    }
    qsizetype at = answer.lastIndexOf(wanted);
    while (at >= 0) {
        const TextSpan span{at, wanted.size()};
        if (isWhole(answer, span)) {
            return span;
        }
        at = at == 0 ? -1 : answer.lastIndexOf(wanted, at - 1);
    }
    return std::nullopt;
}

QString promptHtml(const run::CaseText &text, const CaseHtmlOptions &options)
{
    const Writer writer(options);
    QString html;
    for (std::size_t i = 0; i < text.turns.size(); ++i) {
        if (text.turns.size() > 1) {
            html += writer.heading(CaseTexts::tr("Turn %1").arg(i + 1));
        }
        html += writer.messages(messagesOf(text.turns[i].prompt));
    }
    if (text.turns.empty()) {
        html = writer.paragraph(
            CaseTexts::tr("The prompt is not known.").toHtmlEscaped(), Token::Text3);
    }
    return html;
}

QString answerHtml(const run::CaseText &text, const CaseHtmlOptions &options)
{
    const Writer writer(options);
    QString html;
    if (!text.error.isEmpty()) {
        html += writer.heading(CaseTexts::tr("The request failed:"))
            + writer.paragraph(shownText(text.error), Token::Bad);
        return html;
    }
    for (std::size_t i = 0; i < text.turns.size(); ++i) {
        const run::CaseTurn &turn = text.turns[i];
        if (text.turns.size() > 1) {
            html += writer.heading(CaseTexts::tr("Turn %1").arg(i + 1));
        }
        if (!turn.reasoning.isEmpty()) {
            html += writer.foldLine(turn.reasoning.size());
            html += options.isReasoningOpen ? writer.quoted(shownText(turn.reasoning)) : QString();
        }
        const bool isLast = i + 1 == text.turns.size();
        const QString answer = turn.reasoning.isEmpty() ? turn.answer : turn.answer.trimmed();
        html += answer.isEmpty()
            ? writer.paragraph(CaseTexts::tr("The answer is empty.").toHtmlEscaped(), Token::Text3)
            : writer.paragraph(isLast ? writer.marked(answer, text) : shownText(answer));
    }
    if (text.turns.empty()) {
        html = writer.paragraph(CaseTexts::tr("There is no answer.").toHtmlEscaped(), Token::Text3);
    }
    return html;
}

QString promptText(const run::CaseText &text)
{
    QStringList parts;
    for (const run::CaseTurn &turn : text.turns) {
        for (const auto &[role, message] : messagesOf(turn.prompt)) {
            parts << (role.isEmpty() ? message : role.toUpper() + u": "_s + message);
        }
    }
    return parts.join(u"\n\n"_s);
}

QString answerText(const run::CaseText &text)
{
    QStringList parts;
    for (const run::CaseTurn &turn : text.turns) {
        parts << turn.answer;
    }
    return parts.join(u"\n\n"_s);
}

QString reasoningText(const run::CaseText &text)
{
    QStringList parts;
    for (const run::CaseTurn &turn : text.turns) {
        if (!turn.reasoning.isEmpty()) {
            parts << turn.reasoning;
        }
    }
    return parts.join(u"\n\n"_s);
}

Json caseJson(const run::CaseText &text)
{
    Json turns = Json::array();
    for (const run::CaseTurn &turn : text.turns) {
        turns.append(Json(Json::Object{{u"prompt"_s, turn.prompt}, {u"reasoning"_s, turn.reasoning},
            {u"answer"_s, turn.answer}}));
    }
    Json object(Json::Object{{u"id"_s, text.row.id}, {u"repeat"_s, qint64{text.row.repeat}}});
    if (!text.uuid.isEmpty()) {
        object.set(u"uuid"_s, text.uuid);
    }
    object.set(u"turns"_s, std::move(turns));
    if (text.hasExtraction) {
        object.set(u"extraction"_s, text.extraction);
    }
    if (text.hasReference) {
        object.set(u"reference"_s, text.reference);
    }
    if (!text.error.isEmpty()) {
        object.set(u"error"_s, text.error);
    }
    if (!text.detail.isNull()) {
        object.set(u"detail"_s, text.detail);
    }
    if (text.extra.isTruthy()) {
        object.set(u"record"_s, text.extra);
    }
    return object;
}

QString caseMarkdown(const run::CaseText &text, const QString &title)
{
    QString markdown = u"## %1\n\n"_s.arg(title);
    const auto add = [&markdown](const QString &name, const QString &part) {
        if (!part.isEmpty()) {
            markdown += u"**%1**\n\n%2\n"_s.arg(name, fenced(part));
        }
    };
    add(CaseTexts::tr("Prompt"), promptText(text));
    add(CaseTexts::tr("Thinking"), reasoningText(text));
    add(CaseTexts::tr("Answer"), answerText(text).trimmed());
    add(CaseTexts::tr("Error"), text.error);
    if (text.hasExtraction) {
        add(CaseTexts::tr("Extraction"), text.extraction);
    }
    if (text.hasReference) {
        add(CaseTexts::tr("Reference"), text.reference);
    }
    markdown += CaseTexts::tr("Verdict: %1").arg(verdictState(text.row.verdict).text) + u'\n';
    return markdown;
}

} // namespace aisb::gui
