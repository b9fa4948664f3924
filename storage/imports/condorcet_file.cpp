#include "storage/imports/condorcet_file.h"

#include <algorithm>
#include <unordered_map>

#include "app/base/result.h"
#include "storage/imports/ballot_file.h"
#include "storage/imports/ballot_lines.h"
#include "storage/imports/gathered_orders.h"

namespace storage::imports {
namespace {

constexpr std::string_view kEmpty = "/EMPTY_RANKING/";
constexpr std::string_view kReserved = "><=;,#/*^";  // <: not reserved, yet refused by the format's own example

std::string lowered(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return low;
}

class CondorcetReader {
public:
    CondorcetReader(std::string_view bytes, const app::Texts& tr) : m_lines(bytes, tr) { m_file.format = "cvotes"; }

    app::rules::PublicOrders read() {
        while (m_lines.next()) {
            std::string_view line = m_lines.line();
            if (line.starts_with("#/")) {
                parameter();
                continue;
            }
            line = trimmed(line.substr(0, line.find('#')));
            if (!line.empty()) vote(line);
        }
        if (m_lines.number() == 0) m_lines.refuseFile(TR_NOOP("The file is empty."));
        if (m_file.names.empty()) m_lines.refuse(TR_NOOP("Line {0}: the file ends without having named a candidate."));
        m_file.ids = m_file.names;
        m_file.profile = {static_cast<int>(m_file.names.size()), m_implicit ? app::Blanks::Implicit : app::Blanks::Explicit,
                          m_gathered.take()};
        for (const auto& [name, stranger] : m_strangers)
            m_unsorted.push_back(
                {stranger.line,
                 m_lines.tr().fill(
                     TR_NOOP("Line {0}: “{1}” is no candidate and was left aside, as the format says; so in {2} votes."),
                     std::to_string(stranger.line), shown(name), std::to_string(stranger.votes))});
        std::ranges::sort(m_unsorted);
        for (auto& [line, sentence] : m_unsorted) m_file.remarks.push_back(std::move(sentence));
        return std::move(m_file);
    }

private:
    void parameter() {
        if (!m_lines.untrimmed().starts_with("#/"))
            m_lines.refuse(TR_NOOP("Line {0}: a parameter has to begin at the beginning of its line."));
        if (m_hasVotes) m_lines.refuse(TR_NOOP("Line {0}: a parameter comes after the first vote."));
        const std::string_view text = m_lines.line().substr(2);
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) m_lines.refuse(TR_NOOP("Line {0}: a parameter lacks its colon."));
        if (text.find('#') != std::string_view::npos)
            m_lines.refuse(TR_NOOP("Line {0}: a parameter's line cannot hold a comment."));
        const std::string name = lowered(trimmed(text.substr(0, colon)));
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (std::ranges::find(m_told, name) != m_told.end())
            m_lines.refuse(TR_NOOP("Line {0} says “{1}” a second time."), shown(name));
        m_told.push_back(name);
        if (name == "candidates") candidates(value);
        else if (name == "number of seats")
            m_file.seats = static_cast<int>(std::min<std::int64_t>(m_lines.count(value, 1), kMostCandidates));
        else if (name == "implicit ranking") m_implicit = yes(value), m_file.blanksSaid = true;
        else if (name == "weight allowed") m_weights = yes(value);
        else if (name != "voting methods" && name != "voting method")
            m_unsorted.push_back(
                {m_lines.number(), m_lines.remark(TR_NOOP("Line {0}: the parameter “{1}” was left aside."), shown(name))});
    }
    bool yes(std::string_view value) {
        const std::string low = lowered(value);
        if (low != "true" && low != "false") m_lines.refuse(TR_NOOP("Line {0}: “{1}” is neither true nor false."), shown(value));
        return low == "true";
    }
    void candidates(std::string_view list) {
        m_closed = true;
        for (std::size_t end = 0; end != std::string_view::npos;
             list = end == std::string_view::npos ? list : list.substr(end + 1)) {
            end = list.find(';');
            const std::string_view name = trimmed(list.substr(0, end));
            if (name.empty()) m_lines.refuse(TR_NOOP("Line {0}: a candidate has no name."));
            if (name.find_first_of(kReserved) != std::string_view::npos) refuseReserved(name);
            if (m_places.contains(std::string(name)))
                m_lines.refuse(TR_NOOP("Line {0}: candidate “{1}” is named twice."), shown(name));
            newCandidate(name);
        }
    }
    [[noreturn]] void refuseReserved(std::string_view name) {
        m_lines.refuse(TR_NOOP("Line {0}: “{1}” holds one of the characters > < = ; , # / * ^, which no name may."), shown(name));
    }
    int newCandidate(std::string_view name) {
        if (std::ssize(m_file.names) == kMostCandidates)
            m_lines.refuse(TR_NOOP("Line {0}: {1} candidates are more than the {2} that are read."),
                           std::to_string(kMostCandidates + 1), std::to_string(kMostCandidates));
        m_file.names.emplace_back(name);
        m_rankedAt.push_back(0);
        return m_places.emplace(name, std::ssize(m_file.names) - 1).first->second;
    }

