#pragma once
// The eight people of the story: what each writes in silence, and what hurts each most. Tables, so that a reader can see who
// wants what before any vote is counted: a clear first with seven dots, two that tie at the cut with three, a tail of ones.
#include <array>
#include <string>

#include "app/board/note_kind.h"

namespace tests {

struct WrittenNote {
    app::NoteKind kind;
    const char *stage, *text;  // letters, accents and spaces only: what the keyboard has without its second page
};

struct StoryPerson {
    std::array<WrittenNote, 2> writes;
    std::array<const char*, 5> dislikes;  // the pains that get this person's dots
};

inline constexpr const char* kQuote = "Le devis du site est à refaire entièrement en magasin";
inline constexpr const char* kFees = "Frais de livraison découverts à la dernière étape";
inline constexpr const char* kNoNews = "Aucune nouvelle entre la commande et la livraison";
inline constexpr const char* kOnHold = "Vingt minutes d’attente au téléphone le lundi";
inline constexpr const char* kColours = "Les couleurs du site ne sont pas celles du magasin";
inline constexpr const char* kRepeat = "Il faut tout réexpliquer à chaque interlocuteur";
inline constexpr const char* kLostQuote = "Le vendeur ne retrouve pas mon devis";
inline constexpr const char* kPromo = "Le code promo est refusé au paiement";
inline constexpr const char* kMute = "Le formulaire de contact reste muet";
inline constexpr const char* kNoCall = "Personne ne rappelle après une panne";
inline constexpr const char* kMuteGroup = "Un service qui ne répond pas";  // what the two are called together

inline constexpr std::array<StoryPerson, 8> kStoryPeople{{
    {{{{app::NoteKind::Pains, "Décision", kLostQuote},
       {app::NoteKind::Opportunities, "Décision", "Un seul devis pour le site et le magasin"}}},
     {{kQuote, kFees, kNoNews, kColours, "Prix différents entre le site et le magasin"}}},
    {{{{app::NoteKind::Pains, "Achat", kPromo}, {app::NoteKind::Thoughts, "Achat", "Je ne sais plus combien je vais payer"}}},
     {{kQuote, kFees, kOnHold, kPromo, "Offres de financement incompréhensibles"}}},
    {{{{app::NoteKind::Pains, "Achat", "Le créneau change sans prévenir"},
       {app::NoteKind::Emotions, "Achat", "Inquiète de ne rien recevoir"}}},
     {{kQuote, kFees, kNoNews, kRepeat, "Créneau de livraison d’une journée entière"}}},
    {{{{app::NoteKind::Pains, "Rétention", kMute},
       {app::NoteKind::Opportunities, "Rétention", "Rappeler le client dans la journée"}}},
     {{kQuote, kNoNews, kOnHold, kMute, "Pièces détachées introuvables au bout de deux ans"}}},
    {{{{app::NoteKind::Pains, "Décision", "La garantie est écrite en tout petit"},
       {app::NoteKind::Thoughts, "Décision", "Et si ça ne rentre pas chez nous"}}},
     {{kQuote, kFees, kOnHold, kRepeat, "Conditions de retour floues pour les grands meubles"}}},
    {{{{app::NoteKind::Pains, "Considération", "Le même fauteuil a trois noms"},
       {app::NoteKind::Touchpoints, "Considération", "Plan du magasin à côté de la caisse"}}},
     {{kQuote, kFees, kColours, "Les filtres du site renvoient des articles épuisés",
       "Introuvable sur Google sans taper le nom de la marque"}}},
    {{{{app::NoteKind::Pains, "Considération", "Le tissu paraît plus clair en photo"},
       {app::NoteKind::Thoughts, "Considération", "Quel tissu choisir avec un chat"}}},
     {{kQuote, kNoNews, kColours, "Difficile d’imaginer le meuble chez soi", "Aucun vendeur disponible en rayon le samedi"}}},
    {{{{app::NoteKind::Pains, "Rétention", kNoCall},
       {app::NoteKind::Opportunities, "Recommandation", "Mettre nos clients en avant"}}},
     {{kFees, kNoNews, kOnHold, kRepeat, "Les avis négatifs restent sans réponse"}}},
}};

// Who prefers which of the two that tie, once they stand alone: true for kColours.
inline constexpr std::array<bool, 8> kPrefersColours{true, false, false, false, false, true, true, false};

}  // namespace tests
