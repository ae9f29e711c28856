// SPDX-License-Identifier: GPL-3.0-or-later
// The six tasks of FewCLUE. Source: spec/accuracy.md 12.2.
#include "datasets/readers/textreader.h"

#include <array>
#include <utility>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr QLatin1String kOrigin = "github.com/CLUEbenchmark/FewCLUE, folder datasets"_L1;

constexpr std::array<std::pair<QStringView, QStringView>, 15> kTopics{{
    {u"news_agriculture", u"农业新闻"},
    {u"news_travel", u"旅游新闻"},
    {u"news_game", u"游戏新闻"},
    {u"news_tech", u"科技类别公司新闻"},
    {u"news_sports", u"体育类别新闻"},
    {u"news_edu", u"初升高教育新闻"},
    {u"news_entertainment", u"娱乐圈新闻"},
    {u"news_finance", u"投资资讯"},
    {u"news_military", u"军事类别常识"},
    {u"news_car", u"车辆新闻"},
    {u"news_house", u"楼市新闻"},
    {u"news_world", u"环球不含中国类别新闻"},
    {u"news_culture", u"书籍文化历史类别新闻"},
    {u"news_story", u"故事类别新闻"},
    {u"news_stock", u"股票市场类别新闻"},
}};

std::vector<SplitFiles> dataFile(const Json &entry)
{
    return {{QString(), {entry[u"data_files"].toString()}}};
}

Json chidRow(const Fields &in)
{
    Json row = in.record();
    const QString content = in.text(u"content");
    const QStringList candidates = in.texts(u"candidates", 7);
    static_cast<void>(in.integer(u"answer", 0, 6));
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        QString filled = content;
        row.set(u"content%1"_s.arg(i), Json(filled.replace(u"#idiom#"_s, candidates[i])));
    }
    return row;
}

Json cluewscRow(const Fields &in)
{
    Json row = in.record();
    const Fields target = in.object(u"target");
    const QString span1 = target.text(u"span1_text");
    QList<uint> characters = in.text(u"text").toUcs4(); // positions count characters
    const qint64 position =
        target.integer(u"span2_index", 0, qMax<qint64>(0, characters.size() - 1));
    QString replaced = in.text(u"text");
    if (position < characters.size()) {
        const auto part = [&characters](qsizetype from, qsizetype count) {
            return QString::fromUcs4(
                reinterpret_cast<const char32_t *>(characters.constData() + from), count);
        };
        replaced = part(0, position) + span1 + part(position + 1, characters.size() - position - 1);
    }
    const Json &label = in.any(u"label");
    const bool isTrue = label.isBool() ? label.toBool() : label.toString() == u"true";
    row.set(u"new_text"_s, Json(replaced));
    row.set(u"answer"_s, Json(isTrue ? 1 : 0));
    row.set(u"span1"_s, Json(span1));
    row.set(u"span2"_s, Json(target.text(u"span2_text")));
    row.remove(u"target");
    return row;
}

Json cslRow(const Fields &in)
{
    Json row = in.record();
    static_cast<void>(in.text(u"abst"));
    static_cast<void>(in.any(u"label"));
    row.set(u"keywords"_s, Json(in.texts(u"keyword").join(u"，"_s)));
    return row;
}

Json tnewsRow(const Fields &in)
{
    Json row = in.record();
    static_cast<void>(in.text(u"sentence"));
    const QString given = in.text(u"label_desc");
    for (const auto &[name, topic] : kTopics) {
        if (given == name) {
            row.set(u"label_desc2"_s, Json(topic.toString()));
            return row;
        }
    }
    in.reject(u"label_desc", u"one of the 15 topics (news_travel, ...)"_s);
    return row;
}

constexpr std::array kReaders{
    TextReader{"hfdataset"_L1, &dataFile, &jsonLines<sameRow>,
        R"(a line {"sentence1", "sentence2", "label"} (bustm) or {"sentence", "label"} (eprstmt))"_L1,
        kOrigin},
    TextReader{"chiddataset"_L1, &dataFile, &jsonLines<chidRow>,
        R"(a line {"content": text with #idiom#, "candidates": [7 texts], "answer": 0 to 6})"_L1,
        kOrigin},
    TextReader{"cluewscdataset"_L1, &dataFile, &jsonLines<cluewscRow>,
        R"(a line {"text", "target": {"span1_text", "span2_text", "span2_index"}, "label": "true" or "false"})"_L1,
        kOrigin},
    TextReader{"csldataset"_L1, &dataFile, &jsonLines<cslRow>,
        R"(a line {"abst": text, "keyword": [texts], "label"})"_L1, kOrigin},
    TextReader{"tnewsdataset"_L1, &dataFile, &jsonLines<tnewsRow>,
        R"(a line {"sentence": text, "label_desc": "news_travel" or another topic})"_L1, kOrigin},
};

} // namespace

std::span<const TextReader> fewClueReaders()
{
    return kReaders;
}

} // namespace aisb::datasets
