// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionnames.h"

#include "config/catalogue.h"

namespace aisb::cli {

using namespace Qt::StringLiterals;

namespace {

bool isOfReference(core::OptionGroup group)
{
    return group != core::OptionGroup::ApiModel && group != core::OptionGroup::Studio;
}

void addSpellings(std::vector<OptionName> &names, const core::OptionInfo &info)
{
    const bool isReference = isOfReference(info.group);
    const auto add = [&](const QString &text, bool isNegated) {
        names.push_back({text, OptionName::Kind::Table, &info, isNegated, isReference});
    };
    if (info.shortName != 0)
        add(u'-' + QString(QLatin1Char(info.shortName)), false);
    add(u"--"_s + info.name, false);
    if (info.type == core::OptionType::Switch)
        add(u"--no-"_s + info.name, true);
}

std::vector<OptionName> makeNames()
{
    std::vector<OptionName> names;
    names.push_back({u"-h"_s, OptionName::Kind::Help, nullptr, false, true});
    names.push_back({u"--help"_s, OptionName::Kind::Help, nullptr, false, true});
    names.push_back({u"--version"_s, OptionName::Kind::Version, nullptr, false, false});
    for (const core::OptionInfo &info : core::optionTable())
        addSpellings(names, info);
    return names;
}

} // namespace

QString OptionName::label() const
{
    QStringList spellings;
    for (const OptionName &name : optionNames())
        if (name.kind == kind && name.info == info)
            spellings << name.text;
    return spellings.join(u'/');
}

const std::vector<OptionName> &optionNames()
{
    static const std::vector<OptionName> names = makeNames();
    return names;
}

const OptionName *exactName(QStringView text)
{
    for (const OptionName &name : optionNames())
        if (text == name.text)
            return &name;
    return nullptr;
}

std::vector<const OptionName *> namesWithPrefix(QStringView prefix)
{
    std::vector<const OptionName *> all;
    std::vector<const OptionName *> ofReference;
    for (const OptionName &name : optionNames()) {
        if (!name.text.startsWith("--"_L1) || !name.text.startsWith(prefix))
            continue;
        all.push_back(&name);
        if (name.isReference)
            ofReference.push_back(&name);
    }
    return ofReference.size() == 1 ? ofReference : all;
}

QStringList similarOptions(const QString &text)
{
    QStringList known;
    for (const OptionName &name : optionNames())
        if (name.text.startsWith("--"_L1))
            known << name.text.mid(2);
    const QString bare = text.section(u'=', 0, 0).remove(0, text.startsWith("--"_L1) ? 2 : 1);
    QStringList similar;
    for (const QString &name : config::similarNames(QString(bare).replace(u'_', u'-'), known))
        similar << u"--"_s + name;
    return similar;
}

} // namespace aisb::cli
