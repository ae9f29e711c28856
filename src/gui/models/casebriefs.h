// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/casebrowser.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace aisb::gui {

// Models shown side by side.
inline constexpr std::size_t kCaseSlots = 2;
using CaseBrowsers = std::array<std::shared_ptr<const run::CaseBrowser>, kCaseSlots>;

// What a row of the list shows of a case.
struct CaseBrief
{
    QString extraction; // one line
    QString reference;
    QString answer; // its beginning
    bool hasExtraction = false;
    bool hasReference = false;
};

// Reads briefs of the cases that are looked at, in a pool thread, some at a time. GUI thread.
class CaseBriefs : public QObject
{
    Q_OBJECT
public:
    explicit CaseBriefs(QObject *parent = nullptr);
    ~CaseBriefs() override;

    // Forgets everything.
    void setBrowsers(CaseBrowsers browsers);
    // What is known of a row of a browser. Else null, and it is read: arrived() follows.
    [[nodiscard]] const CaseBrief *find(std::size_t slot, qint32 row);
    [[nodiscard]] bool isBusy() const { return m_isReading || !m_wanted.empty(); }

Q_SIGNALS:
    void arrived();

private:
    struct Key
    {
        std::size_t slot = 0;
        qint32 row = 0;
        bool operator==(const Key &) const = default;
        friend std::size_t qHash(const Key &key, std::size_t seed = 0)
        {
            return qHashMulti(seed, key.slot, key.row);
        }
    };
    using Read = std::vector<std::pair<Key, CaseBrief>>;

    void readSome();
    void take();
    [[nodiscard]] static Read read(const CaseBrowsers &browsers, const std::vector<Key> &keys);

    CaseBrowsers m_browsers;
    QHash<Key, CaseBrief> m_known;
    std::vector<Key> m_wanted; // the newest at the end
    QTimer m_timer;
    QFutureWatcher<Read> m_watcher;
    int m_generation = 0;
    int m_readGeneration = 0;
    bool m_isReading = false;
};

} // namespace aisb::gui
