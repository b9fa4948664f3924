#pragma once
// The words of the French document's examples and what they are in the English one. Read by worked_blocks.h; words that are the
// same in both are not listed, nor names of items. One more word here is all that a new line of the examples asks for.
#include <array>
#include <string_view>
#include <utility>

namespace worked {

// clang-format off
inline constexpr auto kVocabulary = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"exemple", "example"}, {"gommettes", "dots"}, {"évaluations", "scores"}, {"meilleur-pire", "best-worst"},
    {"classements", "rankings"}, {"méthodes", "methods"}, {"accord", "agreement"}, {"stabilité", "stability"},
    {"ex æquo", "ties"}, {"écrans restants", "screens left"}, {"écrans", "screens"}, {"valeur pour le coût", "value for cost"},
    {"valeur", "value"}, {"formule", "formula"}, {"parts égales", "equal shares"}, {"plan équitable", "fair plan"},
    {"re-planifier", "plan again"}, {"éléments", "items"}, {"bulletins", "ballots"}, {"bulletin", "ballot"},
    {"par personne", "each"}, {"par élément", "per item"}, {"garder", "keep"}, {"public", "open to all"},
    {"non classé = dernier", "left out = last"}, {"non classé = sans avis", "left out = no opinion"},
    {"encore ouvert", "still open"}, {"poids", "weight"}, {"équipe", "team"}, {"impact client", "customer"},
    {"impact entreprise", "company"}, {"confiance", "confidence"}, {"portée", "reach"}, {"facilité", "ease"},
    {"effet", "effect"}, {"bénéfice", "benefit"}, {"urgence", "urgency"}, {"risque", "risk"}, {"taille", "size"}, {"j", "d"},
    {"départage", "run-off"}, {"départage des 2 premiers", "run-off of the first 2"},
    {"choix de l’animation", "facilitator's choice"}, {"moyens", "means"}, {"réglages", "weights"},
    {"client", "customer"}, {"liste par", "list by"}, {"palier", "tier"}, {"report", "carry over"}, {"oui", "yes"},
    {"lien", "link"}, {"dépend de", "needs"}, {"variantes", "variants"}, {"ou", "or"}, {"imposée", "imposed"},
    {"exclue", "excluded"}, {"dans", "in"}, {"adopter le meilleur plan", "adopt the best plan"},
    {"seuils à la médiane", "thresholds at the median"}, {"rang", "rank"}, {"votants", "voters"},
    {"plus grande part", "largest share"}, {"contre", "against"}, {"départagés", "parted"}, {"avant", "over"},
    {"par le nombre de votants", "by number of voters"}, {"par le départage", "by run-off"},
    {"par la valeur pour le coût", "by value for cost"}, {"par le budget le plus faible", "by lower budget"},
    {"par moins de jours", "by lower time"}, {"par le choix de l’animation", "by the facilitator's choice"},
    {"par tirage au sort", "by lot"}, {"ex æquo à la limite", "tied at the cut"}, {"aucun", "none"}, {"aucune", "none"},
    {"moyenne client", "customer mean"}, {"moyenne entreprise", "company mean"}, {"moyenne", "mean"}, {"médiane", "median"},
    {"écart type", "deviation"}, {"deux camps", "two camps"}, {"duels gagnés", "wins"}, {"échelle", "scale"},
    {"certitude", "certainty"}, {"sûr", "sure"}, {"à discuter", "to be discussed"}, {"écarté", "out"},
    {"par voix gagnantes", "by winning votes"}, {"face à face", "one by one"}, {"gagnés moins perdus", "won less lost"}, {"chaînes", "chains"},
    {"défaites écartées", "dropped defeats"}, {"pire défaite", "worst defeat"},
    {"accord avec les bulletins", "agreement with the ballots"}, {"au plus", "at most"}, {"prouvé", "proved"},
    {"ordres aussi bons", "orders as good"}, {"bat tous les autres", "beats all others"}, {"perd contre tous", "loses to all"},
    {"ensemble de Smith", "Smith set"}, {"déplacement", "moves"}, {"W de Kendall", "Kendall's W"}, {"rapport", "ratio"},
    {"gratuit", "free"}, {"à chiffrer", "to be costed"}, {"sans impact donné", "without an impact"},
    {"gain rapide", "quick win"}, {"grand chantier", "big project"}, {"à l’occasion", "fill-in"}, {"à écarter", "to leave out"},
    {"chiffre", "figure"}, {"meilleur plan", "best plan"}, {"plan rapide", "quick plan"},
    {"valeur du meilleur", "value of the best"}, {"valeur du rapide", "value of the quick"},
    {"rapide au moins", "quick at least"}, {"laissées", "left"}, {"trop pour le palier", "no room"}, {"manque", "short of"},
    {"exclue à la main", "excluded by hand"}, {"variante de", "variant of"}, {"mouvements", "changes"},
    {"trop plein", "too full"}, {"part", "share"}, {"achats", "bought"}, {"payé", "paid"}, {"reste", "rest"},
    {"hausses", "raises"}, {"par les parts", "by shares"}, {"par complément", "by completion"},
    {"actions obtenues", "actions won"}, {"argent obtenu", "money won"}, {"Loutre", "Otter"}, {"Martre", "Marten"},
    {"Renard", "Fox"}, {"Hibou", "Owl"}, {"Lièvre", "Hare"}, {"Blaireau", "Badger"},
});
// clang-format on

}  // namespace worked
