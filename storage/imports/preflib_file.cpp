#include "storage/imports/preflib_file.h"

#include <algorithm>

#include "app/base/result.h"
#include "storage/imports/ballot_file.h"
#include "storage/imports/ballot_lines.h"
#include "storage/imports/gathered_orders.h"

namespace storage::imports {
namespace {

constexpr const char* kNoOrder = TR_NOOP("Line {0}: “{1}” is no order; it should read like “{2}”.");

class PreflibReader {
public:
    PreflibReader(std::string_view bytes, PreflibKind kind, const app::Texts& tr) : m_lines(bytes, tr), m_kind(kind) {
        m_file.format = kind.name;
    }

    app::rules::PublicOrders read() {
        bool more = nextFilled();
        if (!more) m_lines.refuseFile(TR_NOOP("The file is empty."));
        if (m_lines.line().starts_with('#')) more = newHeader();
        else oldHeader(), more = nextFilled();
        m_rankedAt.assign(m_file.names.size(), 0);
        for (; more; more = nextFilled()) order();
        if (m_voters && m_voters->number != m_gathered.weight())
            m_lines.refuseFile(TR_NOOP("Line {0} says {1} voters, the orders hold {2}."), std::to_string(m_voters->line),
                               std::to_string(m_voters->number), std::to_string(m_gathered.weight()));
        if (m_unique && m_unique->number != m_orders && m_unique->number != m_orders - m_givenByNobody)
            m_lines.refuseFile(TR_NOOP("Line {0} says {1} orders, there are {2}."), std::to_string(m_unique->line),
                               std::to_string(m_unique->number), std::to_string(m_orders));
        if (m_givenByNobody > 0)
            m_file.remarks.push_back(m_lines.tr().fill(
                TR_NOOP("Line {0}: an order with the count 0 was given by nobody and left aside. Such orders: {1}."),
                std::to_string(m_firstOfNobody), std::to_string(m_givenByNobody)));
        m_file.voters = m_gathered.weight();
        m_file.profile = {static_cast<int>(m_file.names.size()), app::Blanks::Implicit, m_gathered.take()};
        return std::move(m_file);
    }

private:
    bool nextFilled() {
        while (m_lines.next())
            if (!m_lines.line().empty()) return true;
        return false;
    }
    void makeRoom(std::int64_t candidates) {
        if (candidates > kMostCandidates)
            m_lines.refuse(TR_NOOP("Line {0}: {1} candidates are more than the {2} that are read."), std::to_string(candidates),
                           std::to_string(kMostCandidates));
        m_file.names.resize(candidates);
        numberFrom(1);
    }
    void numberFrom(int first) {
        m_first = first;
        m_file.ids.clear();
        for (std::size_t i = 0; i < m_file.names.size(); ++i) m_file.ids.push_back(std::to_string(first + i));
    }
    void name(std::int64_t candidate, std::string_view name) {
        if (!stands(candidate)) m_lines.refuse(TR_NOOP("Line {0}: there is no candidate “{1}”."), std::to_string(candidate));
        std::string& known = m_file.names[candidate - m_first];
        if (!known.empty()) m_lines.refuse(TR_NOOP("Line {0}: candidate “{1}” is named twice."), std::to_string(candidate));
        if (name.empty()) m_lines.refuse(TR_NOOP("Line {0}: a candidate has no name."));
        known = name;
    }

    bool stands(std::int64_t candidate) const { return candidate >= m_first && candidate < m_first + std::ssize(m_file.names); }

    // Up to the first line that is no comment; false if there is none.
    bool newHeader() {
        bool more = true;
        std::vector<std::pair<std::int64_t, std::string>> early;  // names before the number of candidates
        for (; more && m_lines.line().starts_with('#'); more = nextFilled()) {
            const std::string_view text = trimmed(m_lines.line().substr(1));
            const std::size_t colon = text.find(':');
            if (colon == std::string_view::npos) continue;
            const std::string_view key = trimmed(text.substr(0, colon)), value = trimmed(text.substr(colon + 1));
            if (key == "TITLE") m_file.title = value;
            else if (key == "DATA TYPE" && value != m_kind.name)
                m_lines.refuse(TR_NOOP("Line {0} says the file is of type “{1}”, its name says “{2}”."), shown(value),
                               m_kind.name);
            else if (key == "NUMBER VOTERS") m_voters = Said{m_lines.number(), m_lines.count(value, 0)};
            else if (key == "NUMBER UNIQUE ORDERS") m_unique = Said{m_lines.number(), m_lines.count(value, 0)};
            else if (key == "NUMBER ALTERNATIVES") {
                if (!m_file.names.empty()) m_lines.refuse(TR_NOOP("Line {0} says “{1}” a second time."), std::string(key));
                makeRoom(m_lines.count(value, 1));
            } else if (key.starts_with("ALTERNATIVE NAME ")) {
                if (m_file.names.empty()) noLine("# NUMBER ALTERNATIVES");
                name(m_lines.count(key.substr(17), 1), value);
            }
        }
        if (m_file.names.empty()) noLine("# NUMBER ALTERNATIVES");
        for (std::size_t i = 0; i < m_file.names.size(); ++i)
            if (m_file.names[i].empty()) noLine("# ALTERNATIVE NAME " + m_file.ids[i]);
        return more;
    }
    [[noreturn]] void noLine(const std::string& line) {
        m_lines.refuse(TR_NOOP("Line {0}: up to here the header lacks the line “{1}”."), line);
    }
    void nextOfHeader() {
        if (!nextFilled()) m_lines.refuse(TR_NOOP("Line {0}: the file ends within its header."));
    }

