// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace aisb::gui {

class Page;
class Shell;

enum class NavPlace
{
    Top, // Experiments, New run, Running: Ctrl+1 ... in order of registration
    Bottom, // Catalogue, Connections, Settings, Help
    Document, // made once per opened document, listed under "Open"
    Hidden, // reached by goTo() only
};

// One kind of page. Adding a page = one line in pages/pages.cpp.
struct PageEntry
{
    QString id; // stable: "experiments", "newrun", "running", "results", "compare"
    QString icon;
    std::function<QString()> title; // asked again after a change of language
    NavPlace place = NavPlace::Top;
    std::function<Page *(Shell &)> make; // built on the first visit; the window owns it
};

// The table of pages. Filled before the window is made: registerPages() in gui/pages/pages.h.
class PageRegistry
{
public:
    void add(PageEntry entry);
    [[nodiscard]] const PageEntry *find(const QString &id) const;
    [[nodiscard]] const std::vector<PageEntry> &entries() const { return m_entries; }
    [[nodiscard]] std::vector<const PageEntry *> entriesAt(NavPlace place) const;

private:
    std::vector<PageEntry> m_entries;
};

} // namespace aisb::gui
