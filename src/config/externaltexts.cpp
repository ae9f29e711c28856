// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/externaltexts.h"

#include "config/textreference.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

constexpr qint64 kMaxFileBytes = 1024 * 1024;
constexpr qint64 kMaxCharacters = 64 * 1024 * 1024; // put into one configuration
constexpr int kMaxDepth = 128;
constexpr qsizetype kMaxNamed = 5;

core::Result<QString> readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(kMaxFileBytes + 1);
    if (bytes.size() > kMaxFileBytes)
        return core::fail(core::ErrorCode::DsetData002,
            u"%1: expected a text of at most %2 bytes"_s.arg(path).arg(kMaxFileBytes));
    QStringDecoder decoder(QStringDecoder::Utf8); // drops a byte-order mark
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return core::fail(core::ErrorCode::DsetData002, u"%1: expected UTF-8 text"_s.arg(path));
    return text;
}

QString withLineFeeds(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s);
}

QString withoutLastLineEnds(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

// What follows the first line that is exactly the given one; everything when there is none.
QString cutAfterLine(const QString &text, const QString &line)
{
    if (line.isEmpty())
        return text;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            end = text.size();
        const qsizetype last = end > at && text[end - 1] == u'\r' ? end - 1 : end;
        if (QStringView(text).sliced(at, last - at) == line)
            return text.mid(end + 1);
        at = end + 1;
    }
    return text;
}

// The first "{name}" of a text, else nothing.
QString fieldOf(const QString &text)
{
    static const QRegularExpression field(u"\\{[A-Za-z_][A-Za-z0-9_]*\\}"_s);
    return field.match(text).captured();
}

QString wrapped(const TextReference &reference, const QString &text)
{
    const QString field = fieldOf(reference.after);
    const bool isWhole = !field.isEmpty() && text.contains(field);
    return isWhole ? text : reference.before + text + reference.after;
}

struct Message
{
    QString role;
    QString text;
};

// The next line that begins with the given text, from a line start on; -1 = none.
qsizetype lineWith(const QString &text, const QString &start, qsizetype from)
{
    for (qsizetype at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1))
        if (at == 0 || text[at - 1] == u'\n')
            return at;
    return -1;
}

// An example whose answer is a blank to be filled is not one.
std::vector<Message> cutIntoMessages(const QString &text, const TextRounds &rounds)
{
    std::vector<Message> messages;
    qsizetype at = lineWith(text, rounds.question, 0);
    while (at >= 0) {
        const qsizetype next = lineWith(text, rounds.question, at + 1);
        const QString example = text.mid(at, next < 0 ? -1 : next - at);
        const qsizetype mark = lineWith(example, rounds.answer, 0);
        const qsizetype cut = mark < 0 ? example.size() : mark + rounds.answer.size();
        const QString answer = example.mid(cut).trimmed();
        if (!answer.isEmpty()) {
            messages.push_back({u"HUMAN"_s, example.left(cut)});
            messages.push_back({u"BOT"_s, answer + u'\n'});
        }
        at = next;
    }
    return messages;
}

Value asValue(const Message &message)
{
    Value dict = Value::dict();
    dict.set(u"prompt"_s, message.text);
    dict.set(u"role"_s, message.role);
    return dict;
}

bool matches(const std::vector<Message> &messages, const std::vector<TextFingerprint> &expected)
{
    return std::ranges::equal(
        expected, messages, [](const TextFingerprint &piece, const Message &message) {
            return piece.matches(message.text);
        });
}

class Writer
{
public:
    Writer(const TextPlaces &places, std::vector<Notice> &notices)
        : m_places(places)
        , m_notices(notices)
    {
    }

    core::Result<> visitDataset(Value &dataset, const QString &path)
    {
        m_dataFolder = dataFolder(std::as_const(dataset)[u"path"].toString());
        return visit(dataset, path, 0);
    }

