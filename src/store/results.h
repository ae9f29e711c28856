// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/scorespread.h"
#include "core/text/json.h"
#include "store/atomicfile.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace aisb::store {

// The details of results/<model>/<dataset>.json: an object keyed "0", "1", ... by prediction row,
// or the list of groups. Source: spec/accuracy.md 4.2 step 8, 4.4.
enum class DetailsForm
{
    None,
    Object,
    List
};

// Writes a results file member by member, so that details need not be in memory: 4 blanks of
// indent, text not escaped, no line end at the end. The file appears complete with commit() and not
// at all without. Errors CalcFile001. Source: spec/workflow.md 5.3.
class ResultWriter
{
public:
    explicit ResultWriter(const QString &path);

    [[nodiscard]] core::Result<> open() { return m_file.open(); }
    void add(const QString &name, const core::Json &value);
    void add(const core::Json &members); // every member of an object
    // Between begin and end only addDetail(). Object keys count up from "0".
    void beginDetails(DetailsForm form);
    void addDetail(const core::Json &entry);
    void endDetails();
    [[nodiscard]] core::Result<> commit();

private:
    void next(int level, bool isFirst);
    void writeIndented(const core::Json &value, int level);

    AtomicFile m_file;
    bool m_isEmpty = true;
    DetailsForm m_form = DetailsForm::None;
    qint64 m_details = 0;
};

// One results file. The details stay on the disk; open() finds where each lies. Immutable after
// open(); detail() may be called from any thread.
class ResultFile
{
public:
    // What open() notes of one entry of the details.
    struct Entry
    {
        qint64 offset = 0;
        qint64 size = 0;
        qint64 row = 0; // key of the object, position in the list
        qint64 firstMark = 0; // into marks()
        qint32 markCount = 0; // its members: repeats with a verdict or an extraction, 0 = none
        bool hasOneReference = true; // its members belong to one sample
    };
    // What is known of one member.
    struct Mark
    {
        std::optional<bool> isRight;
        bool isBlank = false; // nothing was extracted from the answer
        bool operator==(const Mark &) const = default;
    };

    // Reads the whole file once, a block at a time; memory for the index only. Errors SummFile001:
    // missing, unreadable, no JSON object (file, byte and expectation).
    [[nodiscard]] static core::Result<ResultFile> open(const QString &path);

    // Everything but the details, in file order.
    [[nodiscard]] const core::Json &metrics() const { return m_metrics; }
    [[nodiscard]] DetailsForm form() const { return m_form; }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    // Of all entries one after another.
    [[nodiscard]] const std::vector<Mark> &marks() const { return m_marks; }
    // Nothing known when the entry has no such member.
    [[nodiscard]] Mark markOf(const Entry &entry, int member) const;
    [[nodiscard]] core::Result<core::Json> detail(const Entry &entry) const;

    // Place of repeat `member` of group `group` of a list of groups: which sample and which repeat
    // it is. The reference mixes samples and repeats; that is recognised by groups with
    // unequal references. Source: spec/accuracy.md 4.2 step 5.
    struct Place
    {
        qint64 sample = 0;
        int repeat = 0;
        bool operator==(const Place &) const = default;
    };
    [[nodiscard]] Place placeOf(qint64 group, int member) const;
    // The inverse.
    struct Member
    {
        qint64 group = 0;
        int member = 0;
        bool operator==(const Member &) const = default;
    };
    [[nodiscard]] Member memberOf(const Place &place) const;
    // How often each sample was right; nothing when some entry has no verdict or their numbers
    // differ.
    [[nodiscard]] std::optional<core::RightCounts> rightCounts() const;

    // Members of each entry: the repeats of a list of groups, 1 or 0 for an object.
    [[nodiscard]] int repeats() const;

private:
    std::shared_ptr<QFile> m_file;
    core::Json m_metrics = core::Json::object();
    DetailsForm m_form = DetailsForm::None;
    std::vector<Entry> m_entries;
    std::vector<Mark> m_marks;
    bool m_isReplicaMajor = false;
};

// Whether an extraction says that the answer held nothing: null, "", [], or what post-processors
// give then ("NULL", "[INVALID]", "NO ANSWER FOUND").
[[nodiscard]] bool isBlankExtraction(const core::Json &extraction);

// Only the metrics: the details are skipped, not looked at. Errors as ResultFile::open().
[[nodiscard]] core::Result<core::Json> readMetrics(const QString &path);

} // namespace aisb::store
