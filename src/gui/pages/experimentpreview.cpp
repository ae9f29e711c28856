// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentpreview.h"

#include "core/text/format.h"
#include "gui/models/experimentcells.h"
#include "gui/models/experimentsmodel.h"
#include "gui/pages/aboutpane.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/glancechart.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/words.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/notebox.h"

#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kAbsent = u"–"_s;

QString number(double value, QString (*format)(double), const QString &unit)
{
    return value < 0 ? kAbsent : format(value) + QChar(0x00A0) + unit;
}

// "532 · 5,884 ms"
QString twoNumbers(double first, double second, QString (*format)(double), const QString &unit)
{
    const QString text = first < 0 ? kAbsent : format(first);
    return text + u" · "_s + number(second, format, unit);
}

void prepareGrid(QGridLayout &grid)
{
    grid.setHorizontalSpacing(12);
    grid.setVerticalSpacing(5);
    grid.setColumnStretch(1, 1);
}

void clearGrid(QGridLayout &grid)
{
    while (QLayoutItem *item = grid.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void addFact(QGridLayout &grid, const QString &name, const QString &value)
{
    const int row = grid.rowCount();
    grid.addWidget(new FormLabel(name, u"secondary"_s), row, 0);
    auto *text = new ElidedLabel(value);
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    text->setFont(numberFont(TextSize::Body));
    text->setAccessibleName(u"%1: %2"_s.arg(name, value));
    grid.addWidget(text, row, 1);
}

QString listed(const QStringList &names)
{
    return names.isEmpty() ? kAbsent : names.join(u", "_s);
}

} // namespace

ExperimentPreview::ExperimentPreview(QWidget *parent)
    : Card(parent)
    , m_title(new FormLabel(QString(), u"heading"_s))
    , m_titleEdit(new QLineEdit)
    , m_rename(makeIconButton(u"pencil"_s, {}))
    , m_star(makeIconButton(u"star"_s, {}))
    , m_name(new FormLabel(QString(), u"secondary"_s))
    , m_selectedNote(new FormLabel(QString(), u"hint"_s))
    , m_open(makeButton({}, {}, ButtonKind::Primary))
    , m_showFolder(makeIconButton(u"folder"_s, {}, true))
    , m_more(makeIconButton(u"more"_s, {}, true))
    , m_facts(new QGridLayout)
    , m_chartLabel(new FormLabel(QString(), u"secondary"_s))
    , m_chart(new GlanceChart)
    , m_about(new AboutPane)
    , m_setupLabel(new FormLabel(QString(), u"secondary"_s))
    , m_setup(new QGridLayout)
    , m_note(new NoteBox)
    , m_verdict(new NoteBox)
    , m_shelfNote(new NoteBox)
    , m_folder(new ElidedLabel)
    , m_content(new QWidget)
    , m_scroll(new QScrollArea)
    , m_nothing(new FormLabel(QString(), u"hint"_s))
{
    setMinimumWidth(262);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    buildTop();
    prepareGrid(*m_facts);
    prepareGrid(*m_setup);
    layout->addWidget(m_verdict); // whether to trust the numbers, before them
    layout->addLayout(m_facts);
    layout->addWidget(m_note);
    layout->addWidget(m_chartLabel);
    layout->addWidget(m_chart);
    layout->addWidget(m_about);
    layout->addWidget(m_shelfNote);
    layout->addWidget(m_setupLabel);
    layout->addLayout(m_setup);
    layout->addStretch(1);
    m_folder->setElideMode(Qt::ElideMiddle);
    m_folder->setColor(Token::Text2);
    m_folder->setContentsMargins(14, 8, 14, 8);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->setAutoFillBackground(false); // the card shows through
    m_content->setAutoFillBackground(false);
    body()->addWidget(m_scroll, 1);
    body()->addWidget(m_nothing, 1);
    body()->addWidget(m_folder);
    retranslate();
}

void ExperimentPreview::buildTop()
{
    auto *layout = qobject_cast<QVBoxLayout *>(m_content->layout());
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(2);
    first->addWidget(m_title, 1);
    first->addWidget(m_titleEdit, 1);
    first->addWidget(m_rename, 0, Qt::AlignTop);
    first->addWidget(m_star, 0, Qt::AlignTop);
    names->addLayout(first);
    names->addWidget(m_name);
    names->addWidget(m_selectedNote);
    layout->addLayout(names);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_showFolder);
    buttons->addWidget(m_more);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_titleEdit->hide();
    m_titleEdit->setObjectName(u"titleEdit"_s);
    m_titleEdit->setMaxLength(static_cast<int>(store::About::kMaxTitle));
    m_titleEdit->installEventFilter(this);
    m_star->setCheckable(true);
    m_star->setObjectName(u"starButton"_s);
    m_rename->setObjectName(u"renameButton"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_entry->path); });
    connect(m_showFolder, &QToolButton::clicked, this,
        [this] { Q_EMIT showFolderRequested(m_entry->path); });
    connect(m_rename, &QToolButton::clicked, this, &ExperimentPreview::editTitle);
    connect(m_star, &QToolButton::clicked, this, [this](bool isOn) {
        const QString path = m_entry->path;
        Q_EMIT starToggled(path, isOn);
    });
    connect(m_titleEdit, &QLineEdit::returnPressed, this, &ExperimentPreview::takeTitle);
}

