// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/specdecodetext.h"

#include <QStringList>
#include <QUrl>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLabelWidth = 45;

QString row(const QString &label, const QString &value)
{
    return label.leftJustified(kLabelWidth) + u' ' + value + u'\n';
}

QString number(const core::Json &value, int decimals)
{
    return QString::number(value.toDouble(), 'f', decimals);
}

QString positionsText(const core::Json &positions)
{
    QStringList entries;
    for (const auto &[position, share] : positions.members())
        entries.append(u"%1: %2"_s.arg(position.simplified(), number(share, 4)));
    return u'{' + entries.join(u", "_s) + u'}';
}

// "host:port" of the metrics' address, brackets of IPv6 kept.
QString placeOf(const core::Json &file)
{
    const QUrl url(file[u"url"].toString());
    return url.authority(QUrl::FullyEncoded).section(u'@', -1);
}

} // namespace

QString specDecodeText(const core::Json &file)
{
    const QString title =
        u"========== Speculative Decoding Metrics  [%1] =========="_s.arg(placeOf(file));
    const QString rule(std::max<qsizetype>(title.size() - 2, 0), u'=');
    QString text = u'\n' + rule + u'\n' + title + u'\n' + rule + u'\n';
    const core::Json &data = file[u"data"];
    if (file[u"status"].toString() != u"ok"_s || !data.isObject()) {
        text += row(u"Status"_s, u"N/A"_s);
        const QString reason = file[u"error"].toString().simplified();
        return reason.isEmpty() ? text : text + row(u"Reason"_s, reason);
    }
    text += row(u"Acceptance rate (%)"_s, number(data[u"acceptance_rate"], 2));
    text += row(u"Acceptance length"_s, number(data[u"acceptance_length"], 2));
    text += row(u"Drafts"_s, QString::number(data[u"num_drafts"].toInt()));
    text += row(u"Draft tokens"_s, QString::number(data[u"draft_tokens"].toInt()));
    text += row(u"Accepted tokens"_s, QString::number(data[u"accepted_tokens"].toInt()));
    return text
        + row(u"Per-position acceptance rates"_s,
            positionsText(data[u"per_position_acceptance_rates"]));
}

} // namespace aisb::report
