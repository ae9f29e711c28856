// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/promptview.h"

#include "gui/bindings/promptmessages.h"
#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/segmentedcontrol.h"

#include <QEvent>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr qsizetype kMaxBody = 100'000;
constexpr double kRoleGap = 12;
constexpr double kTextIndent = 12;
constexpr double kMargin = 8;

QString bounded(const QString &text)
{
    return text.size() > kMaxBody ? text.left(kMaxBody) + u'…' : text;
}

// Every line is a paragraph; the text comes back from toPlainText() as it was.
void writeText(QTextCursor &cursor, const QString &text)
{
    QTextBlockFormat block;
    block.setLeftMargin(kTextIndent);
    QTextCharFormat look;
    look.setFont(fixedFont());
    look.setForeground(currentTheme().color(Token::Text));
    cursor.insertBlock(block, look);
    cursor.insertText(text, look);
}

} // namespace

QString requestAsText(const run::RequestPreview &request)
{
    QString text = request.method + u' ' + request.url + u'\n';
    for (const auto &[name, value] : request.headers) {
        text += name + u": "_s + value + u'\n';
    }
    text += u'\n' + QString::fromUtf8(request.body.left(kMaxBody));
    return request.body.size() > kMaxBody ? text + u'…' : text;
}

PromptView::PromptView(QWidget *parent)
    : Card(parent)
    , m_mode(new SegmentedControl)
    , m_previous(makeIconButton(u"chevron-left"_s, QString()))
    , m_next(makeIconButton(u"chevron-right"_s, QString()))
    , m_text(new QTextEdit)
{
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont());
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(kMargin);
    setStyleProperty(*m_text, "frameless", true);
    addHeaderWidget(m_mode);
    addHeaderWidget(m_previous);
    addHeaderWidget(m_next);
    body()->addWidget(m_text);
    connect(m_previous, &QToolButton::clicked, this, [this] { showRequest(m_index - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showRequest(m_index + 1); });
    connect(m_mode, &SegmentedControl::currentIndexChanged, this, [this] { showRequest(m_index); });
    connect(
        &ThemeManager::instance(), &ThemeManager::changed, this, [this] { showRequest(m_index); });
    retranslate();
}

void PromptView::setRequests(std::vector<run::RequestPreview> requests)
{
    m_requests = std::move(requests);
    showRequest(0);
}

void PromptView::setSubject(const QString &subject)
{
    m_subject = subject;
}

void PromptView::setMode(Mode mode)
{
    m_mode->setCurrentIndex(mode);
}

PromptView::Mode PromptView::mode() const
{
    return m_mode->currentIndex() == AsSent ? AsSent : ByRole;
}

QString PromptView::text() const
{
    return m_text->toPlainText();
}

void PromptView::showRequest(int index)
{
    m_index = std::clamp(index, 0, std::max(0, count() - 1));
    m_previous->setEnabled(m_index > 0);
    m_next->setEnabled(m_index + 1 < count());
    m_text->clear();
    if (count() == 0) {
        setNote({});
        return;
    }
    const QString number = tr("%1 of %2").arg(m_index + 1).arg(count());
    const run::RequestPreview &request = m_requests[static_cast<std::size_t>(m_index)];
    QStringList facts{number};
    if (request.promptTokens) {
        facts << tr("%n tokens", nullptr, static_cast<int>(*request.promptTokens));
    }
    if (!m_subject.isEmpty()) {
        facts << m_subject;
    }
    setNote(facts.join(u" · "_s));
    if (mode() == ByRole) {
        writeMessages(request);
    } else {
        m_text->setPlainText(requestAsText(request));
    }
    m_text->moveCursor(QTextCursor::Start);
}

void PromptView::writeMessages(const run::RequestPreview &request)
{
    const std::vector<PromptMessage> messages = promptMessages(request);
    if (messages.empty()) {
        m_text->setPlainText(requestAsText(request));
        return;
    }
    QTextCursor cursor(m_text->document());
    bool isFirst = true;
    for (const PromptMessage &message : messages) {
        QTextBlockFormat block;
        block.setTopMargin(isFirst ? 0 : kRoleGap);
        block.setBottomMargin(kRoleGap / 4);
        QTextCharFormat look;
        look.setFont(textFont(TextSize::Caption, QFont::DemiBold));
        look.setForeground(currentTheme().toneText(Tone::Accent));
        if (isFirst) {
            cursor.setBlockFormat(block);
        } else {
            cursor.insertBlock(block);
        }
        cursor.insertText(message.role.isEmpty() ? tr("Prompt") : message.role, look);
        writeText(cursor, bounded(message.text));
        isFirst = false;
    }
}

void PromptView::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showRequest(m_index);
    }
}

void PromptView::retranslate()
{
    m_mode->setItems({tr("By role"), tr("As sent")});
    if (m_mode->currentIndex() < 0) {
        m_mode->setCurrentIndex(ByRole);
    }
    m_mode->setAccessibleName(tr("How requests are shown"));
    m_mode->setToolTip(tr("The prompt by roles, or the whole request byte by byte."));
    setIconButtonName(*m_previous, tr("Previous request"));
    setIconButtonName(*m_next, tr("Next request"));
    m_text->setAccessibleName(tr("First requests"));
}

} // namespace aisb::gui
