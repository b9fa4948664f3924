#include "app/rules/methods/duel_schedule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "app/rules/methods/duels.h"

namespace app::rules {
namespace {

// splitmix64 (Steele, Lea & Flood 2014): a number that looks drawn, from a card's key rather than from its place.
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}
double unit(std::uint64_t x) { return static_cast<double>(x >> 11) * 0x1p-53; }  // [0, 1)

// What the screens so far say of each card and pair.
class Past {
public:
    explicit Past(const DuelState& state)
        : n(static_cast<int>(state.keys.size())), seen(n), m_met(std::size_t(n) * n), m_piece(n) {
        std::iota(m_piece.begin(), m_piece.end(), 0);
        for (const auto& screen : state.shown)
            for (const int a : screen) {
                ++seen[a];
                for (const int b : screen)
                    if (a != b) ++m_met[std::size_t(a) * n + b], m_piece[pieceOf(a)] = pieceOf(b);
            }
    }
    int met(int a, int b) const { return m_met[std::size_t(a) * n + b]; }
    int pieceOf(int card) const {
        while (m_piece[card] != card) card = m_piece[card];
        return card;
    }
    bool isWhole() const {
        for (int card = 1; card < n; ++card)
            if (pieceOf(card) != pieceOf(0)) return false;
        return true;
    }

    int n;
    std::vector<int> seen;  // appearances

private:
    std::vector<int> m_met, m_piece;
};

bool isContested(const DuelState& state, int card) {
    return state.chances.empty() || (state.chances[card] > kContested && state.chances[card] < kSure);
}

class Draft {
public:
    Draft(const DuelState& state, const Past& past, std::uint64_t seat, std::uint64_t seed, std::span<const int> barred)
        : m_state(state),
          m_past(past),
          m_seed(mixed(seed ^ mixed(seat ^ mixed(state.shown.size())))),
          m_lot(past.n),
          m_place(past.n) {
        for (int card = 0; card < past.n; ++card) {
            m_lot[card] = mixed(m_seed ^ mixed(state.keys[card]));
            if (std::ranges::find(barred, card) == barred.end()) m_cards.push_back(card);
        }
        placeByTheta();
    }

    std::optional<std::vector<int>> screen(int size) {
        m_size = std::min<int>(size, static_cast<int>(m_cards.size()));
        if (m_size < 2) return std::nullopt;
        std::vector<int> anchors;
        for (const int card : m_cards)
            if (m_past.seen[card] < kEnoughToJudge || isContested(m_state, card)) anchors.push_back(card);
        if (anchors.empty()) return std::nullopt;
        m_asked.assign(m_past.n, false);
        for (const int card : anchors) m_asked[card] = true;
        std::ranges::sort(anchors, {}, [&](int card) { return std::pair(m_past.seen[card], m_lot[card]); });
        const bool opening = m_past.seen[anchors.front()] == 0;
        std::vector<int> picked = opening || m_past.isWhole() ? std::vector<int>{} : bridge();
        for (int repeats = 0; picked.empty(); ++repeats)  // 0 almost always; more only once everybody has met everybody
            for (std::size_t i = 0; i < anchors.size() && picked.empty(); ++i) picked = around(anchors[i], opening, repeats);
        std::ranges::sort(picked, {}, [&](int card) { return mixed(m_lot[card] + 1); });
        return picked;
    }

private:
    // The place of each card in the order of θ plus noise of about a third of θ's spread: neighbours vary.
    void placeByTheta() {
        std::vector<double> noisy(m_past.n);
        double spread = 0;
        for (const double theta : m_state.theta) spread += theta * theta;
        if (!m_state.theta.empty()) spread = std::sqrt(spread / static_cast<double>(m_state.theta.size()));
        for (int card = 0; card < m_past.n; ++card) {
            const double noise = (unit(mixed(m_lot[card] + 2)) - 0.5) * (spread > 0 ? spread : 1);
            noisy[card] = (m_state.theta.empty() ? 0.0 : m_state.theta[card]) + noise;
        }
        std::vector<int> order(m_past.n);
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [&](int card) { return std::pair(noisy[card], m_lot[card]); });
        for (int place = 0; place < m_past.n; ++place) m_place[order[place]] = place;
    }

