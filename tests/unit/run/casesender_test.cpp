// SPDX-License-Identifier: GPL-3.0-or-later
// Source: spec/models.md 10, M1 to M5.
#include "run/casesender.h"

#include "chatservice.h"
#include "net/qnamtransport.h"

#include <QSignalSpy>
#include <QThreadPool>

#include <gmock/gmock.h>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::DialogueMode;
using core::Json;
using ::testing::ElementsAre;

namespace {

class DialogueSender : public ::testing::Test
{
protected:
    DialogueSender()
        : m_server([this](const test::SeenRequest &request) { return m_chat(request); })
    {
        m_model.isStream = true;
        m_model.hostIp = u"127.0.0.1"_s;
        m_model.hostPort = m_server.serverPort();
        m_model.model = u"m"_s;
        m_model.maxOutLen = 99;
        m_model.retry = 1;
        QObject::connect(&m_sender, &CaseSender::recorded, &m_sender,
            [this](const RecordPtr &record) { m_records.push_back(*record); });
    }

    static core::Case dialogue(DialogueMode mode)
    {
        core::Case made;
        made.dialogueMode = mode;
        for (const QString &number : {u"1"_s, u"2"_s})
            made.turns.push_back({Json(Json::Array{Json(Json::Object{{u"role"_s, Json(u"HUMAN"_s)},
                                      {u"prompt"_s, Json(u"u"_s + number)}})}),
                u"g"_s + number, {}});
        return made;
    }

    // Sends it and waits for its last record.
    void hold(const core::Case &item)
    {
        QSignalSpy finished(&m_sender, &CaseSender::finished);
        net::RequestJob job;
        job.item = item;
        job.uuid = u"one"_s;
        job.model = std::make_shared<const core::ModelSpec>(m_model);
        job.planned = 12.5;
        m_sender.send(std::move(job));
        ASSERT_TRUE(finished.count() > 0 || finished.wait(20'000));
        EXPECT_EQ(finished.count(), 1);
    }

    [[nodiscard]] std::vector<QString> sent() const { return test::messagesOf(m_server.seen()); }

    test::Chat m_chat;
    test::ScriptServer m_server;
    QThreadPool m_decoders;
    core::ModelSpec m_model;
    net::RequestClient m_client{std::make_unique<net::QnamTransport>(), &m_decoders};
    CaseSender m_sender{&m_client};
    std::vector<core::RequestRecord> m_records;
};

} // namespace

TEST_F(DialogueSender, M1EveryTurnKnowsWhatTheModelSaidWithoutItsReasoning)
{
    m_chat.thoughtful = {u"u1"_s};
    hold(dialogue(DialogueMode::Every));
    EXPECT_THAT(sent(), ElementsAre(u"user u1"_s, u"user u1|assistant a(u1)|user u2"_s));
    ASSERT_EQ(m_records.size(), 2U);
    for (int turn = 0; turn < 2; ++turn) {
        const core::RequestRecord &record = m_records[static_cast<std::size_t>(turn)];
        EXPECT_TRUE(record.isSuccess);
        EXPECT_TRUE(record.isMultiTurn);
        EXPECT_EQ(record.turnId, turn);
        EXPECT_EQ(record.uuid, u"one"_s);
    }
    EXPECT_EQ(m_records[0].prediction(), u"r</think>a(u1)"_s);
    EXPECT_EQ(m_records[0].planned, 12.5);
    EXPECT_LT(m_records[1].planned, 0) << "only the start of a dialogue is planned";
    EXPECT_GT(m_records[1].timePoints.front(), m_records[0].timePoints.back());
}

TEST_F(DialogueSender, M2GroundTruthStaysInTheHistory)
{
    hold(dialogue(DialogueMode::EveryWithGroundTruth));
    EXPECT_THAT(sent(), ElementsAre(u"user u1"_s, u"user u1|assistant g1|user u2"_s));
}

TEST_F(DialogueSender, M3LastAsksForTheLastTurnAlone)
{
    hold(dialogue(DialogueMode::Last));
    EXPECT_THAT(sent(), ElementsAre(u"user u1|assistant g1|user u2"_s));
    ASSERT_EQ(m_records.size(), 1U);
    EXPECT_EQ(m_records[0].turnId, 0);
    EXPECT_TRUE(m_records[0].isMultiTurn);
    EXPECT_EQ(m_records[0].planned, 12.5);
}

TEST_F(DialogueSender, M4AFailedTurnEndsTheDialogue)
{
    m_chat.refused = {u"u1"_s};
    hold(dialogue(DialogueMode::Every));
    EXPECT_THAT(sent(), ElementsAre(u"user u1"_s));
    ASSERT_EQ(m_records.size(), 1U);
    EXPECT_FALSE(m_records[0].isSuccess);
    EXPECT_EQ(m_records[0].turnId, 0);
}

TEST_F(DialogueSender, M5AnAnswerOfReasoningAloneIsAnEmptyAnswer)
{
    m_chat.silent = {u"u1"_s};
    hold(dialogue(DialogueMode::Every));
    EXPECT_THAT(sent(), ElementsAre(u"user u1"_s, u"user u1|assistant |user u2"_s));
}

TEST_F(DialogueSender, TheLimitOfATurnWinsOverThatOfTheCase)
{
    const auto limits = [this] {
        std::vector<qint64> found;
        for (const test::SeenRequest &request : m_server.seen())
            found.push_back(core::readJson(request.body).value()[u"max_tokens"].toInt());
        return found;
    };
    core::Case item = dialogue(DialogueMode::Every);
    item.turns[0].maxOutLen = 5;
    hold(item);
    item.maxOutLen = 7;
    hold(item);
    item.dialogueMode = DialogueMode::Last;
    item.turns[1].maxOutLen = 6;
    hold(item);
    EXPECT_THAT(limits(), ElementsAre(5, 99, 5, 7, 6));
}

TEST_F(DialogueSender, ADialogueMayBeginWithASystemPrompt)
{
    core::Case item = dialogue(DialogueMode::Every);
    item.prompt = core::readJson(R"([{"section": "begin", "pos": "begin"},
        {"role": "SYSTEM", "prompt": "s"}, {"section": "begin", "pos": "end"}])")
                      .value();
    hold(item);
    EXPECT_THAT(
        sent(), ElementsAre(u"system s|user u1"_s, u"system s|user u1|assistant a(u1)|user u2"_s));
}

TEST_F(DialogueSender, NothingFollowsAStop)
{
    QObject::connect(&m_sender, &CaseSender::recorded, &m_sender, [this] { m_sender.cancelAll(); });
    hold(dialogue(DialogueMode::Every));
    EXPECT_THAT(sent(), ElementsAre(u"user u1"_s, u"user u1|assistant a(u1)|user u2"_s));
    hold(dialogue(DialogueMode::Every));
    EXPECT_EQ(sent().size(), 3U) << "a cancelled sender holds no further turns";
}

} // namespace aisb::run