    void vote(std::string_view line) {
        m_hasVotes = true;
        if (const std::size_t tags = line.find("||"); tags != std::string_view::npos) line = trimmed(line.substr(tags + 2));
        const std::int64_t voters = suffix(line, '*');
        const std::int64_t weight = suffix(line, '^');
        if (line.find_first_of("*^") != std::string_view::npos)
            m_lines.refuse(TR_NOOP("Line {0}: a vote ends with its weight and then its quantity, as in “A > B ^7 * 42”."));
        if (weight != 1 && !m_weights && !m_saidWeight) {
            m_saidWeight = true;
            m_unsorted.push_back(
                {m_lines.number(), m_lines.remark(TR_NOOP("Line {0}: weights are not allowed in this file and count as 1."))});
        }
        const std::int64_t each = m_weights ? weight : 1;
        m_groups.clear();
        if (line != kEmpty) ranking(line, voters);
        if (each > app::rules::kMostWeight / voters || !m_gathered.add(m_groups, voters * each))
            m_lines.refuse(TR_NOOP("Line {0}: with it there are more than {1} voters."), std::to_string(app::rules::kMostWeight));
        m_file.voters += voters;
    }
    // Takes "* 42" off the end; 1 if there is none.
    std::int64_t suffix(std::string_view& line, char mark) {
        const std::size_t at = line.rfind(mark);
        if (at == std::string_view::npos || line.find_first_of("*^", at + 1) != std::string_view::npos) return 1;
        const std::int64_t number = m_lines.count(line.substr(at + 1), 1);
        line = trimmed(line.substr(0, at));
        return number;
    }
    void ranking(std::string_view line, std::int64_t voters) {
        bool more = true;
        while (more) {
            const std::size_t end = std::min(line.find('>'), line.size());
            m_groups.emplace_back();
            std::string_view rank = line.substr(0, end);
            for (bool also = true; also;) {
                const std::size_t equal = std::min(rank.find('='), rank.size());
                place(trimmed(rank.substr(0, equal)), voters);
                also = equal < rank.size();
                if (also) rank = rank.substr(equal + 1);
            }
            if (m_groups.back().empty()) m_groups.pop_back();  // only candidates who do not stand
            more = end < line.size();
            if (more) line = line.substr(end + 1);
        }
    }
    void place(std::string_view name, std::int64_t voters) {
        if (name.empty()) m_lines.refuse(TR_NOOP("Line {0} holds an empty rank."));
        if (name == kEmpty)
            m_lines.refuse(TR_NOOP("Line {0}: {1} stands for a whole ranking, not for a rank."), std::string(kEmpty));
        if (name.find_first_of(kReserved) != std::string_view::npos) refuseReserved(name);
        m_name = name;
        const auto known = m_places.find(m_name);
        if (known == m_places.end() && m_closed) {
            Stranger& stranger = m_strangers.try_emplace(m_name, Stranger{m_lines.number(), 0}).first->second;
            stranger.votes += voters;
            return;
        }
        const int candidate = known == m_places.end() ? newCandidate(name) : known->second;
        if (m_rankedAt[candidate] == m_lines.number()) m_lines.refuse(TR_NOOP("Line {0} ranks “{1}” twice."), shown(name));
        m_rankedAt[candidate] = m_lines.number();
        m_groups.back().push_back(candidate);
    }

    struct Stranger {
        int line = 0;
        std::int64_t votes = 0;
    };

    BallotLines m_lines;
    app::rules::PublicOrders m_file;
    GatheredOrders m_gathered;
    app::rules::Groups m_groups;                    // of the line being read
    std::unordered_map<std::string, int> m_places;  // of the candidates
    std::unordered_map<std::string, Stranger> m_strangers;
    std::vector<int> m_rankedAt;                          // the last line that ranks each candidate
    std::vector<std::string> m_told;                      // parameters
    std::vector<std::pair<int, std::string>> m_unsorted;  // remarks with their lines
    std::string m_name;
    bool m_implicit = true, m_weights = false, m_closed = false, m_hasVotes = false, m_saidWeight = false;
};

}  // namespace

app::rules::PublicOrders readCondorcet(std::string_view bytes, const app::Texts& tr) { return CondorcetReader(bytes, tr).read(); }

}  // namespace storage::imports
