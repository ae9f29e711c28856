// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/casedetail.h"

#include "core/text/format.h"
#include "gui/pages/answerpane.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/textpanes.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/segmentedcontrol.h"

#include "ui_casedetail.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTextBrowser>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kDialogueKey = u"accuracy/dialogue"_s;
const QString kWrapKey = u"accuracy/wrap"_s;

QString recordText(const run::CaseText &text)
{
    core::JsonWriteOptions options;
    options.indent = 2;
    return QString::fromUtf8(core::writeJson(caseJson(text), options));
}

QString bounded(const QString &text)
{
    return text.size() <= 2 * kMaxShownText ? text : text.left(2 * kMaxShownText) + u"\n…"_s;
}

QString referenceOf(const run::CaseText &text)
{
    return text.hasReference ? text.reference : QString();
}

QString extractionOf(const run::CaseText &text)
{
    return text.hasExtraction ? text.extraction : QString();
}

} // namespace

CaseDetail::CaseDetail(QWidget *parent)
    : Card(parent)
    , m_ui(std::make_unique<Ui::CaseDetail>())
    , m_previous(makeIconButton(u"chevron-up"_s, {}))
    , m_next(makeIconButton(u"chevron-down"_s, {}))
    , m_wrapButton(makeIconButton(u"wrap"_s, {}))
    , m_copy(makeButton({}, u"copy"_s))
    , m_dialogue(new QSplitter(Qt::Vertical))
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_promptPane(new QWidget)
    , m_promptOf(new SegmentedControl)
    , m_prompt(makeTextBrowser())
    , m_answers{new AnswerPane, new AnswerPane}
    , m_record(new QPlainTextEdit)
    , m_empty(new EmptyState)
    , m_content(new QWidget(this))
{
    buildHeader();
    buildPanes();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CaseDetail::take);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &CaseDetail::refreshPrompt);
    resetLayout();
    retranslate();
    refresh();
}

CaseDetail::~CaseDetail()
{
    m_watcher.waitForFinished();
}

void CaseDetail::buildHeader()
{
    m_previous->setObjectName(u"previousCaseButton"_s);
    m_next->setObjectName(u"nextCaseButton"_s);
    m_wrapButton->setCheckable(true);
    m_wrapButton->setChecked(true);
    setStyleProperty(*m_copy, "small", true);
    setStyleProperty(*m_copy, "hasMenu", true);
    addHeaderWidget(m_previous);
    addHeaderWidget(m_next);
    addHeaderWidget(m_wrapButton);
    addHeaderWidget(m_copy);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_wrapButton, &QToolButton::toggled, this, &CaseDetail::setWraps);
}

void CaseDetail::buildPanes()
{
    m_ui->setupUi(m_content);
    m_ui->tabs->setDrawBase(false);
    m_ui->tabs->setExpanding(false);
    m_ui->tabs->setUsesScrollButtons(false);
    m_ui->tabs->addTab({});
    m_ui->tabs->addTab({});
    auto *promptLine = new QHBoxLayout;
    promptLine->setContentsMargins(12, 6, 12, 0);
    auto *title = new FormLabel({}, u"secondary"_s);
    title->setObjectName(u"promptTitle"_s);
    promptLine->addWidget(title);
    promptLine->addStretch(1);
    promptLine->addWidget(m_promptOf);
    auto *promptLayout = new QVBoxLayout(m_promptPane);
    promptLayout->setContentsMargins(0, 0, 0, 0);
    promptLayout->setSpacing(0);
    promptLayout->addLayout(promptLine);
    promptLayout->addWidget(m_prompt, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    for (AnswerPane *answer : m_answers) {
        answer->setMinimumWidth(150);
        m_columns->addWidget(answer);
        connect(answer, &AnswerPane::reasoningToggled, this, &CaseDetail::setReasoningOpen);
    }
    m_dialogue->setChildrenCollapsible(false);
    m_dialogue->setHandleWidth(8);
    m_dialogue->addWidget(m_promptPane);
    auto *below = new QWidget;
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 0, 0, 0);
    belowLayout->setSpacing(0);
    belowLayout->addWidget(makeHairline());
    belowLayout->addWidget(m_columns, 1);
    m_dialogue->addWidget(below);
    m_dialogue->setStretchFactor(1, 1);
    m_record->setReadOnly(true);
    m_record->setFont(fixedFont());
    setStyleProperty(*m_record, "frameless", true);
    m_ui->panes->addWidget(m_dialogue);
    m_ui->panes->addWidget(m_record);
    m_empty->setIconName(u"list"_s);
    body()->addWidget(m_content, 1);
    body()->addWidget(m_empty, 1);
    connect(m_ui->tabs, &QTabBar::currentChanged, m_ui->panes, &QStackedWidget::setCurrentIndex);
    connect(m_ui->tabs, &QTabBar::currentChanged, this, &CaseDetail::refreshRecord);
    connect(m_promptOf, &SegmentedControl::activated, this, &CaseDetail::refreshPrompt);
}

