// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/answerpane.h"

#include "core/text/format.h"
#include "gui/models/casesmodel.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/textpanes.h"
#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/elidedlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kBadge = 16;

// The letter of a model on its colour.
class Badge : public QWidget
{
public:
    using QWidget::QWidget;

    void set(const QString &letter, int color)
    {
        m_letter = letter;
        m_color = color;
        setFixedSize(std::max(kBadge, 8 + 8 * static_cast<int>(letter.size())), kBadge);
        setVisible(!letter.isEmpty());
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(currentTheme().experiment(m_color));
        painter.drawRoundedRect(rect(), 3, 3);
        painter.setFont(textFont(TextSize::Caption, QFont::DemiBold));
        painter.setPen(currentTheme().color(Token::Surface));
        painter.drawText(rect(), Qt::AlignCenter, m_letter);
    }

private:
    QString m_letter;
    int m_color = 0;
};

QString oneLine(const QString &text)
{
    return text.left(2'000).simplified();
}

} // namespace

AnswerPane::AnswerPane(QWidget *parent)
    : QWidget(parent)
    , m_badge(new Badge)
    , m_name(new ElidedLabel)
    , m_verdict(new Chip)
    , m_browser(makeTextBrowser())
    , m_factsFrame(new QWidget)
    , m_facts(new QGridLayout(m_factsFrame))
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 4);
    line->setSpacing(7);
    line->addWidget(m_badge);
    line->addWidget(m_name, 1);
    line->addWidget(m_verdict);
    m_name->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_facts->setContentsMargins(12, 6, 12, 8);
    m_facts->setHorizontalSpacing(14);
    m_facts->setVerticalSpacing(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_browser, 1);
    layout->addWidget(makeHairline());
    layout->addWidget(m_factsFrame);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this] {
        setReasoningOpen(!m_isReasoningOpen);
        Q_EMIT reasoningToggled(m_isReasoningOpen);
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &AnswerPane::refresh);
    setModel({}, {}, 0);
    setCase(std::nullopt);
}

void AnswerPane::setModel(const QString &letter, const QString &name, int color)
{
    m_letter = letter;
    static_cast<Badge *>(m_badge)->set(letter, color);
    m_name->setText(name);
    m_browser->setAccessibleName(tr("Answer of %1").arg(name));
}

void AnswerPane::setCase(const std::optional<run::CaseText> &text, const QString &why)
{
    m_text = text;
    m_why = why;
    refresh();
}

void AnswerPane::setDivided(bool isDivided)
{
    layout()->setContentsMargins(isDivided ? 1 : 0, 0, 0, 0);
    m_isDivided = isDivided;
    update();
}

void AnswerPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_isDivided) {
        QPainter(this).fillRect(QRect(0, 0, 1, height()), currentTheme().color(Token::Border));
    }
}

void AnswerPane::setWraps(bool wraps)
{
    m_wraps = wraps;
    refresh();
}

void AnswerPane::setReasoningOpen(bool isOpen)
{
    if (m_isReasoningOpen != isOpen) {
        m_isReasoningOpen = isOpen;
        refresh();
    }
}

bool AnswerPane::hasReasoning() const
{
    return m_text && !reasoningText(*m_text).isEmpty();
}

QString AnswerPane::shownText() const
{
    return m_browser->toPlainText();
}

void AnswerPane::refresh()
{
    m_verdict->setVisible(m_text.has_value());
    m_factsFrame->setVisible(m_text.has_value());
    if (!m_text) {
        m_browser->setHtml(u"<p style=\"color:%1\">%2</p>"_s.arg(
            currentTheme().color(Token::Text3).name(), m_why.toHtmlEscaped()));
        return;
    }
    const StateCell state = verdictState(m_text->row.verdict);
    m_verdict->setTone(state.tone);
    m_verdict->setIconName(state.icon);
    m_verdict->setText(state.text);
    showHtml(
        *m_browser, answerHtml(*m_text, {&currentTheme(), m_wraps, m_isReasoningOpen}), m_wraps);
    refreshFacts();
}

void AnswerPane::addFact(const QString &name, const QString &value, const QString &toolTip)
{
    const int column = m_facts->count() / 2;
    auto *label = new FormLabel(name, u"hint"_s);
    auto *text = new ElidedLabel(value);
    text->setFont(numberFont(TextSize::Body, QFont::DemiBold));
    text->setAccessibleName(u"%1: %2"_s.arg(name, value));
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (!toolTip.isEmpty()) {
        label->setToolTip(toolTip);
    }
    m_facts->addWidget(label, 0, column);
    m_facts->addWidget(text, 1, column);
    m_facts->setColumnStretch(column, 1);
}

void AnswerPane::refreshFacts()
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    delete m_facts;
    m_facts = new QGridLayout(m_factsFrame);
    m_facts->setContentsMargins(12, 6, 12, 8);
    m_facts->setHorizontalSpacing(14);
    m_facts->setVerticalSpacing(1);
    const run::CaseText &text = *m_text;
    addFact(tr("Extraction"),
        !text.hasExtraction             ? u"–"_s
            : text.extraction.isEmpty() ? tr("none")
                                        : oneLine(text.extraction),
        text.hasExtraction ? tr("What was taken from the answer and compared.")
                           : tr("Not kept with this run. Score it again to see it."));
    addFact(tr("Reference"), text.hasReference ? oneLine(text.reference) : u"–"_s);
    addFact(tr("Length"),
        text.row.answerLength > 0 ? core::displayInteger(text.row.answerLength) : u"–"_s,
        tr("Characters of the answer, thinking included."));
}

void AnswerPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_browser->setAccessibleName(tr("Answer of %1").arg(m_name->text()));
        refresh();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        m_name->setFont(textFont(TextSize::Body, QFont::DemiBold));
    }
}

} // namespace aisb::gui
