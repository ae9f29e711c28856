// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connectioncard.h"

#include "core/text/format.h"
#include "gui/bindings/modelofoptions.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/words.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/metriccard.h"
#include "gui/widgets/notebox.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QPlainTextEdit *makeTextPane()
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(fixedFont());
    return text;
}

QString headerLines(const net::Headers &headers)
{
    QString text;
    for (const auto &[name, value] : headers) {
        text += QString::fromUtf8(name) + u": "_s + QString::fromUtf8(value) + u'\n';
    }
    return text;
}

} // namespace

ConnectionCard::ConnectionCard(QWidget *parent)
    : Card(parent)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_button(makeButton({}, u"plug"_s))
    , m_verdict(new NoteBox)
    , m_numbers(new CounterStrip)
    , m_requestTitle(new FormLabel(QString(), u"heading"_s))
    , m_request(makeTextPane())
    , m_responseTitle(new FormLabel(QString(), u"heading"_s))
    , m_response(makeTextPane())
{
    setStyleProperty(*m_button, "small", true);
    addHeaderWidget(m_button);
    auto *report = new QWidget;
    auto *layout = new QVBoxLayout(report);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_verdict);
    layout->addWidget(m_numbers);
    layout->addWidget(m_requestTitle);
    layout->addWidget(m_request, 1);
    layout->addWidget(m_responseTitle);
    layout->addWidget(m_response, 1);
    m_empty->setIconName(u"plug"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(report);
    body()->addWidget(m_stack, 1);
    connect(m_button, &QPushButton::clicked, this, [this] { m_isTesting ? cancel() : test(); });
    retranslate();
}

ConnectionCard::~ConnectionCard() = default;

void ConnectionCard::setOptions(
    const core::RunOptions &options, const run::Environment &environment)
{
    m_options = options;
    m_environment = environment;
}

void ConnectionCard::setTesting(bool isTesting)
{
    m_isTesting = isTesting;
    setBusy(isTesting);
    retranslate();
}

void ConnectionCard::clear()
{
    cancel();
    m_report.reset();
    m_stack->setCurrentIndex(0);
    retranslate();
}

void ConnectionCard::test()
{
    Q_EMIT aboutToTest();
    const int generation = ++m_generation;
    m_report.reset();
    setTesting(true);
    m_stack->setCurrentIndex(0);
    QtConcurrent::run([options = m_options, environment = m_environment] {
        return modelOfOptions(options, environment);
    }).then(this, [this, generation](const core::Result<core::ModelSpec> &model) {
        if (generation != m_generation) {
            return;
        }
        if (model) {
            send(*model);
        } else {
            showError(model.error());
        }
    });
}

void ConnectionCard::send(const core::ModelSpec &model)
{
    const int generation = m_generation;
    m_test = std::make_unique<net::ConnectionTest>(m_environment.proxies);
    m_test->run(model).then(this, [this, generation](const net::ConnectionReport &report) {
        if (generation == m_generation) {
            showReport(report);
        }
    });
}

void ConnectionCard::cancel()
{
    ++m_generation;
    if (m_test) {
        m_test->cancel();
    }
    setTesting(false);
}

void ConnectionCard::showError(const core::Error &error)
{
    net::ConnectionReport report;
    report.error = error;
    report.verdict = describe(error);
    showReport(report);
}

void ConnectionCard::showReport(const net::ConnectionReport &report)
{
    m_report = report;
    setTesting(false);
    m_stack->setCurrentIndex(1);
    Q_EMIT tested(report.isOk);
}

QString ConnectionCard::requestText(const net::ConnectionReport &report) const
{
    return QString::fromUtf8(report.method) + u' ' + report.url + u'\n'
        + headerLines(report.sentHeaders) + u'\n' + QString::fromUtf8(report.sentBody);
}

QString ConnectionCard::responseText(const net::ConnectionReport &report) const
{
    if (report.status == 0) {
        return tr("No answer.");
    }
    return u"%1 %2\n"_s.arg(report.status).arg(report.reason) + headerLines(report.responseHeaders)
        + u'\n' + report.bodyStart;
}

void ConnectionCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ConnectionCard::retranslate()
{
    setTitle(tr("Connection"));
    setNote(tr("one short request, as a run would send it"));
    m_button->setText(m_isTesting ? tr("Cancel") : tr("Test connection"));
    m_button->setIcon(themeIcon(m_isTesting ? u"close"_s : u"plug"_s));
    m_button->setToolTip(tr("Sends one request to the service and shows what comes back."));
    m_empty->setText(m_isTesting ? tr("Waiting for the service…") : tr("Not tested yet."));
    m_empty->setHint(
        m_isTesting ? QString() : tr("The test shows request, status, answer and timing."));
    m_requestTitle->setText(tr("Sent"));
    m_responseTitle->setText(tr("Received"));
    m_request->setAccessibleName(tr("Request as sent"));
    m_response->setAccessibleName(tr("Answer as received"));
    if (!m_report) {
        return;
    }
    const net::ConnectionReport &report = *m_report;
    m_verdict->setNote(report.isOk ? Tone::Ok : Tone::Bad,
        report.isOk ? tr("The service works.") : tr("The test failed."), report.verdict);
    const auto milliseconds = [](const std::optional<double> &value) {
        return value ? core::displayLatency(*value) : u"–"_s;
    };
    m_numbers->setValues(
        {{tr("Status"), report.status > 0 ? QString::number(report.status) : u"–"_s, QString()},
            {tr("First token"), milliseconds(report.ttftMs), u"ms"_s},
            {tr("Total"), milliseconds(report.totalMs), u"ms"_s},
            {tr("In / out"),
                u"%1 / %2"_s.arg(core::displayInteger(report.inputTokens),
                    core::displayInteger(report.outputTokens)),
                QString()}});
    const bool wasSent = !report.url.isEmpty();
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_numbers, m_requestTitle, m_request, m_responseTitle, m_response}) {
        widget->setVisible(wasSent);
    }
    m_request->setPlainText(requestText(report));
    m_response->setPlainText(responseText(report));
}

} // namespace aisb::gui