    // How little a card is wanted beside the anchor: cards not asked about last, then distance in the order, where every
    // appearance more than the anchor's counts as a quarter of all cards. While cards wait for their first screen: unseen first.
    auto reluctance(int anchor, int card, bool opening) const {
        const int extra = std::max(0, m_past.seen[card] - m_past.seen[anchor]);
        const int far =
            opening ? extra * m_past.n : std::abs(m_place[card] - m_place[anchor]) + extra * std::max(1, m_past.n / 4);
        return std::tuple(!m_asked[card], far, m_lot[card]);
    }

    // The anchor and the nearest cards so that at most `repeats` meetings are repeated; empty if there are none. Backtracks: a
    // screen without repetition is found if there is one.
    std::vector<int> around(int anchor, bool opening, int repeats) {
        std::vector<int> rest;
        for (const int card : m_cards)
            if (card != anchor) rest.push_back(card);
        std::ranges::sort(rest, {}, [&](int card) { return reluctance(anchor, card, opening); });
        std::vector<int> picked{anchor};
        return fill(picked, rest, 0, repeats) ? picked : std::vector<int>{};
    }
    bool fill(std::vector<int>& picked, const std::vector<int>& rest, std::size_t from, int repeats) {
        if (static_cast<int>(picked.size()) == m_size) return true;
        for (std::size_t i = from; i < rest.size(); ++i) {
            int left = repeats;
            for (const int other : picked) left -= m_past.met(rest[i], other);
            if (left < 0) continue;
            picked.push_back(rest[i]);
            if (fill(picked, rest, i + 1, left)) return true;
            picked.pop_back();
        }
        return false;
    }

    // A screen over as many pieces of the graph as it has places, the smallest pieces first, each by its card shown least.
    // Empty if this seat may only judge cards of one piece. Cards of different pieces have never met.
    std::vector<int> bridge() {
        std::vector<int> heads(m_past.n, -1), sizes(m_past.n), pieces;
        for (int card = 0; card < m_past.n; ++card) ++sizes[m_past.pieceOf(card)];
        for (const int card : m_cards) {
            int& head = heads[m_past.pieceOf(card)];
            if (head < 0) pieces.push_back(m_past.pieceOf(card));
            if (head < 0 || std::pair(m_past.seen[card], m_lot[card]) < std::pair(m_past.seen[head], m_lot[head])) head = card;
        }
        if (pieces.size() < 2) return {};
        std::ranges::sort(pieces, {}, [&](int piece) { return std::pair(sizes[piece], m_lot[heads[piece]]); });
        std::vector<int> picked;
        for (const int piece : pieces)
            if (static_cast<int>(picked.size()) < m_size) picked.push_back(heads[piece]);
        std::vector<int> rest;
        for (const int card : m_cards)
            if (std::ranges::find(picked, card) == picked.end()) rest.push_back(card);
        std::ranges::sort(rest, {}, [&](int card) { return reluctance(picked.front(), card, false); });
        for (int repeats = 0; !fill(picked, rest, 0, repeats);) ++repeats;
        return picked;
    }

    const DuelState& m_state;
    const Past& m_past;
    std::uint64_t m_seed;
    std::vector<std::uint64_t> m_lot;
    std::vector<int> m_place, m_cards;
    std::vector<bool> m_asked;
    int m_size = 0;
};

}  // namespace

std::optional<std::vector<int>> nextScreen(const DuelState& state, std::uint64_t seat, std::uint64_t seed, int size,
                                           std::span<const int> barred) {
    const Past past(state);
    return Draft(state, past, seat, seed, barred).screen(std::max(2, size));
}

int screensLeft(const DuelState& state, int size) {
    const Past past(state);
    if (past.n < 2) return 0;
    std::int64_t appearances = 0;
    for (int card = 0; card < past.n; ++card)
        appearances += std::max(0, (isContested(state, card) ? kReliable : kEnoughToJudge) - past.seen[card]);
    const int each = std::clamp(size, 2, past.n);
    return static_cast<int>((appearances + each - 1) / each);
}

bool isConnected(const DuelState& state) { return Past(state).isWhole(); }

}  // namespace app::rules
