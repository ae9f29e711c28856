// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/casebriefs.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr std::size_t kAtOnce = 64;
constexpr std::size_t kMaxWanted = 512; // rows scrolled past are not read
constexpr qsizetype kMaxKnown = 20'000;
constexpr qsizetype kMaxLine = 120;

QString lineOf(const QString &text)
{
    return text.left(4 * kMaxLine).simplified().left(kMaxLine);
}

} // namespace

CaseBriefs::CaseBriefs(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &CaseBriefs::readSome);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CaseBriefs::take);
}

CaseBriefs::~CaseBriefs()
{
    m_watcher.waitForFinished();
}

void CaseBriefs::setBrowsers(CaseBrowsers browsers)
{
    m_browsers = std::move(browsers);
    m_known.clear();
    m_wanted.clear();
    ++m_generation;
}

const CaseBrief *CaseBriefs::find(std::size_t slot, qint32 row)
{
    const auto known = m_known.constFind({slot, row});
    if (known != m_known.constEnd()) {
        return &*known;
    }
    const Key key{slot, row};
    if (row >= 0 && m_browsers[slot]
        && std::find(m_wanted.begin(), m_wanted.end(), key) == m_wanted.end()) {
        if (m_wanted.size() >= kMaxWanted) {
            m_wanted.erase(m_wanted.begin(), m_wanted.begin() + kMaxWanted / 2);
        }
        m_wanted.push_back(key);
        m_timer.start();
    }
    return nullptr;
}

void CaseBriefs::readSome()
{
    if (m_isReading || m_wanted.empty()) {
        return;
    }
    const std::size_t count = std::min(kAtOnce, m_wanted.size());
    const std::vector<Key> keys(
        m_wanted.end() - static_cast<std::ptrdiff_t>(count), m_wanted.end());
    m_wanted.resize(m_wanted.size() - count);
    m_isReading = true;
    m_readGeneration = m_generation;
    m_watcher.setFuture(
        QtConcurrent::run([browsers = m_browsers, keys] { return read(browsers, keys); }));
}

CaseBriefs::Read CaseBriefs::read(const CaseBrowsers &browsers, const std::vector<Key> &keys)
{
    Read briefs;
    for (const Key &key : keys) {
        CaseBrief brief;
        if (const auto text = browsers[key.slot]->read(key.row)) {
            brief.hasExtraction = text->hasExtraction;
            brief.extraction = lineOf(text->extraction);
            brief.hasReference = text->hasReference;
            brief.reference = lineOf(text->reference);
            brief.answer = text->turns.empty() ? QString() : lineOf(text->turns.back().answer);
        }
        briefs.emplace_back(key, std::move(brief));
    }
    return briefs;
}

void CaseBriefs::take()
{
    m_isReading = false;
    if (m_readGeneration == m_generation) {
        if (m_known.size() > kMaxKnown) {
            m_known.clear();
        }
        for (auto &[key, brief] : m_watcher.result()) {
            m_known.insert(key, brief);
        }
        Q_EMIT arrived();
    }
    if (!m_wanted.empty()) {
        m_timer.start();
    }
}

} // namespace aisb::gui
