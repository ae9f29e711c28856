// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/requestdetail.h"

#include "core/text/format.h"
#include "gui/charts/gapschart.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/phasesbar.h"
#include "gui/pages/words.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/metriccard.h"

#include "ui_requestdetail.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr qsizetype kMaxShown = 200'000; // characters of a prompt or an answer

QPlainTextEdit *makeTextPane()
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(fixedFont());
    setStyleProperty(*text, "frameless", true);
    return text;
}

// A message list as "ROLE: text" paragraphs, anything else as it is.
QString promptOf(const core::Json &input)
{
    if (input.isString()) {
        return input.toString();
    }
    QStringList parts;
    for (const core::Json &message : input.items()) {
        const core::Json &text =
            message.find(u"content") ? message[u"content"] : message[u"prompt"];
        parts << u"%1: %2"_s.arg(message[u"role"].toString().toUpper(),
            text.isString() ? text.toString() : QString::fromUtf8(core::writeJson(text)));
    }
    return parts.isEmpty() ? QString::fromUtf8(core::writeJson(input)) : parts.join(u"\n\n"_s);
}

QString bounded(const QString &text)
{
    return text.size() <= kMaxShown ? text : text.left(kMaxShown) + u"\n…"_s;
}

QToolButton *stepButton(const QString &icon)
{
    return makeIconButton(icon, QString());
}

} // namespace

RequestDetail::RequestDetail(QWidget *parent)
    : Card(parent)
    , m_ui(std::make_unique<Ui::RequestDetail>())
    , m_phases(new PhasesBar)
    , m_numbers(new CounterStrip)
    , m_gaps(new GapsChart)
    , m_prompt(makeTextPane())
    , m_answer(makeTextPane())
    , m_error(makeTextPane())
{
    auto *content = new QWidget(this);
    m_ui->setupUi(content);
    body()->addWidget(content);
    QToolButton *up = stepButton(u"chevron-up"_s);
    QToolButton *down = stepButton(u"chevron-down"_s);
    up->setObjectName(u"previousButton"_s);
    down->setObjectName(u"nextButton"_s);
    addHeaderWidget(up);
    addHeaderWidget(down);
    connect(up, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(down, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    m_ui->tabs->setDrawBase(false);
    m_ui->tabs->setUsesScrollButtons(false);
    for (int i = 0; i < 4; ++i) {
        m_ui->tabs->addTab(QString());
    }
    auto *timing = new QWidget;
    auto *layout = new QVBoxLayout(timing);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_phases);
    layout->addWidget(m_numbers);
    layout->addWidget(m_gaps, 1);
    for (QWidget *pane : std::initializer_list<QWidget *>{timing, m_prompt, m_answer, m_error}) {
        m_ui->panes->addWidget(pane);
    }
    connect(m_ui->tabs, &QTabBar::currentChanged, m_ui->panes, &QStackedWidget::setCurrentIndex);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RequestDetail::showPayload);
    retranslate();
    setRequest(-1);
}

RequestDetail::~RequestDetail()
{
    m_watcher.waitForFinished();
}

void RequestDetail::setGroup(std::shared_ptr<const core::ExperimentResult> experiment, int group,
    std::shared_ptr<const GroupAnalysis> analysis)
{
    m_experiment = std::move(experiment);
    m_group = group;
    m_analysis = std::move(analysis);
    m_loading = -1;
    setRequest(-1);
}

const core::PerfRequest *RequestDetail::current() const
{
    if (!m_analysis || m_request < 0
        || m_request >= static_cast<qint32>(m_analysis->data->requests.size())) {
        return nullptr;
    }
    return &m_analysis->data->requests[static_cast<std::size_t>(m_request)];
}

void RequestDetail::setRequest(qint32 request)
{
    m_request = request;
    m_prompt->clear();
    m_answer->clear();
    refreshTiming();
    readPayload();
}