    void oldHeader() {
        makeRoom(m_lines.count(m_lines.line(), 1));
        for (std::size_t i = 0; i < m_file.names.size(); ++i) {
            nextOfHeader();
            const std::size_t comma = m_lines.line().find(',');
            if (comma == std::string_view::npos) m_lines.refuse(TR_NOOP("Line {0} should name a candidate, as in “1,name”."));
            const std::int64_t candidate = m_lines.count(m_lines.line().substr(0, comma), 0);
            if (candidate == 0 && m_first == 1 && m_file.names.back().empty()) {  // many files number from 0
                std::rotate(m_file.names.begin(), m_file.names.end() - 1, m_file.names.end());
                numberFrom(0);
            }
            name(candidate, trimmed(m_lines.line().substr(comma + 1)));
        }
        nextOfHeader();
        const std::string_view counts = m_lines.line();
        const std::size_t first = counts.find(','), last = counts.rfind(',');
        if (first == last) m_lines.refuse(TR_NOOP("Line {0} should hold three numbers: voters, votes, orders."));
        m_lines.count(counts.substr(0, first), 0);  // where it differs from the next, that is what the orders add up to
        m_voters = Said{m_lines.number(), m_lines.count(counts.substr(first + 1, last - first - 1), 0)};
        m_unique = Said{m_lines.number(), m_lines.count(counts.substr(last + 1), 0)};
        m_isOld = true;
    }

    void order() {
        const std::string_view text = m_lines.line();
        if (text.starts_with('#')) m_lines.refuse(TR_NOOP("Line {0}: the header goes on after the first order."));
        const std::size_t at = text.find(m_isOld ? ',' : ':');
        if (at == std::string_view::npos && !m_isOld) noOrder();
        const std::int64_t count = m_lines.count(text.substr(0, at), 0);
        m_used = 0;
        read(at == std::string_view::npos ? std::string_view{} : text.substr(at + 1));
        m_groups.resize(m_used);
        const std::size_t ranked = m_ranked, all = m_file.names.size();
        m_ranked = 0;
        if (m_kind.complete && ranked < all)
            m_lines.refuse(TR_NOOP("Line {0} ranks {1} of {2} candidates; .{3} files hold complete orders."),
                           std::to_string(ranked), std::to_string(all), m_kind.name);
        if (count == 0 && m_givenByNobody++ == 0) m_firstOfNobody = m_lines.number();
        if (count > 0 && !m_gathered.add(m_groups, count))
            m_lines.refuse(TR_NOOP("Line {0}: with it there are more than {1} voters."), std::to_string(app::rules::kMostWeight));
        ++m_orders;
    }
    [[noreturn]] void noOrder() { m_lines.refuse(kNoOrder, shown(m_lines.line()), m_isOld ? "12,1,{2,3},4" : "12: 1,{2,3},4"); }

    std::vector<int>& newGroup() {
        if (m_used == m_groups.size()) m_groups.emplace_back();
        m_groups[m_used].clear();
        return m_groups[m_used++];
    }
    // "1,{2,3},4", with spaces anywhere. An empty one is a blank ballot.
    void read(std::string_view text) {
        for (text = trimmed(text); !text.empty();) {
            std::size_t end = std::min(text.find(','), text.size());
            if (text.starts_with('{')) {
                end = text.find('}');
                if (end == std::string_view::npos) noOrder();
                tied(text.substr(1, end - 1));
                ++end;
            } else {
                place(newGroup(), text.substr(0, end));
            }
            text = trimmed(text.substr(end));
            if (text.empty()) return;
            if (text.front() != ',' || trimmed(text.substr(1)).empty()) noOrder();
            text = trimmed(text.substr(1));
        }
    }
    void tied(std::string_view text) {
        std::vector<int>& group = newGroup();
        for (;;) {
            const std::size_t end = std::min(text.find(','), text.size());
            place(group, text.substr(0, end));
            if (end == text.size()) break;
            text = text.substr(end + 1);
        }
        if (m_kind.strict && group.size() > 1)
            m_lines.refuse(TR_NOOP("Line {0} ties candidates; .{1} files hold strict orders."), m_kind.name);
    }
    void place(std::vector<int>& group, std::string_view text) {
        const auto id = wholeNumber(trimmed(text));
        if (trimmed(text).empty() || text.find_first_of("{}") != std::string_view::npos) noOrder();
        if (!id || !stands(*id)) m_lines.refuse(TR_NOOP("Line {0}: there is no candidate “{1}”."), shown(text));
        int& rankedAt = m_rankedAt[*id - m_first];
        if (rankedAt == m_lines.number()) m_lines.refuse(TR_NOOP("Line {0} ranks “{1}” twice."), std::to_string(*id));
        rankedAt = m_lines.number();
        group.push_back(static_cast<int>(*id - m_first));
        ++m_ranked;
    }

    struct Said {  // by the header
        int line = 0;
        std::int64_t number = 0;
    };

    BallotLines m_lines;
    PreflibKind m_kind;
    app::rules::PublicOrders m_file;
    GatheredOrders m_gathered;
    app::rules::Groups m_groups;  // of the line being read; the first m_used count
    std::size_t m_used = 0, m_ranked = 0;
    std::vector<int> m_rankedAt;  // the last line that ranks each candidate
    std::optional<Said> m_voters, m_unique;
    std::int64_t m_orders = 0, m_givenByNobody = 0;
    int m_firstOfNobody = 0;  // its line
    int m_first = 1;          // the number of the first candidate
    bool m_isOld = false;
};

}  // namespace

app::rules::PublicOrders readPreflib(std::string_view bytes, PreflibKind kind, const app::Texts& tr) {
    return PreflibReader(bytes, kind, tr).read();
}

}  // namespace storage::imports
