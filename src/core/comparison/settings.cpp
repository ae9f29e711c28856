// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/settings.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostLeaves = 10'000;

using Leaves = std::vector<std::pair<QString, QString>>;

// Differ between any two runs and say nothing.
bool namesTheRun(const QString &key)
{
    static const QSet<QString> names{u"work_dir"_s, u"cli_args.cfg_time_str"_s,
        u"cli_args.dir_time_str"_s, u"cli_args.work_dir"_s};
    return names.contains(key) || key.endsWith(".out_dir"_L1);
}

QString textOf(const Json &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(writeJson(value));
}

void collect(const Json &value, const QString &key, Leaves &leaves)
{
    if (leaves.size() >= kMostLeaves || namesTheRun(key))
        return;
    const auto below = [&key](const QString &name) {
        return key.isEmpty() ? name : key + u'.' + name;
    };
    if (value.isObject() && !value.members().empty()) {
        for (const auto &[name, member] : value.members())
            collect(member, below(name), leaves);
    } else if (value.isArray() && value.items().size() == 1) {
        collect(value.items().front(), key, leaves);
    } else if (value.isArray() && !value.items().empty()) {
        for (std::size_t i = 0; i < value.items().size(); ++i)
            collect(value.items()[i], below(QString::number(i)), leaves);
    } else {
        leaves.emplace_back(key, textOf(value));
    }
}

} // namespace

std::vector<ComparedSetting> compareSettings(std::span<const Json> configurations)
{
    std::vector<ComparedSetting> settings;
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        Leaves leaves;
        if (!configurations[i].isNull())
            collect(configurations[i], {}, leaves);
        for (const auto &[key, text] : leaves) {
            if (!places.contains(key)) {
                places.insert(key, settings.size());
                settings.push_back({key, std::vector<QString>(configurations.size())});
            }
            settings[places.value(key)].values[i] = text;
        }
    }
    for (ComparedSetting &setting : settings)
        setting.isEqual = std::ranges::adjacent_find(setting.values, std::ranges::not_equal_to())
            == setting.values.end();
    return settings;
}

} // namespace aisb::core
