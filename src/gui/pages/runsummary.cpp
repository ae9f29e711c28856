// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runsummary.h"

#include "core/optionvalues.h"
#include "core/rateschedule.h"
#include "core/text/format.h"
#include "gui/bindings/formissues.h"
#include "gui/bindings/lengthtext.h"
#include "gui/bindings/rungoal.h"
#include "gui/pages/formlabel.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/elidedlabel.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr qsizetype kShownLeftOut = 4;

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->layout()) {
            clear(*item->layout());
        }
        delete item->widget();
        delete item;
    }
}

constexpr qsizetype kShownNames = 3;

bool isOwnData(const core::RunOptions &options)
{
    return dataSourceOf(options) == DataSource::Own;
}

bool isSynthetic(const core::RunOptions &options)
{
    return dataSourceOf(options) == DataSource::Synthetic;
}

QString requestsText(const core::RunOptions &options)
{
    if (!isSynthetic(options)) {
        return options.numPrompts
            ? RunSummary::tr("first %1").arg(core::displayInteger(*options.numPrompts))
            : RunSummary::tr("all rows");
    }
    const qint64 count = options.requestCount.value_or(0);
    return core::displayInteger(options.numPrompts ? std::min(count, *options.numPrompts) : count);
}

// "gsm8k_gen, mmlu_gen and 3 more", one name a line.
QString namesText(const QStringList &names)
{
    if (names.isEmpty()) {
        return RunSummary::tr("none chosen");
    }
    QStringList lines = names.mid(0, kShownNames);
    if (names.size() > kShownNames) {
        lines << RunSummary::tr(
            "and %n more", nullptr, static_cast<int>(names.size() - kShownNames));
    }
    return lines.join(u'\n');
}

QString dataText(const core::RunOptions &options)
{
    if (isOwnData(options)) {
        return QFileInfo(*options.customDatasetPath).fileName();
    }
    return isSynthetic(options) ? RunSummary::tr("synthetic") : namesText(options.datasets);
}

QString shortDataText(const core::RunOptions &options)
{
    return options.datasets.size() > 1
        ? RunSummary::tr("%n data sets", nullptr, static_cast<int>(options.datasets.size()))
        : dataText(options);
}

QString goalText(const core::RunOptions &options)
{
    switch (goalOf(options)) {
    case Goal::Accuracy:
        return RunSummary::tr("Accuracy");
    case Goal::Answers:
        return RunSummary::tr("Answers only");
    case Goal::Performance:
        break;
    }
    return RunSummary::tr("Performance");
}

QString modelText(const core::RunOptions &options)
{
    return isByConfiguration(options) || options.models.isEmpty()
        ? namesText(options.models)
        : options.modelName.value_or(RunSummary::tr("first of the service"));
}

// "13.0 k in · 8.0 k out" of a synthetic workload.
QString tokensText(const core::RunOptions &options)
{
    const std::optional<LengthValue> input = parseLength(options.inputLength.value_or(QString()));
    const std::optional<LengthValue> output = parseLength(options.outputLength.value_or(QString()));
    if (!isSynthetic(options) || !input || !output || input->minValue > input->maxValue
        || output->minValue > output->maxValue) {
        return {};
    }
    const auto requests = static_cast<double>(
        std::min<qint64>(options.requestCount.value_or(0), options.numPrompts.value_or(1 << 30)));
    return RunSummary::tr("about %1 in, up to %2 out")
        .arg(core::displayInteger(qRound64(requests * expectedLength(*input))),
            core::displayInteger(qRound64(requests * expectedLength(*output))));
}

QString hostText(const QString &address)
{
    return address.section(u"//"_s, 1).section(u'/', 0, 0);
}

QString rateText(const core::RunOptions &options)
{
    const core::RatePlan plan = core::ratePlanOf(options);
    const auto number = [](double value) { return core::shortestText(value); };
    return plan.ramp == core::RampUp::None
        ? RunSummary::tr("%1 requests/s").arg(number(plan.requestRate))
        : RunSummary::tr("%1 → %2 requests/s").arg(number(plan.rampStart), number(plan.rampEnd));
}

} // namespace

QStringList stepNotes(const core::RunOptions &options)
{
    QString service = options.url && !options.url->isEmpty()
        ? hostText(*options.url)
        : options.hostIp.value_or(u"localhost"_s) + u':'
            + QString::number(options.hostPort.value_or(8080));
    if (isByConfiguration(options) || options.models.isEmpty()) {
        service = options.models.size() == 1
            ? options.models.first()
            : RunSummary::tr("%n models", nullptr, static_cast<int>(options.models.size()));
    }
    QString load = RunSummary::tr("%n in flight", nullptr, options.batchSize.value_or(1));
    if (const int repeats = repeatsOf(options); repeats > 1) {
        load = RunSummary::tr("%1, %2 times each").arg(load).arg(repeats);
    }
    if (options.pressure) {
        load = RunSummary::tr("pressure, %1 s").arg(options.pressureTime);
    } else if (options.useTimestamp.value_or(false)) {
        load = RunSummary::tr("at time stamps");
    } else if (core::ratePlanOf(options).isPaced()) {
        load = rateText(options);
    }
    const bool isV3 = options.layout == core::Layout::V3;
    return {service,
        RunSummary::tr("%1, %2", "data, requests")
            .arg(shortDataText(options), requestsText(options)),
        load, isV3 ? RunSummary::tr("reference layout") : RunSummary::tr("standard layout")};
}

