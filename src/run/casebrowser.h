// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "run/openaccuracy.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace aisb::run {

enum class CaseVerdict : quint8
{
    Unscored, // no verdict is kept and none was made
    Right,
    Wrong,
    NoExtraction, // wrong, and nothing could be taken from the answer
    Failed // the request brought no answer; scored as an empty one
};

// One row of the list: a sample and repeat of one model.
struct CaseRow
{
    qint64 id = 0; // row of the data set
    qint32 repeat = 0;
    CaseVerdict verdict = CaseVerdict::Unscored;
    qint32 promptLength = 0; // characters
    qint32 answerLength = 0; // reasoning included
    bool operator==(const CaseRow &) const = default;
};

// One question and answer; a dialogue has several.
struct CaseTurn
{
    core::Json prompt; // as sent: a text or a list of {"role", "prompt"}; perplexity: one a label
    QString reasoning; // up to the last "</think>"; empty = none
    QString answer; // the rest; what is no text is shown as JSON
};

struct CaseText
{
    CaseRow row;
    QString uuid; // empty = unknown
    std::vector<CaseTurn> turns; // none for a failed request of which nothing is known
    QString extraction; // what was compared
    QString reference;
    bool hasExtraction = false;
    bool hasReference = false;
    QString error; // of a failed request
    core::Json detail; // what the evaluator keeps of this row, by key; null = nothing
    core::Json extra = core::Json::object(); // other keys of the record: ppl_list, ...
};

// What scoring a case again says of it. See makeRescorer().
struct Rescored
{
    std::optional<bool> isRight; // absent: the evaluator judges no single case
    bool isBlank = false;
    QString extraction;
    QString reference; // as compared: after the post-processor of the data set
};
// record: a line of the prediction file. Called from several threads at once.
using Rescorer = std::function<core::Result<Rescored>(const core::Json &record)>;

struct CaseSearch
{
    QString text;
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool inPrompts = true;
    bool inAnswers = true;
};

// Asked every few cases with what is done and the total; false stops, and what was found so far is
// returned.
using CaseProgress = std::function<bool(qint64 done, qint64 total)>;

// The cases of one model and data set: an index in memory, the texts on disk. Immutable; every
// function is blocking, meant for pool threads, and may be called from several at once.
class CaseBrowser
{
public:
    // Reads predictions, failures and results once. Missing files are no error: what they would
    // tell is unknown. Errors: IcliFile001 (predictions unreadable), TevalUnk001 "stopped". A
    // broken results file is a warning. Works on folders of the reference and of ours.
    [[nodiscard]] static core::Result<std::shared_ptr<const CaseBrowser>> open(
        const AccuracyPairFiles &files, const CaseProgress &progress = {});

    [[nodiscard]] const std::vector<CaseRow> &rows() const; // by id, then repeat
    [[nodiscard]] const QStringList &warnings() const;
    // Whether the run kept details, or the cases were scored again: else verdicts are unknown.
    [[nodiscard]] bool hasVerdicts() const;

    // row from 0 to rows().size() - 1. Error IcliFile001 when the files have changed since.
    [[nodiscard]] core::Result<CaseText> read(qint64 row) const;

    // Rows whose texts hold the text searched for; within `among` when that is not empty.
    [[nodiscard]] std::vector<qint64> search(const CaseSearch &search,
        std::span<const qint64> among = {}, const CaseProgress &progress = {}) const;

    // The same cases with verdicts made now. A case the rescorer fails on is Unscored, with a
    // warning. Error TevalUnk001 "stopped".
    [[nodiscard]] core::Result<std::shared_ptr<const CaseBrowser>> rescored(
        const Rescorer &rescorer, const CaseProgress &progress = {}) const;

    struct Index;
    explicit CaseBrowser(std::shared_ptr<const Index> index);

private:
    std::shared_ptr<const Index> m_index;
};

// Rows with one of these verdicts. Pure.
[[nodiscard]] std::vector<qint64> rowsWith(
    std::span<const CaseRow> rows, std::span<const CaseVerdict> verdicts);
// Rows of samples of which some repeats are right and others are not. Pure.
[[nodiscard]] std::vector<qint64> rowsWithUnequalRepeats(std::span<const CaseRow> rows);
// Ids whose share of right repeats is not the same in all lists; ids some list lacks are left out.
// Pure.
[[nodiscard]] std::vector<qint64> idsModelsDifferIn(std::span<const std::vector<CaseRow>> models);

} // namespace aisb::run
