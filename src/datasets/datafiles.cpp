// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/datafiles.h"

#include "datasets/catalogue.h"
#include "datasets/readers/textreader.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

struct DomainReaders
{
    Domain domain;
    std::span<const TextReader> (*readers)();
};
constexpr std::array kDomains = {DomainReaders{Domain::Mathematics, &mathReaders},
    DomainReaders{Domain::Exams, &examReaders},
    DomainReaders{Domain::CommonSense, &commonSenseReaders},
    DomainReaders{Domain::ChineseLanguage, &fewClueReaders},
    DomainReaders{Domain::Reading, &readingReaders},
    DomainReaders{Domain::LongText, &longTextReaders},
    DomainReaders{Domain::Dialogue, &dialogueReaders}, DomainReaders{Domain::Trace, &traceReaders}};

Domain domainOf(const TextReader &wanted)
{
    for (const DomainReaders &entry : kDomains)
        for (const TextReader &reader : entry.readers())
            if (&reader == &wanted)
                return entry.domain;
    return Domain::Other;
}

void look(DataFiles &files, const QString &path, const LoadContext &context)
{
    const QString place = resolvePath(path, context);
    QStringList &list = QFileInfo::exists(place) ? files.present : files.missing;
    const QString &text = QFileInfo::exists(place) ? place : path;
    if (!path.isEmpty() && !list.contains(text))
        list.append(text);
}

bool hasRounds(const Json &value)
{
    return value.find(u"round") != nullptr
        || std::ranges::any_of(
            value.members(), [](const Json::Member &member) { return hasRounds(member.second); });
}

} // namespace

DataFiles dataFilesOf(const core::DatasetSpec &spec, const LoadContext &context)
{
    DataFiles files;
    if (const TextReader *reader = findTextReader(spec)) {
        files.domain = domainOf(*reader);
        files.layout = reader->layout;
        files.origin = reader->origin;
        const auto splits = filesOf(spec, *reader);
        files.isUnnamed = !splits;
        if (splits)
            for (const SplitFiles &split : *splits)
                for (const QString &path : split.paths)
                    look(files, path, context);
        return files;
    }
    if (findReader(spec.className()) == nullptr) {
        files.isSupported = false;
        look(files, spec.config[u"path"].toString(), context);
        return files;
    }
    const bool isOwn = spec.className() == u"customdataset";
    files.domain = isOwn ? Domain::Own : Domain::Synthetic;
    if (isOwn) {
        const QString path = spec.config[u"path"].toString();
        files.isUnnamed = path.isEmpty();
        look(files, path, context);
    }
    return files;
}

PromptStyle promptStyleOf(const core::DatasetSpec &spec)
{
    const Json &inference = spec.config[u"infer_cfg"];
    const QString inferencer = inference[u"inferencer"][u"type"].toString().section(u'.', -1);
    PromptStyle style;
    style.isPerplexity = inferencer == u"PPLInferencer";
    style.isDialogue = inferencer == u"MultiTurnGenInferencer";
    style.isChat = style.isDialogue || hasRounds(inference[u"prompt_template"])
        || hasRounds(inference[u"ice_template"]);
    style.shots = static_cast<int>(inference[u"retriever"][u"fix_id_list"].items().size());
    return style;
}

} // namespace aisb::datasets