    [[nodiscard]] core::Result<> missingTexts() const
    {
        if (m_missing.isEmpty())
            return {};
        QString names = m_missing.sliced(0, std::min(kMaxNamed, m_missing.size())).join(u"; "_s);
        if (m_missing.size() > kMaxNamed)
            names += u"; and %1 more"_s.arg(m_missing.size() - kMaxNamed);
        const QString place = m_places.textsDir.isEmpty()
            ? u"name a folder with --texts-dir or AIS_BENCH_TEXTS and put them below it under these names"_s
            : u"put them below %1 under these names"_s.arg(m_places.textsDir);
        return core::fail(core::ErrorCode::DsetFile001,
            u"texts that are not shipped with the program are missing: %1. Get them from their origin and %2"_s
                .arg(names, place));
    }

private:
    struct Found
    {
        QString text;
        QString path;
        bool isStandIn = false;
    };

    QString dataFolder(const QString &path) const
    {
        if (path.isEmpty())
            return {};
        QString absolute = QDir::cleanPath(QDir(m_places.currentDir).absoluteFilePath(path));
        if (!QFileInfo::exists(absolute) && !m_places.datasetsRoot.isEmpty())
            absolute = QDir::cleanPath(QDir(m_places.datasetsRoot).absoluteFilePath(path));
        return QFileInfo(absolute).isFile() ? QFileInfo(absolute).path() : absolute;
    }

    core::Result<> visit(Value &value, const QString &path, int depth)
    {
        if (depth > kMaxDepth)
            return core::fail(core::ErrorCode::TmanCfg001, path + u": nested too deeply"_s);
        if (const Value *members = externalMembers(value))
            return replace(value, *members, path);
        if (value.isDict()) {
            for (auto &[key, member] : value.members())
                if (const auto done = visit(member, path + u'.' + key.toString(), depth + 1); !done)
                    return done;
        } else if (value.isList() || value.isTuple()) {
            return visitItems(value.items(), path, depth);
        }
        return {};
    }

    core::Result<> visitItems(Value::List &items, const QString &path, int depth)
    {
        Value::List made;
        made.reserve(items.size());
        for (std::size_t at = 0; at < items.size(); ++at) {
            const QString itemPath = u"%1[%2]"_s.arg(path).arg(at);
            const Value *members = externalMembers(items[at]);
            if (members == nullptr || !members->contains(u"rounds")) {
                if (const auto done = visit(items[at], itemPath, depth + 1); !done)
                    return done;
                made.push_back(std::move(items[at]));
                continue;
            }
            const auto reference = readTextReference(*members, itemPath + u".external"_s);
            if (!reference)
                return core::fail(reference.error());
            if (const auto done = appendRounds(made, *reference); !done)
                return done;
        }
        items = std::move(made);
        return {};
    }

    core::Result<> appendRounds(Value::List &made, const TextReference &reference)
    {
        const auto found = find(reference);
        if (!found || found->path.isEmpty())
            return found ? core::Result<>() : core::fail(found.error());
        const TextRounds rounds = reference.rounds.value_or(TextRounds());
        std::vector<Message> messages = cutIntoMessages(found->text, rounds);
        bool isKnown = matches(messages, rounds.pieces);
        if (!isKnown) {
            messages = cutIntoMessages(withLineFeeds(found->text), rounds);
            isKnown = matches(messages, rounds.pieces);
        }
        if (messages.empty())
            return core::fail(core::ErrorCode::DsetData002,
                u"%1: expected worked examples, each from a line that begins with \"%2\" to an answer after \"%3\""_s
                    .arg(found->path, rounds.question, rounds.answer));
        report(reference, *found, rounds.pieces.empty() || isKnown);
        for (const Message &message : messages) {
            if (const auto counted = count(message.text); !counted)
                return counted;
            made.push_back(asValue(message));
        }
        return {};
    }

    core::Result<> replace(Value &value, const Value &members, const QString &path)
    {
        const auto reference = readTextReference(members, path + u".external"_s);
        if (!reference)
            return core::fail(reference.error());
        if (reference->rounds)
            return core::fail(core::ErrorCode::TmanCfg001,
                path + u".external: \"rounds\" works as the element of a list only"_s);
        const auto found = find(*reference);
        if (!found || found->path.isEmpty())
            return found ? core::Result<>() : core::fail(found.error());
        bool isKnown = true;
        const QString text = chosen(*reference, found->text, isKnown);
        report(*reference, *found, isKnown);
        if (const auto counted = count(text); !counted)
            return counted;
        value = Value(text);
        return {};
    }

