// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/pageregistry.h"

#include <algorithm>

namespace aisb::gui {

void PageRegistry::add(PageEntry entry)
{
    if (!find(entry.id)) {
        m_entries.push_back(std::move(entry));
    }
}

const PageEntry *PageRegistry::find(const QString &id) const
{
    const auto at =
        std::ranges::find_if(m_entries, [&id](const PageEntry &entry) { return entry.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

std::vector<const PageEntry *> PageRegistry::entriesAt(NavPlace place) const
{
    std::vector<const PageEntry *> found;
    for (const PageEntry &entry : m_entries) {
        if (entry.place == place) {
            found.push_back(&entry);
        }
    }
    return found;
}

} // namespace aisb::gui