void ExperimentPreview::setMenu(QMenu *menu)
{
    m_more->setMenu(menu);
}

void ExperimentPreview::setEntry(const std::optional<run::ExperimentEntry> &entry, int selected)
{
    const bool isOther = !entry || !m_entry || entry->path != m_entry->path;
    if (!isOther && *entry == *m_entry && selected == m_selected) {
        return;
    }
    if (isOther) {
        endTitle();
    }
    m_entry = entry;
    m_selected = selected;
    m_about->setAbout(entry ? entry->path : QString(), entry ? entry->about : store::About());
    refresh();
}

void ExperimentPreview::refresh()
{
    m_scroll->setVisible(m_entry.has_value());
    m_folder->setVisible(m_entry.has_value());
    m_nothing->setVisible(!m_entry);
    clearGrid(*m_facts);
    clearGrid(*m_setup);
    if (!m_entry) {
        return;
    }
    const run::ExperimentEntry &entry = *m_entry;
    refreshTop(entry);
    if (isPerformance(entry)) {
        addPerformance(entry);
    } else {
        const QString score = experimentText(entry, ExperimentsModel::Score);
        addFact(*m_facts, tr("Score"), score);
        addFact(*m_facts, tr("Score of"), entry.scoreOf.isEmpty() ? kAbsent : entry.scoreOf);
    }
    m_chart->setGlance(entry.glance);
    m_chart->setVisible(!entry.glance.values.empty());
    m_chartLabel->setVisible(!entry.glance.values.empty());
    addSetup(entry);
    refreshNote(entry);
    m_folder->setText(QDir::toNativeSeparators(entry.path));
}

void ExperimentPreview::refreshTop(const run::ExperimentEntry &entry)
{
    m_title->setText(entry.title());
    m_name->setText(entry.about.title.isEmpty() ? dateText(entry.startedAt) : entry.name);
    m_name->setVisible(!m_name->text().isEmpty());
    m_selectedNote->setText(tr("%n selected", nullptr, m_selected));
    m_selectedNote->setVisible(m_selected > 1);
    m_star->setChecked(entry.about.isStarred);
    setIconButtonName(*m_star, entry.about.isStarred ? tr("Remove the star") : tr("Star"));
}

void ExperimentPreview::refreshNote(const run::ExperimentEntry &entry)
{
    const StateCell state = stateCell(entry.state);
    const bool isRunning = entry.state == core::ExperimentState::Running;
    m_note->setVisible(isRunning || state.tone == Tone::Warn || state.tone == Tone::Bad);
    m_verdict->setVisible(entry.health.has_value());
    if (entry.health) {
        HealthPane::showIn(*m_verdict, *entry.health);
    }
    m_shelfNote->setVisible(entry.isShelved);
    if (isRunning) {
        m_note->setNote(Tone::Accent, state.text + tr("."), progressSentence(entry.live) + tr("."));
        return;
    }
    m_note->setNote(state.tone == Tone::Bad ? Tone::Bad : Tone::Warn, state.text + tr("."),
        entry.state == core::ExperimentState::Partial
            ? tr("The run did not end by itself. What was recorded can be opened.")
            : tr("Open it to see what is wrong."));
}

