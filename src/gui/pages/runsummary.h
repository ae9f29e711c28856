// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "core/runspec.h"
#include "gui/widgets/card.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace aisb::gui {

// "This run": what the form asks for in a few lines, and what was checked.
class RunSummary
{
    Q_DECLARE_TR_FUNCTIONS(RunSummary)
public:
    // Fills card, which outlives the object.
    explicit RunSummary(Card &card);

    // leftOut: what the form could not take from where its values come from.
    void show(const core::RunOptions &options, const QString &address,
        const std::vector<core::Issue> &others, int errors, const QStringList &leftOut = {});
    // The outcome of the connection test; nothing: not tested with these values.
    void setTested(std::optional<bool> isOk) { m_tested = isOk; }

private:
    void addFacts(const core::RunOptions &options, const QString &address);
    void addFact(const QString &name, const QString &value);
    void addCheck(const QString &icon, int tone, const QString &text);
    void addLeftOut(const QStringList &texts);

    Card &m_card;
    QGridLayout *m_facts;
    QVBoxLayout *m_checks;
    std::optional<bool> m_tested;
};

// One-line summaries of the four steps.
[[nodiscard]] QStringList stepNotes(const core::RunOptions &options);

} // namespace aisb::gui