RunSummary::RunSummary(Card &card)
    : m_card(card)
    , m_facts(new QGridLayout)
    , m_checks(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout;
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(14);
    m_facts->setHorizontalSpacing(10);
    m_facts->setVerticalSpacing(5);
    m_facts->setColumnStretch(1, 1);
    m_checks->setSpacing(6);
    layout->addLayout(m_facts);
    layout->addLayout(m_checks);
    layout->addStretch(1);
    card.body()->addLayout(layout, 1);
}

void RunSummary::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        return;
    }
    const int row = m_facts->rowCount();
    const QString breakable = QString(value).replace(u"_"_s, u"_\u200b"_s); // long names wrap
    m_facts->addWidget(new FormLabel(name, u"secondary"_s), row, 0, Qt::AlignTop);
    auto *text = new FormLabel(breakable, u"value"_s);
    text->setAlignment(Qt::AlignRight | Qt::AlignTop);
    text->setWordWrap(true);
    m_facts->addWidget(text, row, 1);
}

void RunSummary::addCheck(const QString &icon, int tone, const QString &text)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *sign = new QLabel;
    sign->setPixmap(iconPixmap(
        icon, 16, m_card.devicePixelRatioF(), currentTheme().toneText(static_cast<Tone>(tone))));
    sign->setAlignment(Qt::AlignTop);
    auto *label = new FormLabel(text, u"secondary"_s);
    label->setWordWrap(true);
    row->addWidget(sign);
    row->addWidget(label, 1);
    m_checks->addLayout(row);
}

void RunSummary::addFacts(const core::RunOptions &options, const QString &address)
{
    addFact(RunSummary::tr("Goal"), goalText(options));
    addFact(RunSummary::tr("Service"), isByConfiguration(options) ? QString() : hostText(address));
    addFact(isByConfiguration(options) ? RunSummary::tr("Models") : RunSummary::tr("Model"),
        modelText(options));
    addFact(RunSummary::tr("Data"), dataText(options));
    addFact(isSynthetic(options) ? RunSummary::tr("Requests") : RunSummary::tr("Rows"),
        requestsText(options));
    addFact(RunSummary::tr("Tokens"), tokensText(options));
    if (const int repeats = repeatsOf(options); repeats > 1) {
        addFact(RunSummary::tr("Repeats"), core::displayInteger(repeats));
    }
    addFact(RunSummary::tr("Concurrency"), core::displayInteger(options.batchSize.value_or(1)));
    if (options.pressure) {
        addFact(RunSummary::tr("Pressure time"), u"%1 s"_s.arg(options.pressureTime));
    }
    if (core::ratePlanOf(options).isPaced()) {
        addFact(options.pressure ? RunSummary::tr("New clients") : RunSummary::tr("Rate"),
            rateText(options));
    }
    if (options.maxNumWorkers > 1) {
        addFact(RunSummary::tr("Tasks at a time"), core::displayInteger(options.maxNumWorkers));
    }
}

void RunSummary::show(const core::RunOptions &options, const QString &address,
    const std::vector<core::Issue> &others, int errors, const QStringList &leftOut)
{
    clear(*m_facts);
    clear(*m_checks);
    m_card.setTitle(RunSummary::tr("This run"));
    addFacts(options, address);
    m_checks->addWidget(new FormLabel(RunSummary::tr("Checks"), u"heading"_s));
    const auto tone = [](Tone value) { return static_cast<int>(value); };
    if (errors == 0) {
        addCheck(u"circle-check"_s, tone(Tone::Ok), RunSummary::tr("All values can be used"));
    } else {
        addCheck(u"circle-x"_s, tone(Tone::Bad),
            RunSummary::tr("%n values need a change", nullptr, errors));
    }
    if (m_tested) {
        addCheck(*m_tested ? u"circle-check"_s : u"circle-x"_s,
            tone(*m_tested ? Tone::Ok : Tone::Bad),
            *m_tested ? RunSummary::tr("The service answered the test")
                      : RunSummary::tr("The connection test failed"));
    } else {
        addCheck(u"info"_s, tone(Tone::Neutral), RunSummary::tr("Connection not tested"));
    }
    for (const core::Issue &issue : others) {
        const bool isError = issue.severity == core::Issue::Severity::Error;
        addCheck(isError ? u"circle-x"_s : u"triangle"_s, tone(isError ? Tone::Bad : Tone::Warn),
            issueText(issue));
    }
    addLeftOut(leftOut);
}

void RunSummary::addLeftOut(const QStringList &texts)
{
    if (texts.isEmpty()) {
        return;
    }
    m_checks->addWidget(new FormLabel(RunSummary::tr("Left out"), u"heading"_s));
    for (const QString &text : texts.mid(0, kShownLeftOut)) {
        addCheck(u"triangle"_s, static_cast<int>(Tone::Warn), text);
    }
    if (texts.size() > kShownLeftOut) {
        auto *more = new FormLabel(
            RunSummary::tr("and %n more", nullptr, static_cast<int>(texts.size() - kShownLeftOut)),
            u"hint"_s);
        more->setToolTip(texts.join(u'\n'));
        m_checks->addWidget(more);
    }
}

} // namespace aisb::gui