void ExperimentPreview::addPerformance(const run::ExperimentEntry &entry)
{
    addFact(
        *m_facts, tr("Output"), number(entry.outputThroughput, core::displayRate, u"token/s"_s));
    addFact(
        *m_facts, tr("Requests"), number(entry.requestThroughput, core::displayRate, u"req/s"_s));
    addFact(*m_facts, tr("TTFT average · P99"),
        twoNumbers(entry.ttftAverageMs, entry.ttftP99Ms, core::displayLatency, u"ms"_s));
    addFact(
        *m_facts, tr("TPOT average"), number(entry.tpotAverageMs, core::displayLatency, u"ms"_s));
    addFact(*m_facts, tr("E2EL average · P99"),
        twoNumbers(entry.e2elAverageMs, entry.e2elP99Ms, core::displayLatency, u"ms"_s));
    addFact(*m_facts, tr("Success"),
        entry.totalRequests < 0
            ? kAbsent
            : tr("%1 of %2")
                  .arg(core::displayInteger(std::max<qint64>(0, entry.successRequests)),
                      core::displayInteger(entry.totalRequests)));
}

void ExperimentPreview::addSetup(const run::ExperimentEntry &entry)
{
    addFact(*m_setup, tr("Models"), listed(entry.models));
    addFact(*m_setup, tr("Data"), listed(entry.datasets));
    addFact(*m_setup, tr("Mode"), entry.mode.isEmpty() ? kAbsent : entry.mode);
    if (!entry.service.isEmpty()) {
        addFact(*m_setup, tr("Service"), entry.service);
    }
    QStringList load;
    if (entry.batchSize > 0) {
        load
            << tr("concurrency %1").arg(core::displayInteger(static_cast<qint64>(entry.batchSize)));
    }
    if (entry.requestRate > 0) {
        load << tr("%1/s").arg(core::displayRate(entry.requestRate));
    }
    if (!load.isEmpty()) {
        addFact(*m_setup, tr("Load"), load.join(u" · "_s));
    }
    if (!entry.transport.isEmpty()) {
        addFact(*m_setup, tr("Transport"), entry.transport);
    }
    addFact(
        *m_setup, tr("Size on disk"), entry.bytes < 0 ? kAbsent : core::displayBytes(entry.bytes));
}

void ExperimentPreview::editTitle()
{
    if (!m_entry) {
        return;
    }
    m_title->hide();
    m_titleEdit->setText(m_entry->title());
    m_titleEdit->show();
    m_titleEdit->selectAll();
    m_titleEdit->setFocus();
}

void ExperimentPreview::takeTitle()
{
    const QString title = m_titleEdit->text().trimmed();
    endTitle();
    if (m_entry && title != m_entry->title()) {
        const run::ExperimentEntry entry = *m_entry; // another may be shown while this is told
        Q_EMIT titleEdited(entry.path, title == entry.name ? QString() : title);
    }
}

void ExperimentPreview::endTitle()
{
    m_titleEdit->hide();
    m_title->show();
}

bool ExperimentPreview::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_titleEdit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endTitle();
        return true;
    }
    if (watched == m_titleEdit && event->type() == QEvent::FocusOut && m_titleEdit->isVisible()) {
        takeTitle();
    }
    return Card::eventFilter(watched, event);
}

void ExperimentPreview::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ExperimentPreview::retranslate()
{
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Opens the result (Enter)."));
    setIconButtonName(*m_showFolder, tr("Show in file manager"));
    setIconButtonName(*m_more, tr("More"));
    setIconButtonName(*m_star, tr("Star"));
    setIconButtonName(*m_rename, tr("Rename title (F2)"));
    m_titleEdit->setAccessibleName(tr("Title"));
    m_titleEdit->setToolTip(tr("Enter keeps the title, Esc does not. The folder keeps its name."));
    m_chartLabel->setText(tr("Output throughput") + u" token/s"_s);
    m_setupLabel->setText(tr("Setup"));
    m_shelfNote->setNote(Tone::Accent, tr("Kept on this computer."),
        tr("The folder cannot be written to, so title, tags and notes do not travel with it."));
    m_nothing->setText(tr("Choose an experiment to see its numbers."));
    refresh();
}

} // namespace aisb::gui