    // Line ends are the editor's: the form that is the reference's text is taken, else the plain
    // one.
    static QString chosen(const TextReference &reference, const QString &given, bool &isKnown)
    {
        const QString text = cutAfterLine(given, reference.afterLine);
        const QString plain = withLineFeeds(text);
        for (const QString &form :
            {text, withoutLastLineEnds(text), plain, withoutLastLineEnds(plain)}) {
            QString whole = wrapped(reference, form);
            if (reference.expected && reference.expected->matches(whole))
                return whole;
        }
        isKnown = !reference.expected;
        return wrapped(reference, withoutLastLineEnds(plain));
    }

    // Nothing found: an empty path, and the text is remembered as missing.
    core::Result<Found> find(const TextReference &reference)
    {
        QStringList candidates;
        if (!m_places.textsDir.isEmpty())
            candidates.append(m_places.textsDir + u'/' + reference.file);
        if (!m_dataFolder.isEmpty())
            for (const QString &inData : reference.inData)
                candidates.append(QDir::cleanPath(m_dataFolder + u'/' + inData));
        const qsizetype own = candidates.size();
        if (!reference.fallback.isEmpty() && !m_places.shippedDir.isEmpty())
            candidates.append(m_places.shippedDir + u'/' + reference.fallback);
        for (qsizetype at = 0; at < candidates.size(); ++at) {
            if (!QFileInfo(candidates[at]).isFile())
                continue;
            auto text = readOnce(candidates[at]);
            if (!text)
                return core::fail(text.error());
            return Found{std::move(*text), candidates[at], at >= own};
        }
        noteMissing(reference);
        return Found{};
    }

    core::Result<QString> readOnce(const QString &path)
    {
        if (const auto known = m_texts.constFind(path); known != m_texts.cend())
            return *known;
        auto text = readText(path);
        if (!text)
            return text;
        if (const auto counted = count(*text); !counted)
            return core::fail(counted.error());
        m_texts.insert(path, *text);
        return text;
    }

    void noteMissing(const TextReference &reference)
    {
        QString text = reference.file;
        if (!reference.origin.isEmpty())
            text += u" (%1)"_s.arg(reference.origin.left(500));
        if (isNew(text))
            m_missing.append(text);
    }

    void report(const TextReference &reference, const Found &found, bool isKnown)
    {
        if (found.isStandIn)
            note(Level::Warning,
                u"Text %1: examples of our own stand in for it, so scores and version differ from those of the reference. The original is %2; name its folder with --texts-dir or AIS_BENCH_TEXTS"_s
                    .arg(reference.file, reference.origin));
        else if (!isKnown)
            note(Level::Warning,
                u"Text %1: %2 is not the text of the reference, so scores and version differ from its"_s
                    .arg(reference.file, found.path));
        else
            note(Level::Info, u"Text %1: read from %2"_s.arg(reference.file, found.path));
    }

    void note(Level level, const QString &text)
    {
        if (isNew(text))
            m_notices.push_back({level, text});
    }

    bool isNew(const QString &text)
    {
        const qsizetype before = m_said.size();
        m_said.insert(text);
        return m_said.size() > before;
    }

    core::Result<> count(const QString &text)
    {
        m_characters += text.size();
        if (m_characters > kMaxCharacters)
            return core::fail(core::ErrorCode::TmanCfg001,
                u"external texts of more than %1 characters"_s.arg(kMaxCharacters));
        return {};
    }

    const TextPlaces &m_places;
    std::vector<Notice> &m_notices;
    QString m_dataFolder;
    QHash<QString, QString> m_texts;
    QStringList m_missing;
    QSet<QString> m_said; // notices and missing texts
    qint64 m_characters = 0;
};

} // namespace

core::Result<> putExternalTexts(
    Value &datasets, const TextPlaces &places, std::vector<Notice> &notices)
{
    if (!datasets.isList())
        return {};
    Writer writer(places, notices);
    for (std::size_t at = 0; at < datasets.items().size(); ++at)
        if (const auto done = writer.visitDataset(datasets.items()[at], u"datasets[%1]"_s.arg(at));
            !done)
            return done;
    return writer.missingTexts();
}

} // namespace aisb::config
