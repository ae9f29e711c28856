// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summarygroups.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace aisb::report {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using core::SummaryGroup;
using Kind = SummaryGroup::Kind;

namespace {

const QString kFamilies = u":/report/summary_groups"_s;
constexpr std::size_t kMaxGroups = 10'000;
constexpr std::size_t kMaxMembers = 100'000;

tl::unexpected<core::Error> failed(const QString &place, const QString &expected)
{
    return core::fail(
        ErrorCode::SummType001, u"summary_groups: %1: expected %2"_s.arg(place, expected));
}

// A name, or a pair of name and metric.
std::optional<WantedRow> readRow(const Json &item)
{
    if (item.isString())
        return WantedRow{item.toString(), {}};
    const Json::Array &pair = item.items();
    if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
        return {};
    return WantedRow{pair[0].toString(), pair[1].toString()};
}

core::Result<std::vector<SummaryGroup::Member>> readMembers(
    const Json &subsets, const QString &place)
{
    if (!subsets.isArray() || subsets.items().empty() || subsets.items().size() > kMaxMembers)
        return failed(place + u": subsets"_s, u"a list of at least one name"_s);
    std::vector<SummaryGroup::Member> members;
    for (const Json &item : subsets.items()) {
        const auto row = readRow(item);
        if (!row)
            return failed(place + u": subsets"_s, u"names, or pairs of name and metric"_s);
        if (!members.empty() && members.front().metric.isEmpty() != row->metric.isEmpty())
            return failed(
                place + u": subsets"_s, u"all names or all pairs of name and metric, found both"_s);
        members.push_back({row->name, row->metric});
    }
    return members;
}

Kind kindOf(const Json &group)
{
    if (group[u"std"].isTruthy())
        return Kind::StandardDeviation;
    if (group[u"sum"].isTruthy())
        return Kind::Sum;
    if (group[u"weights"].isTruthy())
        return Kind::WeightedAverage;
    return group[u"harmonic_mean"].isTruthy() ? Kind::HarmonicMean : Kind::NaiveAverage;
}

core::Result<> readWeights(SummaryGroup &group, const Json &weights, const QString &place)
{
    double sum = 0;
    for (const auto &[key, value] : weights.members()) {
        const bool isMember = std::ranges::any_of(group.members, [&](const auto &member) {
            return key == member.name || key.startsWith(member.name + u'@');
        });
        if (!isMember)
            return failed(
                place + u": weights"_s, u"names of subsets, found \"%1\""_s.arg(key.left(100)));
        if (!value.isNumber() || value.toDouble() < 0)
            return failed(place + u": weights: "_s + key.left(100), u"a number of at least 0"_s);
        sum += value.toDouble();
        group.weights.emplace_back(key, value.toDouble());
    }
    if (!group.weights.empty() && sum <= 0)
        return failed(place + u": weights"_s, u"a sum above 0"_s);
    return {};
}

core::Result<SummaryGroup> readGroup(const Json &given)
{
    SummaryGroup group;
    group.name = given[u"name"].toString();
    if (group.name.isEmpty())
        return failed(u"name"_s, u"a text"_s);
    const QString place = u"\"%1\""_s.arg(group.name.left(100));
    auto members = readMembers(given[u"subsets"], place);
    if (!members)
        return core::fail(members.error());
    group.members = *std::move(members);
    group.kind = kindOf(given);
    group.metric = given[u"metric"].toString();
    if (const auto read = readWeights(group, given[u"weights"], place); !read)
        return core::fail(read.error());
    return group;
}

// A shipped family: who belongs to which part, and which groups the parts make.
class Family
{
public:
    explicit Family(Json table)
        : m_table(std::move(table))
        , m_prefix(m_table[u"prefix"].toString())
        , m_metric(m_table[u"metric"].toString())
    {
    }

    std::vector<SummaryGroup> groups() const
    {
        std::vector<SummaryGroup> made;
        for (const auto &[name, of] : m_table[u"groups"].members())
            made.push_back(groupOf(name, of));
        return made;
    }

private:
    // of: a part, "all", {"weigh": part} or a list of members.
    SummaryGroup groupOf(const QString &name, const Json &of) const
    {
        SummaryGroup group;
        group.name = name;
        if (of.isArray()) {
            for (const Json &member : of.items())
                group.members.push_back({member.toString(), m_metric});
            return group;
        }
        const bool isWeighted = of.isObject();
        const QString part = (isWeighted ? of[u"weigh"] : of).toString();
        if (isWeighted)
            group.kind = Kind::WeightedAverage;
        for (const auto &[member, facts] : m_table[u"members"].members()) {
            if (part != "all"_L1 && !isIn(facts, part))
                continue;
            group.members.push_back({m_prefix + member, m_metric});
            if (isWeighted)
                group.weights.emplace_back(m_prefix + member, facts[u"size"].toDouble());
        }
        return group;
    }

    static bool isIn(const Json &facts, const QString &part)
    {
        return std::ranges::any_of(
            facts[u"parts"].items(), [&](const Json &one) { return one.toString() == part; });
    }

    Json m_table;
    QString m_prefix;
    QString m_metric;
};

} // namespace

core::Result<std::vector<SummaryGroup>> readSummaryGroups(const Json &list)
{
    if (!list.isNull() && (!list.isArray() || list.items().size() > kMaxGroups))
        return failed(u"value"_s, u"a list of at most %1 groups"_s.arg(kMaxGroups));
    std::vector<SummaryGroup> groups;
    for (const Json &item : list.items()) {
        if (item.isString()) {
            auto family = groupFamily(item.toString());
            if (!family)
                return core::fail(family.error());
            std::ranges::move(*family, std::back_inserter(groups));
            continue;
        }
        auto group = readGroup(item);
        if (!group)
            return core::fail(group.error());
        groups.push_back(*std::move(group));
    }
    return groups;
}

core::Result<std::optional<std::vector<WantedRow>>> readWantedRows(const Json &list)
{
    if (list.isNull())
        return std::nullopt;
    std::vector<WantedRow> rows;
    for (const Json &item : list.items())
        if (auto row = readRow(item))
            rows.push_back(*std::move(row));
    if (!list.isArray() || rows.size() != list.items().size())
        return core::fail(ErrorCode::SummType001,
            u"dataset_abbrs: expected a list of names, or of pairs of name and metric"_s);
    return rows;
}

QStringList groupFamilies()
{
    QStringList names;
    for (const QString &file : QDir(kFamilies).entryList(QDir::Files, QDir::Name))
        names.append(file.chopped(5)); // .json
    return names;
}

core::Result<std::vector<SummaryGroup>> groupFamily(const QString &name)
{
    if (!groupFamilies().contains(name))
        return failed(u"\"%1\""_s.arg(name.left(100)),
            u"a group or one of the families "_s + groupFamilies().join(u", "_s));
    QFile file(u"%1/%2.json"_s.arg(kFamilies, name));
    if (!file.open(QIODevice::ReadOnly))
        return failed(u"\"%1\""_s.arg(name), file.errorString());
    auto table = core::readJson(file.readAll());
    if (!table)
        return failed(u"\"%1\""_s.arg(name), table.error().detail);
    return Family(*std::move(table)).groups();
}

} // namespace aisb::report