void RequestDetail::refreshTiming()
{
    const core::PerfRequest *request = current();
    setTitle(request ? tr("Request %1").arg(request->id) : tr("Request"));
    m_ui->tabs->setEnabled(request != nullptr);
    m_phases->setVisible(request != nullptr);
    m_numbers->setVisible(request != nullptr);
    if (!request) {
        setNote(tr("choose one in the table or the timeline"));
        m_phases->setPhases(0, 0, false);
        m_numbers->setValues({});
        m_gaps->setGaps({});
        m_gaps->setEmptyText(tr("No request is chosen."));
        m_error->clear();
        return;
    }
    const double sentAt = request->start - m_analysis->origin;
    setNote(
        request->hasTimes ? tr("sent at %1 s").arg(core::displayDecimal(sentAt, 3)) : QString());
    const bool isStream = m_analysis->data->isStream && request->isSuccess;
    const double waiting = isStream ? request->ttft : 0;
    m_phases->setPhases(
        waiting, request->isSuccess ? request->e2el - waiting : 0, !request->isSuccess);
    const auto milliseconds = [&](bool isThere, double seconds) {
        return isThere ? core::displayLatency(seconds * 1e3) : u"–"_s;
    };
    const bool isDone = request->isSuccess;
    m_numbers->setValues({{tr("First token"), milliseconds(isStream, request->ttft), u"ms"_s},
        {tr("Decode"), milliseconds(isStream, request->e2el - request->ttft), u"ms"_s},
        {tr("End to end"), milliseconds(isDone, request->e2el), u"ms"_s},
        {tr("In / out"),
            u"%1 / %2"_s.arg(core::displayInteger(request->inputTokens),
                core::displayInteger(request->outputTokens)),
            QString()}});
    m_gaps->setEmptyText(tr("No event times were kept."));
    m_gaps->setCaption(tr("Gap between events"), u"ms"_s);
    m_gaps->setGaps(m_analysis->data->gapsOf(*request));
    const QString error = request->errorIndex < 0
        ? QString()
        : m_analysis->data->errors[static_cast<std::size_t>(request->errorIndex)];
    m_error->setPlainText(error);
    m_ui->tabs->setTabVisible(3, !error.isEmpty());
}

void RequestDetail::readPayload()
{
    const core::PerfRequest *request = current();
    if (!request) {
        return;
    }
    if (request->payload < 0) {
        m_prompt->setPlaceholderText(tr("The prompt was not kept in this folder."));
        m_answer->setPlaceholderText(tr("The answer was not kept in this folder."));
        return;
    }
    m_prompt->setPlaceholderText(tr("Reading…"));
    m_answer->setPlaceholderText(tr("Reading…"));
    if (m_isReading) {
        return;
    }
    m_isReading = true;
    m_loading = m_request;
    m_watcher.setFuture(QtConcurrent::run([experiment = m_experiment, group = m_group,
                                              analysis = m_analysis,
                                              index = static_cast<std::size_t>(m_request)] {
        return run::readPayload(*experiment, experiment->groups[static_cast<std::size_t>(group)],
            analysis->data->requests[index]);
    }));
}

void RequestDetail::showPayload()
{
    m_isReading = false;
    if (m_loading != m_request) {
        readPayload();
        return;
    }
    const core::Result<run::RequestPayload> payload = m_watcher.result();
    if (!payload) {
        m_prompt->setPlaceholderText(describe(payload.error()));
        m_answer->setPlaceholderText(describe(payload.error()));
        return;
    }
    m_prompt->setPlaceholderText(tr("Empty"));
    m_answer->setPlaceholderText(tr("Empty"));
    m_prompt->setPlainText(bounded(promptOf(payload->input)));
    m_answer->setPlainText(bounded(payload->prediction));
}

QString RequestDetail::promptText() const
{
    return m_prompt->toPlainText();
}

QString RequestDetail::answerText() const
{
    return m_answer->toPlainText();
}

void RequestDetail::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshTiming();
    }
}

void RequestDetail::retranslate()
{
    const QString titles[] = {tr("Timing"), tr("Prompt"), tr("Answer"), tr("Error")};
    for (int i = 0; i < 4; ++i) {
        m_ui->tabs->setTabText(i, titles[i]);
    }
    m_prompt->setAccessibleName(titles[1]);
    m_answer->setAccessibleName(titles[2]);
    m_error->setAccessibleName(titles[3]);
    m_gaps->retranslate();
    for (const auto &[name, text] : {std::pair{u"previousButton"_s, tr("Previous request")},
             std::pair{u"nextButton"_s, tr("Next request")}}) {
        if (auto *button = findChild<QToolButton *>(name)) {
            setIconButtonName(*button, text);
        }
    }
}

} // namespace aisb::gui