void CaseDetail::setModels(
    CaseBrowsers browsers, const std::array<Model, kCaseSlots> &models, const QString &dataset)
{
    m_browsers = std::move(browsers);
    m_models = models;
    m_dataset = dataset;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        m_answers[slot]->setModel(models[slot].letter, models[slot].name, models[slot].color);
        m_answers[slot]->setVisible(models[slot].isThere);
    }
    m_answers[1]->setDivided(models[0].isThere);
    m_promptOf->setItems({models[0].letter, models[1].letter});
    m_promptOf->setCurrentIndex(0);
    setCase(std::nullopt, {});
}

void CaseDetail::setCase(const std::optional<CaseListRow> &row, const QString &place)
{
    const bool isSame = row && m_row && row->index == m_row->index && row->source == m_row->source
        && (m_isReading || m_texts[0] || m_texts[1]);
    m_place = place;
    m_row = row;
    if (!isSame) {
        m_texts = {};
        m_problems = {};
        read();
    }
    refresh();
}

void CaseDetail::read()
{
    if (!m_row) {
        m_isStale = m_isReading;
        return;
    }
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    m_watcher.setFuture(QtConcurrent::run([browsers = m_browsers, source = m_row->source] {
        Texts texts;
        for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
            if (browsers[slot] && source[slot] >= 0) {
                texts.slots_[slot] = browsers[slot]->read(source[slot]);
            }
        }
        return texts;
    }));
}

void CaseDetail::take()
{
    m_isReading = false;
    if (m_isStale || !m_row) {
        read();
        return;
    }
    const Texts texts = m_watcher.result();
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        const auto &read = texts.slots_[slot];
        m_texts[slot] = read && *read ? std::optional(**read) : std::nullopt;
        m_problems[slot] = read && !*read ? gui::describe(read->error()) : QString();
    }
    refresh();
}

void CaseDetail::refresh()
{
    m_content->setVisible(m_row.has_value());
    m_empty->setVisible(!m_row);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_previous, m_next, m_wrapButton, m_copy}) {
        widget->setEnabled(m_row.has_value());
    }
    if (!m_row) {
        setTitle(tr("Case"));
        setNote({});
        return;
    }
    setTitle(tr("Case %1").arg(m_row->id));
    QStringList notes{m_dataset, m_place};
    const bool hasRepeats = m_row->repeat > 0;
    if (hasRepeats) {
        notes.insert(1, tr("repeat %1").arg(m_row->repeat + 1));
    }
    notes.removeAll(QString());
    setNote(notes.join(u" · "_s));
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        const bool isAbsent = m_row->source[slot] < 0;
        m_answers[slot]->setCase(m_texts[slot],
            !m_problems[slot].isEmpty() ? m_problems[slot]
                : isAbsent              ? tr("This model has no such case.")
                                        : tr("Reading…"));
    }
    refreshPrompt();
    refreshRecord();
}

const std::optional<run::CaseText> &CaseDetail::text(std::size_t slot) const
{
    return m_texts[slot];
}

void CaseDetail::refreshPrompt()
{
    const bool areTwo = m_texts[0] && m_texts[1];
    const bool differ = areTwo && promptText(*m_texts[0]) != promptText(*m_texts[1]);
    m_promptOf->setVisible(differ);
    if (auto *title = findChild<FormLabel *>(u"promptTitle"_s)) {
        title->setText(differ ? tr("Prompt as sent; the models were sent different ones")
                              : tr("Prompt as sent"));
    }
    const std::size_t shown = differ && m_promptOf->currentIndex() == 1 ? 1 : m_texts[0] ? 0 : 1;
    if (!m_texts[shown]) {
        m_prompt->clear();
        return;
    }
    showHtml(*m_prompt, promptHtml(*m_texts[shown], {&currentTheme(), m_wraps, false}), m_wraps);
}

