// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/sentencemodel.h"

#include "eval/language/datafile.h"
#include "eval/language/languagefolders.h"
#include "eval/language/loadonce.h"

#include <QStringList>

#include <functional>

namespace aisb::eval {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxFileBytes = qint64{16} << 20;

// Titles, companies, dates, places and degrees. "e.g", "i.e", "etc" and "no" are absent on purpose:
// the trained English model does not know them either and ends sentences there.
constexpr QStringView kAbbreviations =
    u"mr mrs ms dr prof st sr jr sen rep gen col lt maj adm messrs inc ltd co corp bros vs v p "
    "jan feb aug sept sep oct nov dec tues wed fri a.m p.m a.d u.s u.k u.n u.s.a u.s.s.r d.c n.y "
    "l.a n.j n.c s.c n.h n.m n.d w.va r.i calif conn minn pa va ill fla ga wis colo ariz tenn "
    "wash ore mich ky nev okla vt kan ph.d m.b.a ave ft s.a n.v b.v a.g cie l.p";

// Words that often begin a sentence.
constexpr QStringView kStarters =
    u"the this these he it they i there but so if when while since although though however thus in "
    "some many most both yet meanwhile moreover instead indeed even according despite among under";

// Function words that are written small, but with a capital in headings and names too ...
constexpr QStringView kHeadingWords =
    u"a the that but and then to by of can an this these those he she it they we you there or if "
    "when while since although because however also first second next after before in on at for "
    "from with as what why how who where is are was do did could will would should may might have "
    "has had not no my his its our their all some many most each every both another let meanwhile "
    "even only just now today according despite among under during once until maybe perhaps well "
    "see one two three";

// ... and others, whose capital shows the beginning of a sentence.
constexpr QStringView kPlainWords =
    u"here so though therefore thus finally without which were does yes your her such still yet "
    "moreover furthermore instead indeed unless please";

QSet<QString> setOf(const QStringList &words)
{
    return {words.begin(), words.end()};
}

SentenceModel makeEnglish()
{
    SentenceModel model;
    model.abbreviations = setOf(kAbbreviations.toString().split(u' '));
    model.starters = setOf(kStarters.toString().split(u' '));
    constexpr unsigned kLower = SentenceModel::AnyLower & ~SentenceModel::FirstLower;
    for (const QString &word : kHeadingWords.toString().split(u' '))
        model.contexts.insert(word, kLower | SentenceModel::InsideUpper);
    for (const QString &word : kPlainWords.toString().split(u' '))
        model.contexts.insert(word, kLower);
    model.contexts.insert(u"i"_s, SentenceModel::InsideUpper);
    return model;
}

using Line = std::function<bool(const QStringList &fields)>;

// Gives each line of a file, split at tabs, to take(); false means the line has another form.
core::Result<> readLines(const QString &path, qsizetype fields, const Line &take)
{
    const core::Result<QByteArray> text =
        readDataFile(path, u"nltk_data (punkt_tab)"_s, kMaxFileBytes);
    if (!text)
        return core::fail(text.error());
    const QStringList lines = QString::fromUtf8(*text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].isEmpty())
            continue;
        const QStringList parts = lines[i].split(u'\t');
        if (parts.size() != fields || !take(parts))
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: line %2: expected %3 field(s) separated by tabs"_s.arg(path).arg(i + 1).arg(
                    fields));
    }
    return {};
}

} // namespace

const SentenceModel &SentenceModel::english()
{
    static const SentenceModel model = makeEnglish();
    return model;
}

core::Result<std::shared_ptr<const SentenceModel>> SentenceModel::load(const QString &folder)
{
    auto model = std::make_shared<SentenceModel>();
    const auto into = [](QSet<QString> &set) {
        return [&set](const QStringList &fields) {
            set.insert(fields[0]);
            return true;
        };
    };
    const auto takePair = [&model](const QStringList &fields) {
        model->collocations.insert({fields[0], fields[1]});
        return true;
    };
    const auto takeContext = [&model](const QStringList &fields) {
        bool ok = false;
        model->contexts.insert(fields[0], fields[1].toUInt(&ok));
        return ok;
    };
    for (const core::Result<> &read : {
             readLines(folder + "/abbrev_types.txt"_L1, 1, into(model->abbreviations)),
             readLines(folder + "/sent_starters.txt"_L1, 1, into(model->starters)),
             readLines(folder + "/collocations.tab"_L1, 2, takePair),
             readLines(folder + "/ortho_context.tab"_L1, 2, takeContext),
         })
        if (!read)
            return core::fail(read.error());
    return std::shared_ptr<const SentenceModel>(std::move(model));
}

core::Result<std::shared_ptr<const SentenceModel>> sharedSentenceModel()
{
    static LoadOnce<SentenceModel> once;
    const QString folder = languageFolders().punkt;
    if (!folder.isEmpty())
        return once.get(folder);
    // Not owned: english() lives as long as the program.
    return std::shared_ptr<const SentenceModel>(std::shared_ptr<void>(), &SentenceModel::english());
}

} // namespace aisb::eval
