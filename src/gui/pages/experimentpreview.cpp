// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentpreview.h"

#include "core/text/format.h"
#include "gui/models/experimentsmodel.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/words.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/notebox.h"

#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QString number(double value, QString (*format)(double), const QString &unit)
{
    return value < 0 ? u"–"_s : format(value) + QChar(0x00A0) + unit;
}

} // namespace

ExperimentPreview::ExperimentPreview(QWidget *parent)
    : Card(parent)
    , m_title(new FormLabel(QString(), u"heading"_s))
    , m_time(new FormLabel(QString(), u"secondary"_s))
    , m_open(makeButton({}, {}, ButtonKind::Primary))
    , m_showFolder(makeButton({}, u"folder"_s))
    , m_facts(new QGridLayout)
    , m_note(new NoteBox)
    , m_folder(new ElidedLabel)
    , m_content(new QWidget)
    , m_nothing(new FormLabel(QString(), u"hint"_s))
{
    setMinimumWidth(250);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_time);
    layout->addLayout(names);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_showFolder);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(5);
    m_facts->setColumnStretch(1, 1);
    layout->addLayout(m_facts);
    layout->addWidget(m_note);
    layout->addStretch(1);
    m_title->setWordWrap(true);
    m_folder->setElideMode(Qt::ElideMiddle);
    m_folder->setColor(Token::Text2);
    m_folder->setContentsMargins(14, 8, 14, 8);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    body()->addWidget(m_content, 1);
    body()->addWidget(m_nothing, 1);
    body()->addWidget(m_folder);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_entry->path); });
    connect(m_showFolder, &QPushButton::clicked, this,
        [this] { Q_EMIT showFolderRequested(m_entry->path); });
    retranslate();
}

void ExperimentPreview::setEntry(const std::optional<run::ExperimentEntry> &entry)
{
    m_entry = entry;
    refresh();
}

void ExperimentPreview::addFact(const QString &name, const QString &value)
{
    const int row = m_facts->rowCount();
    m_facts->addWidget(new FormLabel(name, u"secondary"_s), row, 0);
    auto *text = new ElidedLabel(value);
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    text->setFont(numberFont(TextSize::Body));
    text->setAccessibleName(u"%1: %2"_s.arg(name, value));
    m_facts->addWidget(text, row, 1);
}

void ExperimentPreview::refresh()
{
    m_content->setVisible(m_entry.has_value());
    m_folder->setVisible(m_entry.has_value());
    m_nothing->setVisible(!m_entry);
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_entry) {
        return;
    }
    const run::ExperimentEntry &entry = *m_entry;
    m_title->setText(entry.name);
    m_time->setText(dateText(entry.startedAt));
    m_time->setVisible(entry.startedAt.isValid());
    m_folder->setText(QDir::toNativeSeparators(entry.path));
    if (isPerformance(entry)) {
        addPerformance(entry);
    } else {
        addFact(tr("Score"), entry.score.isEmpty() ? u"–"_s : entry.score);
        addFact(tr("Score of"), entry.scoreOf.isEmpty() ? u"–"_s : entry.scoreOf);
    }
    addFact(tr("Mode"), entry.mode.isEmpty() ? u"–"_s : entry.mode);
    addFact(tr("Models"), entry.models.isEmpty() ? u"–"_s : entry.models.join(u", "_s));
    addFact(tr("Data"), entry.datasets.isEmpty() ? u"–"_s : entry.datasets.join(u", "_s));
    const StateCell state = stateCell(entry.state);
    m_note->setVisible(state.tone == Tone::Warn || state.tone == Tone::Bad);
    m_note->setNote(state.tone == Tone::Bad ? Tone::Bad : Tone::Warn, state.text,
        entry.state == core::ExperimentState::Partial
            ? tr("The run did not end by itself. What was recorded can be opened.")
            : tr("Open it to see what is wrong."));
}

void ExperimentPreview::addPerformance(const run::ExperimentEntry &entry)
{
    addFact(tr("Output"), number(entry.outputThroughput, core::displayRate, u"token/s"_s));
    addFact(tr("Requests"), number(entry.requestThroughput, core::displayRate, u"req/s"_s));
    addFact(u"TTFT P99"_s, number(entry.ttftP99Ms, core::displayLatency, u"ms"_s));
    addFact(tr("E2EL average"), number(entry.e2elAverageMs, core::displayLatency, u"ms"_s));
    addFact(tr("Success"),
        entry.totalRequests < 0
            ? u"–"_s
            : tr("%1 of %2")
                  .arg(core::displayInteger(std::max<qint64>(0, entry.successRequests)),
                      core::displayInteger(entry.totalRequests)));
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
    m_showFolder->setText(tr("Show folder"));
    m_showFolder->setToolTip(tr("Shows the folder in the file manager."));
    m_nothing->setText(tr("Choose an experiment to see its numbers."));
    refresh();
}

} // namespace aisb::gui
