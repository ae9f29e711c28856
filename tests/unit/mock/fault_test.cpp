// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/activefaults.h"
#include "mock/fault.h"
#include "result_helpers.h"

#include <gmock/gmock.h>

namespace aisb::mock {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

QString errorOf(QStringView text)
{
    const core::Result<Fault> fault = faultFromText(text);
    return fault.has_value() ? QString() : fault.error().detail;
}

} // namespace

TEST(FaultTable, HasOneRowPerKindInOrder)
{
    int row = 0;
    for (const FaultInfo &info : faultTable())
        EXPECT_EQ(static_cast<int>(info.kind), row++) << info.name.data();
    EXPECT_EQ(row, static_cast<int>(FaultKind::RawBody) + 1);
    EXPECT_EQ(infoOf(FaultKind::DropAfterEvents).name, "drop_after_events"_L1);
}

TEST(FaultTable, AcceptsEachKnobWithItsDefault)
{
    for (const FaultInfo &info : faultTable()) {
        const QString text = info.type == FaultValue::None || !info.defaultText.isEmpty()
            ? QString(info.name)
            : QString(info.name) + u"=x"_s;
        ASSERT_OK(faultFromText(text));
        if (!info.defaultText.isEmpty())
            ASSERT_OK(faultFromText(QString(info.name) + u'=' + info.defaultText));
    }
}

TEST(FaultText, ReadsValueSharesRequestsAndParameters)
{
    const core::Result<Fault> read =
        faultFromText(u"status=503,reason=Very\\, busy,p=0.25,only=1;3;5,path=/v1/models");
    ASSERT_OK(read);
    EXPECT_EQ(read->kind, FaultKind::Status);
    EXPECT_EQ(read->value, Json(503));
    EXPECT_EQ(read->parameters[u"reason"], Json(u"Very, busy"_s));
    EXPECT_DOUBLE_EQ(read->p, 0.25);
    EXPECT_THAT(read->onlyRequests, testing::ElementsAre(1, 3, 5));
    EXPECT_EQ(read->path, u"/v1/models"_s);
}

TEST(FaultText, ResolvesEscapes)
{
    const core::Result<Fault> read =
        faultFromText(u"raw_body=a\\n\\r\\t\\x41\\\\\\,z\\xff,encoding=latin1");
    ASSERT_OK(read);
    EXPECT_EQ(read->value.toString(), u"a\n\r\tA\\,z\u00ff"_s);
}

TEST(FaultText, NamesWhatIsWrong)
{
    EXPECT_TRUE(errorOf(u"stauts=503").contains(u"unknown knob"_s));
    EXPECT_TRUE(errorOf(u"status=99").contains(u"200 to 599"_s));
    EXPECT_TRUE(errorOf(u"status=abc").contains(u"an integer"_s));
    EXPECT_TRUE(errorOf(u"status=503,p=2").contains(u"from 0 to 1"_s));
    EXPECT_TRUE(errorOf(u"status=503,only=0").contains(u"request numbers"_s));
    EXPECT_TRUE(errorOf(u"status=503,only=x").contains(u"request numbers"_s));
    EXPECT_TRUE(errorOf(u"status=503,colour=red").contains(u"no such key"_s));
    EXPECT_TRUE(errorOf(u"line_end=lfcr").contains(u"lf, crlf, cr, mixed"_s));
    EXPECT_TRUE(errorOf(u"require_key").contains(u"needs a value"_s));
    EXPECT_TRUE(errorOf(u"redirect=304").contains(u"307"_s));
    EXPECT_TRUE(errorOf(u"no_done=yes").contains(u"no value"_s));
    EXPECT_TRUE(errorOf(u"").contains(u"unknown knob"_s));
    EXPECT_TRUE(errorOf(u"split_bytes=2,pause_s=-1").contains(u"at least 0"_s));
}

TEST(FaultJson, CollectsEveryMistake)
{
    const core::Result<Json> json = core::readJson(
        R"({"kind":"status","value":1,"p":"x","only":[0],"headers":{"A":1},"path":5,"body":2})");
    ASSERT_OK(json);
    Fault fault;
    QStringList errors;
    faultFromJson(*json, u"faults[2]"_s, fault, errors);
    EXPECT_EQ(errors.size(), 6) << errors.join(u'|').toStdString();
    EXPECT_TRUE(errors.first().startsWith(u"faults[2].value: "_s));
}

TEST(FaultJson, WantsAnObjectWithAKind)
{
    Fault fault;
    QStringList errors;
    faultFromJson(Json(3), u"f"_s, fault, errors);
    faultFromJson(Json::object(), u"f"_s, fault, errors);
    EXPECT_EQ(errors.size(), 2);
}

TEST(ActiveFaults, FallsBackToTheTablesDefault)
{
    const Fault bare = fault(FaultKind::Coalesce);
    const Fault set = fault(FaultKind::SplitBytes, 7, {{u"pause_s"_s, 0.5}});
    ActiveFaults active;
    active.activate(bare);
    active.activate(set);
    EXPECT_TRUE(active.has(FaultKind::Coalesce));
    EXPECT_FALSE(active.has(FaultKind::Status));
    EXPECT_EQ(active.integer(FaultKind::Coalesce), 2);
    EXPECT_EQ(active.integer(FaultKind::SplitBytes), 7);
    EXPECT_DOUBLE_EQ(active.parameter(FaultKind::SplitBytes, u"pause_s").toDouble(), 0.5);
    EXPECT_TRUE(active.parameter(FaultKind::Status, u"reason").isNull());
    EXPECT_EQ(active.text(FaultKind::LineEnd), u"crlf"_s);
}

} // namespace aisb::mock