void CaseDetail::refreshRecord()
{
    if (m_ui->tabs->currentIndex() != 1) {
        return;
    }
    QStringList parts;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (m_texts[slot]) {
            const QString title =
                m_models[slot].letter.isEmpty() ? QString() : caseTitle(slot) + u"\n\n"_s;
            parts << title + bounded(recordText(*m_texts[slot]));
        }
    }
    m_record->setLineWrapMode(m_wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_record->setPlainText(parts.join(u"\n\n"_s));
}

QString CaseDetail::shownPrompt() const
{
    return m_prompt->toPlainText();
}

QString CaseDetail::shownRecord() const
{
    return m_record->toPlainText();
}

void CaseDetail::setWraps(bool wraps)
{
    m_wraps = wraps;
    m_wrapButton->setChecked(wraps);
    for (AnswerPane *answer : m_answers) {
        answer->setWraps(wraps);
    }
    refreshPrompt();
    refreshRecord();
}

void CaseDetail::setReasoningOpen(bool isOpen)
{
    for (AnswerPane *answer : m_answers) {
        answer->setReasoningOpen(isOpen);
    }
}

void CaseDetail::toggleReasoning()
{
    setReasoningOpen(!m_answers[0]->isReasoningOpen());
}

QString CaseDetail::caseTitle(std::size_t slot) const
{
    QString title = tr("Case %1 of %2").arg(QString::number(m_row ? m_row->id : 0), m_dataset);
    if (m_row && m_row->repeat > 0) {
        title += u", "_s + tr("repeat %1").arg(m_row->repeat + 1);
    }
    return title + u": "_s + m_models[slot].name;
}

void CaseDetail::copyCase()
{
    QStringList parts;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (m_texts[slot]) {
            parts << caseMarkdown(*m_texts[slot], caseTitle(slot));
        }
    }
    if (!parts.isEmpty()) {
        QApplication::clipboard()->setText(parts.join(u'\n'));
    }
}

// The same part of both answers, equal ones once.
void CaseDetail::copyParts(QString (*part)(const run::CaseText &))
{
    QStringList parts;
    for (const std::optional<run::CaseText> &text : m_texts) {
        if (text && !part(*text).isEmpty()) {
            parts << part(*text);
        }
    }
    parts.removeDuplicates();
    QApplication::clipboard()->setText(parts.join(u"\n\n"_s));
}

void CaseDetail::fillCopyMenu()
{
    QMenu *menu = m_copy->menu();
    menu->clear();
    menu->addAction(tr("Whole case"), this, &CaseDetail::copyCase);
    menu->addSeparator();
    const auto add = [this, menu](const QString &title, QString (*part)(const run::CaseText &)) {
        const bool hasPart = std::ranges::any_of(
            m_texts, [part](const auto &text) { return text && !part(*text).isEmpty(); });
        menu->addAction(title, this, [this, part] { copyParts(part); })->setEnabled(hasPart);
    };
    add(tr("Prompt"), promptText);
    add(tr("Answer"), answerText);
    add(tr("Thinking"), reasoningText);
    add(tr("Extraction"), extractionOf);
    add(tr("Reference"), referenceOf);
    add(tr("Record as JSON"), recordText);
}

void CaseDetail::saveLayout(Settings &settings) const
{
    settings.setWindowState(kDialogueKey, m_dialogue->saveState());
    settings.setValue(kWrapKey, m_wraps);
}

void CaseDetail::restoreLayout(const Settings &settings)
{
    m_dialogue->restoreState(settings.windowState(kDialogueKey));
    setWraps(settings.value(kWrapKey, true).toBool());
}

void CaseDetail::resetLayout()
{
    m_dialogue->setSizes({190, 360});
}

void CaseDetail::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void CaseDetail::retranslate()
{
    m_ui->tabs->setAccessibleName(tr("Parts of the case"));
    m_ui->tabs->setTabText(0, tr("Dialogue"));
    m_ui->tabs->setTabText(1, tr("Record"));
    setIconButtonName(*m_previous, tr("Previous case"));
    setIconButtonName(*m_next, tr("Next case"));
    setIconButtonName(*m_wrapButton, tr("Wrap long lines"));
    m_promptOf->setAccessibleName(tr("Model whose prompt is shown"));
    m_promptOf->setToolTip(tr("Model whose prompt is shown"));
    m_prompt->setAccessibleName(tr("Prompt as sent"));
    m_record->setAccessibleName(tr("Record"));
    m_empty->setText(tr("Choose a case in the list."));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the case or a part of it."));
    delete m_copy->menu();
    auto *menu = new QMenu(m_copy);
    m_copy->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &CaseDetail::fillCopyMenu);
}

} // namespace aisb::gui
