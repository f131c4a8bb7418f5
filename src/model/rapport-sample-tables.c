/* rapport-sample-tables.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-sample"

#include "config.h"

#include "rapport-sample-private.h"

/* Everybody here is invented. The texts are data, in the language in which the workspace's people
 * work with each other; they are not translated. */

const RapportSamplePartner rapport_sample_partners[RAPPORT_SAMPLE_N_PARTNERS] = {
  { "Nordlicht AG", "Nordlicht Informationstechnik AG", "reseller|MSP", "sell-through|sell-with|co-market",
    "Gold", "Active", "active", "strategic", "Manufacturing", "Germany", "DACH", "Hamburg", "Europe/Berlin",
    "https://nordlicht.example", "EUR", "de", RAPPORT_SAMPLE_RICH, 9, 340, -1, 1, 14, 1180, 212, 1,
    235, 4, 84, 98, 27, 90, 6, "Agree the joint offer for food producers", "DACH|key partner|manufacturing",
    "Our strongest reseller in northern Germany. Decides quickly, expects the same of us. The managing board "
    "meets every first Monday; proposals have to be with Frau Petersen on the Thursday before." },
  { "Vela Systems", "Vela Systems, Inc.", "system integrator|consulting", "sell-with|co-deliver",
    "Platinum", "Mature", "active", "strategic", "Logistics", "United States", "North America", "Denver",
    "America/Denver", "https://velasystems.example", "USD", "en", RAPPORT_SAMPLE_RICH, 9, 1250, -1, 2, 21, 1900, 640, 2,
    320, 3, 92, 113, 30, 82, 9, "Walk through the roadmap with their delivery leads", "North America|logistics|reference",
    "Delivers most of our large projects in North America. Wants to know early about changes in the interfaces." },
  { "Quay & Sons", "Quay & Sons (Holdings) Ltd", "distributor", "sell-through|co-market",
    "Silver", "Active", "active", "growth", "Wholesale", "United Kingdom", "UK & Ireland", "Bristol", "Europe/London",
    "https://quayandsons.example", "GBP", "en", RAPPORT_SAMPLE_RICH, 9, 95, -1, 3, 30, 900, 130, 2,
    140, 3, 88, 62, 14, 58, 3, "Price list for the autumn catalogue", "UK|distribution|family business",
    "Third generation takes over this year. Forty resellers behind them, of which twelve are active with us." },
  { "北極星テクノロジー株式会社", "北極星テクノロジー株式会社", "technology|OEM", "sell-with|co-market",
    "Gold", "Active", "active", "growth", "Electronics", "Japan", "APAC", "札幌", "Asia/Tokyo",
    "https://hokkyokusei.example", "JPY", "jp", RAPPORT_SAMPLE_USUAL, 5, 2100, -1, 4, 30, 1100, 330, 6,
    180, 2, 75, 101, 24, 80, 12, "Certify the connector for the new sensor family", "Japan|connector",
    "Hokkyokusei Technology. Correspondence in English, contracts in Japanese and English." },
  { "Θαλασσινή Πληροφορική Α.Ε.", "Θαλασσινή Πληροφορική Ανώνυμη Εταιρεία", "reseller", "sell-through",
    "Silver", "Active", "active", "stable", "Shipping", "Greece", "Southern Europe", "Πειραιάς", "Europe/Athens",
    "https://thalassini.example", "EUR", "gr", RAPPORT_SAMPLE_USUAL, 4, 58, -1, 3, 30, 800, 400, 9,
    60, 2, 70, 92, 18, 74, 15, "Proposal for the port authority", "Greece|shipping",
    "Thalassini Pliroforiki, Piraeus. Strong with ship owners, little presence outside Attica." },
  { "شركة الواحة للتقنية", "شركة الواحة للتقنية ذ.م.م", "system integrator|distributor", "sell-through|co-deliver",
    "Gold", "Active", "active", "growth", "Energy", "Kuwait", "Middle East", "الكويت", "Asia/Kuwait",
    "https://alwaha.example", "KWD", "ar", RAPPORT_SAMPLE_USUAL, 4, 210, -1, 2, 30, 700, 260, 4,
    150, 2, 95, 108, 22, 77, 20, "Site visit with their delivery team", "GCC|energy",
    "Al Waha Technology. The week runs from Sunday to Thursday." },
  { "Orchard MSP", "Orchard Managed Services Ltd", "MSP", "sell-through",
    "Silver", "Under review", "dormant", "at risk", "Healthcare", "Ireland", "UK & Ireland", "Cork", "Europe/Dublin",
    "https://orchardmsp.example", "EUR", "en", RAPPORT_SAMPLE_USUAL, 3, 44, -1, 1, 30, 950, 60, 47,
    45, 1, 90, 48, 4, 40, -6, "Find out whether the new owners want to go on", "Ireland|gone quiet",
    "Bought by an investor in spring; nobody has answered since the last review." },
  { "Lumen Harbour", "Lumen Harbour B.V.", "consulting", "sell-with|co-deliver",
    "Registered", "Onboarding", "ramping", "growth", "Public sector", "Netherlands", "Benelux", "Rotterdam", "Europe/Amsterdam",
    "https://lumenharbour.example", "EUR", "nl", RAPPORT_SAMPLE_USUAL, 4, 31, -1, 5, 14, 96, 75, 3,
    40, 1, 0, 0, 16, 78, 2, "Second enablement day", "Benelux|new",
    "Signed after a long evaluation. First two projects are named." },
  { "Kestrel Referrals", "Kestrel Referrals LLC", "referral", "refer",
    "Registered", "Active", "active", "long tail", "Professional services", "United States", "North America", "Austin",
    "America/Chicago", "https://kestrelreferrals.example", "USD", "en", RAPPORT_SAMPLE_SPARSE, 2, 6, -1, 2, 60, 620, 500, 22,
    15, 1, 80, 105, 10, 68, 30, "Send the new referral terms", "referral",
    "Two people with a very good address book." },
  { "Clickwise Affiliates", "Clickwise Media Inc.", "affiliate", "refer|co-market",
    "Registered", "Active", "active", "long tail", "Media", "Canada", "North America", "Toronto", "America/Toronto",
    "https://clickwise.example", "CAD", "en", RAPPORT_SAMPLE_SPARSE, 2, 12, -1, 4, 90, 410, 320, 40,
    10, 1, 85, 71, 8, 60, 45, "Review the landing pages", "affiliate",
    "Pays per qualified lead." },
  { "Papillon Studio", "Papillon Studio SARL", "agency", "co-market|refer",
    "Silver", "Active", "active", "stable", "Marketing", "France", "Southern Europe", "Lyon", "Europe/Paris",
    "https://papillonstudio.example", "EUR", "fr", RAPPORT_SAMPLE_USUAL, 4, 27, -1, 4, 30, 560, 290, 8,
    50, 1, 72, 84, 15, 76, 11, "Choose the speaker for the spring event", "France|marketing",
    "Runs our campaigns in France and brings two or three customers a year." },
  { "Ferrocore Industries", "Ferrocore Industries S.p.A.", "OEM", "sell-to|sell-with",
    "Gold", "Mature", "active", "stable", "Machinery", "Italy", "Southern Europe", "Brescia", "Europe/Rome",
    "https://ferrocore.example", "EUR", "it", RAPPORT_SAMPLE_USUAL, 4, 3900, -1, 1, 30, 2400, 900, 10,
    280, 2, 97, 88, 20, 79, 18, "Volume forecast for next year", "Italy|OEM",
    "Builds our gateway into its presses; the contract runs over five years." },
  { "Bazario Marketplace", "Bazario Marketplace, Inc.", "marketplace", "sell-through|co-market",
    "Platinum", "Active", "active", "growth", "Software", "United States", "North America", "San Jose",
    "America/Los_Angeles", "https://bazario.example", "USD", "en", RAPPORT_SAMPLE_USUAL, 4, 780, -1, 4, 30, 510, 240, 5,
    210, 3, 78, 119, 26, 81, 7, "Private offer for the retail chain", "marketplace|private offers",
    "Private offers grow fast; the listing fee is up for negotiation." },
  { "Meridian Atlas Group", "Meridian Atlas Group SA", "strategic alliance", "sell-with|co-deliver|co-market",
    "Strategic", "Mature", "active", "strategic", "Telecommunications", "Switzerland", "DACH", "Genève", "Europe/Zurich",
    "https://meridianatlas.example", "CHF", "ch", RAPPORT_SAMPLE_USUAL, 6, 18500, -1, 0, 30, 1500, 700, 7,
    420, 2, 90, 104, 25, 83, 14, "Steering committee: agree the three-year goal", "alliance|executive",
    "Joint roadmap since the alliance agreement; the steering committee meets each quarter." },
  { "Bergström Rådgivning AB", "Bergström Rådgivning AB", "consulting|referral", "refer|sell-with",
    "Registered", "Active", "active", "stable", "Forestry", "Sweden", "Nordics", "Umeå", "Europe/Stockholm",
    "https://bergstromradgivning.example", "SEK", "se", RAPPORT_SAMPLE_SPARSE, 2, 19, -1, 5, 45, 480, 300, 17,
    25, 1, 68, 95, 12, 72, 25, "Introduce them to the Finnish saw mills", "Nordics",
    NULL },
  { "Interregional Consortium for Industrial Automation, Process Control and Maintenance Services of the Upper Rhine "
    "and Lake Constance Region", NULL, "system integrator", "co-deliver|sell-with",
    "Silver", "Under review", "active", "at risk", "Industrial automation", "Switzerland", "DACH", "Konstanz", "Europe/Zurich",
    "https://upper-rhine-automation.example", "CHF", "ch", RAPPORT_SAMPLE_USUAL, 4, 66, -1, 1, 30, 870, 45, 12,
    70, 1, 86, 55, 9, 46, 4, "Corrective plan with dates", "DACH|consortium",
    "Five firms under one roof. Two of them compete with Nordlicht AG around Freiburg." },
  { "Tamarind Cloud", "Tamarind Cloud Pte. Ltd.", "MSP|reseller", "sell-through|co-deliver",
    "Registered", "Onboarding", "ramping", "growth", "Retail", "Singapore", "APAC", "Singapore", "Asia/Singapore",
    "https://tamarindcloud.example", "USD", "in", RAPPORT_SAMPLE_USUAL, 3, 52, -1, 5, 14, 41, 38, 2,
    30, 1, 0, 0, 11, 84, 5, "Connect the test tenant", "APAC|new",
    "Signed six weeks ago; the onboarding playbook runs." },
  { "Halcyon Data", "Halcyon Data Corp.", "technology", "sell-with",
    NULL, "Prospect", "active", "growth", "Data platforms", "United States", "North America", "Boston", "America/New_York",
    "https://halcyondata.example", "USD", "en", RAPPORT_SAMPLE_BARE, 2, 150, -1, 5, 0, 0, 24, 9,
    0, 0, 0, 0, 0, 70, 8, "Score against the partner profile", "prospect", "Met at the spring trade fair." },
  { "Cobalt Ridge Consulting", "Cobalt Ridge Consulting LLP", "consulting", "sell-with|refer",
    NULL, "Qualifying", "active", "growth", "Utilities", "Australia", "APAC", "Perth", "Australia/Perth",
    "https://cobaltridge.example", "AUD", "en", RAPPORT_SAMPLE_BARE, 2, 38, -1, 5, 0, 0, 33, 6,
    0, 0, 0, 0, 0, 65, 10, "Reference call with two of their customers", "prospect|APAC", NULL },
  { "São Bento Distribuição", "São Bento Distribuição, S.A.", "distributor|reseller", "sell-through",
    NULL, "Negotiating", "active", "growth", "Retail", "Portugal", "Southern Europe", "Porto", "Europe/Lisbon",
    "https://saobento.example", "EUR", "pt", RAPPORT_SAMPLE_BARE, 3, 120, -1, 3, 0, 0, 41, 4,
    0, 0, 0, 0, 0, 75, 3, "Legal sign-off of the distribution agreement", "prospect|Iberia",
    "Margin is agreed; exclusivity for Galicia is the open point." },
  { "Obsidian Networks", "Obsidian Networks Ltd", "reseller", "sell-through",
    "Silver", "Exiting", "on hold", "at risk", "Networking", "United Kingdom", "UK & Ireland", "Leeds", "Europe/London",
    "https://obsidiannetworks.example", "GBP", "en", RAPPORT_SAMPLE_USUAL, 3, 73, -1, 3, 30, 1300, 50, 26,
    60, 1, 76, 38, 2, 22, 12, "Hand over the last three customers", "winding down",
    "Became part of a group that sells a competing product. Exit agreed at the last review." },
  { "Wexford Office Supply", "Wexford Office Supply LLC", "reseller", "sell-through",
    "Registered", "Former", "terminated", "long tail", "Office supply", "United States", "North America", "Buffalo",
    "America/New_York", "https://wexfordoffice.example", "USD", "en", RAPPORT_SAMPLE_SPARSE, 2, 22, -1, 2, 30, 1250, 200, 200,
    20, 1, 80, 35, 0, 30, 0, NULL, "former", "Ended by mutual agreement." },
  { "Northgate Systems", "Northgate Systems Limited", "system integrator|reseller", "co-deliver|sell-through",
    "Silver", "Active", "on hold", "at risk", "Construction", "United Kingdom", "UK & Ireland", "Newcastle", "Europe/London",
    "https://northgatesystems.example", "GBP", "en", RAPPORT_SAMPLE_USUAL, 3, 160, -1, 3, 30, 740, 420, 34,
    90, 1, 82, 35, 3, 16, -3, "Escalation call with their managing director", "UK|in trouble",
    "Two projects late, one customer lost. Payments stopped until the dispute is settled." },
  { "Nordlicht Schweiz GmbH", "Nordlicht Schweiz GmbH", "reseller", "sell-through",
    "Registered", "Active", "active", "growth", "Manufacturing", "Switzerland", "DACH", "Zürich", "Europe/Zurich",
    "https://nordlicht-schweiz.example", "CHF", "de", RAPPORT_SAMPLE_USUAL, 3, 24, 0, 1, 30, 330, 250, 6,
    40, 1, 60, 82, 17, 80, 16, "Joint stand at the trade fair in Basel", "DACH",
    "Subsidiary of Nordlicht AG with targets of its own." },
};

const RapportSampleMember rapport_sample_team[RAPPORT_SAMPLE_N_TEAM] = {
  { "Helena Marsh", "helena.marsh@atlasworks.example", "programme", "Global", -1 },
  { "Jonas Albrecht", "jonas.albrecht@atlasworks.example", "full-lifecycle", "DACH", 0 },
  { "Maya Okafor", "maya.okafor@atlasworks.example", "growth", "North America", 0 },
  { "Eleni Stavrou", "eleni.stavrou@atlasworks.example", "regional", "UK & Southern Europe", 0 },
  { "Kenji Morita", "kenji.morita@atlasworks.example", "marketing", "APAC", 0 },
  { "Priya Raman", "priya.raman@atlasworks.example", "enablement", "Global", 0 },
};

const RapportSampleStage rapport_sample_stages[] = {
  { "Prospect", "initiation", 30, FALSE, FALSE },
  { "Qualifying", "initiation", 30, FALSE, FALSE },
  { "Negotiating", "initiation", 45, FALSE, FALSE },
  { "Onboarding", "development", 90, FALSE, FALSE },
  { "Active", "growth", 365, FALSE, FALSE },
  { "Mature", "maturity", 730, FALSE, FALSE },
  { "Under review", "maturity", 60, FALSE, FALSE },
  { "Exiting", "maturity", 90, TRUE, TRUE },
  { "Former", "maturity", 0, TRUE, TRUE },
  { NULL },
};

const RapportSampleTier rapport_sample_tiers[] = {
  { "Registered", 60, 30, 0, 0 },
  { "Silver", 30, 60, 100000, 2500 },
  { "Gold", 30, 90, 400000, 3500 },
  { "Platinum", 21, 120, 800000, 4000 },
  { "Strategic", 14, 120, 1500000, 4000 },
  { NULL },
};

const RapportSamplePipelineStage rapport_sample_pipeline_stages[] = {
  { "Qualification", "open", 1000 },
  { "Discovery", "open", 2500 },
  { "Proposal", "open", 5000 },
  { "Negotiation", "open", 7500 },
  { "Closed Won", "won", 10000 },
  { "Closed Lost", "lost", 0 },
  { NULL },
};

const RapportSamplePerson rapport_sample_people[] = {
  { "de", "Anke Petersen", "anke.petersen" },
  { "de", "Dr. Matthias Vogt", "matthias.vogt" },
  { "de", "Sabine Krüger", "sabine.krueger" },
  { "de", "Florian Weiß", "florian.weiss" },
  { "de", "Jörg Hinrichsen", "joerg.hinrichsen" },
  { "de", "Katharina Brandt", "katharina.brandt" },
  { "de", "Uwe Lorenzen", "uwe.lorenzen" },
  { "de", "Miriam Schäfer", "miriam.schaefer" },
  { "de", "Thorben Claussen", "thorben.claussen" },
  { "de", "Reto Bürgi", "reto.buergi" },
  { "de", "Corinne Zbinden", "corinne.zbinden" },
  { "de", "Lukas Ammann", "lukas.ammann" },
  { "ch", "Étienne Rochat", "etienne.rochat" },
  { "ch", "Valérie Monnier", "valerie.monnier" },
  { "ch", "Andrea Bernasconi", "andrea.bernasconi" },
  { "ch", "Simone Aeschlimann", "simone.aeschlimann" },
  { "ch", "Luc Perrenoud", "luc.perrenoud" },
  { "ch", "Nadine Hofstetter", "nadine.hofstetter" },
  { "ch", "Wolfgang Eberle", "wolfgang.eberle" },
  { "ch", "Heike Baumgärtner", "heike.baumgaertner" },
  { "ch", "Jean-Marc Kessler", "jean-marc.kessler" },
  { "ch", "Beatrix Nägele", "beatrix.naegele" },
  { "en", "Marisol Whitaker", "marisol.whitaker" },
  { "en", "Graham Delacroix", "graham.delacroix" },
  { "en", "Tessa Lindqvist", "tessa.lindqvist" },
  { "en", "Omar Prescott", "omar.prescott" },
  { "en", "Naomi Fairchild", "naomi.fairchild" },
  { "en", "Dwight Castellano", "dwight.castellano" },
  { "en", "Ruth Ann O'Dell", "ruth.odell" },
  { "en", "Victor Nakamura", "victor.nakamura" },
  { "en", "Shelby Thornton", "shelby.thornton" },
  { "en", "Edmund Quay", "edmund.quay" },
  { "en", "Harriet Quay", "harriet.quay" },
  { "en", "Alistair Penrose", "alistair.penrose" },
  { "en", "Bethan Rhys-Morgan", "bethan.rhys-morgan" },
  { "en", "Colin Hargreaves", "colin.hargreaves" },
  { "en", "Imogen Sallow", "imogen.sallow" },
  { "en", "Desmond Achebe", "desmond.achebe" },
  { "en", "Fiona Merriweather", "fiona.merriweather" },
  { "en", "Rupert Langdale", "rupert.langdale" },
  { "en", "Siobhán Nolan", "siobhan.nolan" },
  { "en", "Declan Tierney", "declan.tierney" },
  { "en", "Aoife Brannigan", "aoife.brannigan" },
  { "en", "Cody Marchetti", "cody.marchetti" },
  { "en", "Lenora Stubbs", "lenora.stubbs" },
  { "en", "Gwen Abernathy", "gwen.abernathy" },
  { "en", "Ravi Sutherland", "ravi.sutherland" },
  { "en", "Camille Ostrander", "camille.ostrander" },
  { "en", "Wesley Tran", "wesley.tran" },
  { "en", "Joelle Kirkpatrick", "joelle.kirkpatrick" },
  { "en", "Malik Underwood", "malik.underwood" },
  { "en", "Audrey Penhaligon", "audrey.penhaligon" },
  { "en", "Theo Blackwood", "theo.blackwood" },
  { "en", "Marianne Voss", "marianne.voss" },
  { "en", "Callum Drysdale", "callum.drysdale" },
  { "en", "Isla Pemberton", "isla.pemberton" },
  { "en", "Nigel Croft", "nigel.croft" },
  { "en", "Philippa Yardley", "philippa.yardley" },
  { "en", "Tobias Renfrew", "tobias.renfrew" },
  { "en", "Earl Hutchins", "earl.hutchins" },
  { "en", "Dolores Fenwick", "dolores.fenwick" },
  { "en", "Gareth Stainton", "gareth.stainton" },
  { "en", "Moira Lockhart", "moira.lockhart" },
  { "en", "Keith Ramsbottom", "keith.ramsbottom" },
  { "jp", "高橋 美咲", "misaki.takahashi" },
  { "jp", "渡辺 健太郎", "kentaro.watanabe" },
  { "jp", "小林 さくら", "sakura.kobayashi" },
  { "jp", "伊藤 大輔", "daisuke.ito" },
  { "jp", "中村 陽子", "yoko.nakamura" },
  { "gr", "Ελένη Παπαδοπούλου", "eleni.papadopoulou" },
  { "gr", "Νίκος Καραγιάννης", "nikos.karagiannis" },
  { "gr", "Σοφία Οικονόμου", "sofia.oikonomou" },
  { "gr", "Γιώργος Θεοδωρίδης", "giorgos.theodoridis" },
  { "ar", "نورة العتيبي", "noura.alotaibi" },
  { "ar", "خالد المنصور", "khaled.almansour" },
  { "ar", "ليلى الصباح", "layla.alsabah" },
  { "ar", "يوسف الحمد", "yousef.alhamad" },
  { "nl", "Sanne de Wit", "sanne.dewit" },
  { "nl", "Pieter van den Broek", "pieter.vandenbroek" },
  { "nl", "Femke Hoogland", "femke.hoogland" },
  { "nl", "Joost Verhagen", "joost.verhagen" },
  { "fr", "Camille Lefèvre", "camille.lefevre" },
  { "fr", "Aurélien Garnier", "aurelien.garnier" },
  { "fr", "Océane Dubreuil", "oceane.dubreuil" },
  { "fr", "Benoît Chastain", "benoit.chastain" },
  { "it", "Giulia Ferrarini", "giulia.ferrarini" },
  { "it", "Marco Tonelli", "marco.tonelli" },
  { "it", "Chiara Bonomi", "chiara.bonomi" },
  { "it", "Stefano Gandolfi", "stefano.gandolfi" },
  { "se", "Åsa Bergström", "asa.bergstrom" },
  { "se", "Magnus Öhman", "magnus.ohman" },
  { "in", "Ananya Krishnamurthy", "ananya.krishnamurthy" },
  { "in", "Wei Jie Tan", "weijie.tan" },
  { "in", "Farid Rahman", "farid.rahman" },
  { "pt", "Inês Carvalho", "ines.carvalho" },
  { "pt", "Tiago Magalhães", "tiago.magalhaes" },
  { "pt", "Beatriz Nogueira", "beatriz.nogueira" },
  { NULL },
};

const RapportSampleCriterion rapport_sample_criteria[] = {
  { "Serves the customers that we want", "strategic fit", 1500, 3 },
  { "Our product closes a gap in their offer", "strategic fit", 1000, 0 },
  { "No competing product in the portfolio", "strategic fit", 500, 2 },
  { "Technical people who can deliver", "capability", 1500, 3 },
  { "References in our field", "capability", 1000, 0 },
  { "Reach in the region", "go-to-market", 1500, 0 },
  { "Marketing of their own", "go-to-market", 500, 0 },
  { "Executive sponsor named", "commitment", 1000, 3 },
  { "Sound finances", "economics", 1000, 2 },
  { "Works the way that we work", "cultural fit", 500, 0 },
  { NULL },
};

const RapportSampleRisk rapport_sample_risks[] = {
  { "Key engineer leaves at the end of the quarter", "risk", "high",
    "Second engineer trained, hand-over agreed with the delivery lead.", NULL },
  { "Delivery of the gateways two weeks late", "issue", "medium",
    "Partial delivery first, daily update until the rest has arrived.", "All delivered; the customer stayed." },
  { "Both of us offered to the same customer", "conflict", "high",
    "Rules of engagement confirmed, registration decides.", "The partner's registration was honoured." },
  { "Interface changed without notice", "issue", "critical",
    "Old interface kept for ninety days, release notes a month ahead.", "No customer was down." },
  { "Certificates of two consultants run out", "risk", "low", "Exam dates booked.", NULL },
  { "Invoices paid after the term", "issue", "low", "Contact in accounting named on both sides.", NULL },
  { "Competitor offers a higher margin", "risk", "medium", "Joint value proposition and a rebate on volume.", NULL },
  { "Support case open for more than ten days", "issue", "high",
    "Named engineer, daily call until closed.", "Closed with a patch." },
  { "Price list was wrong in one region", "issue", "medium", "Corrected and all open offers checked.",
    "Two offers corrected before they were sent." },
  { "Two resellers claim one account", "conflict", "medium", "Mediation by the channel board.", NULL },
  { NULL },
};

const RapportSampleTalk rapport_sample_talks[] = {
  { "e-mail", "in", "Price list for the next quarter?" },
  { "call", "out", "Status of the open offers" },
  { "e-mail", "in", "Can your engineer join the workshop?" },
  { "message", "in", "Quick question on the licence count" },
  { "e-mail", "out", "Sent the roadmap summary" },
  { "call", "in", "Asked about the delivery date" },
  { "visit", "out", "Visit at their office, met the delivery team" },
  { "e-mail", "in", "Draft of the joint success story" },
  { "message", "out", "Shared the slides of yesterday" },
  { "event", "out", "Joint stand at the trade fair" },
  { "e-mail", "in", "Which discount applies to the renewal?" },
  { "call", "out", "Agreed the next steps for two deals" },
  { "e-mail", "in", "Support case needs a decision" },
  { "message", "in", "Customer wants a demonstration next week" },
  { "meeting", "out", "Met for lunch after the review" },
  { "e-mail", "out", "Introduced their consultant to our product team" },
  { NULL },
};

const RapportSampleStep rapport_sample_onboarding_steps[] = {
  { "Kick-off meeting with both sponsors", "ours", 3 },
  { "Account team named on both sides", "theirs", 7 },
  { "Access to the test tenant", "ours", 10 },
  { "First enablement day", "ours", 21 },
  { "Two people certified", "theirs", 45 },
  { "Joint value proposition written", "ours", 50 },
  { "Account lists compared", "theirs", 60 },
  { "First deal registered", "theirs", 75 },
  { "Review after ninety days", "ours", 90 },
  { NULL },
};

const RapportSampleStep rapport_sample_integration_steps[] = {
  { "Interfaces and data agreed", "ours", 7 },
  { "Connector built", "theirs", 40 },
  { "Test against the reference system", "ours", 55 },
  { "Security review", "ours", 65 },
  { "Listed in the catalogue", "ours", 80 },
  { NULL },
};

const RapportSampleStep rapport_sample_exit_steps[] = {
  { "Notice sent and confirmed", "ours", 0 },
  { "Customers told together", "theirs", 14 },
  { "Open deals handed over", "theirs", 30 },
  { "Access closed", "ours", 45 },
  { "Last invoices settled", "theirs", 60 },
  { NULL },
};

const RapportSampleStep rapport_sample_review_steps[] = {
  { "Pull revenue, pipeline and certificates", NULL, -14 },
  { "Go through the actions of the last review", NULL, -12 },
  { "Write summary, wins and issues", NULL, -9 },
  { "Send the pre-read and the agenda", NULL, -7 },
  { "Ask the partner for topics", NULL, -5 },
  { "Brief our people", NULL, -2 },
  { "Send the summary, actions and the next date", NULL, 2 },
  { NULL },
};

const char * const rapport_sample_customers[] = {
  "Aldergate Foods", "Brightwater Utilities", "Castellan Shipping", "Dunmore Dairies", "Eastvale Hospital Trust",
  "Fennimore Textiles", "Galloway Timber", "Harbourline Ferries", "Isarwerk Presses", "Juniper Retail Group",
  "Kronenberg Brewery", "Larkspur Pharma", "Mistral Airparts", "Novabrick Ceramics", "Ostsee Logistik",
  "Pinecrest Schools", "Quintero Wines", "Rosendal Paper", "Silberbach Chemicals", "Tidewater Ports",
  "Umbra Lighting", "Verdant Greenhouses", "Westbourne Water", "Xenial Hotels", "Yarrow Insurance",
  "Zollern Gears", "Abacus Savings Bank", "Borealis Mining", "Cinnabar Glass", "Delmarva Poultry",
  "Elbtal Dairy", "Farrow & Flint", "Glenside Distillers", "Hochrhein Turbines", "Indigo Fabrics",
  "Jasper Cement", "Kelso Railworks", "Lindenhof Clinics", "Mareno Olive Oil", "Northfold Housing",
  "Oakhaven Furniture", "Port of Sandhaven", "Quarrybank Stone", "Redfern Publishing", "Sundial Energy",
  "Tellmann Tools", "Upland Farms", "Vierwald Cable Cars", "Willowmere Council", "York Street Pharmacies",
  NULL,
};

const char * const rapport_sample_products[] = {
  "Atlas Flow", "Atlas Insight", "Atlas Edge Gateway", "Atlas Flow Enterprise", "Atlas Care", NULL,
};

const char * const rapport_sample_lost_reasons[] = {
  "Price", "No budget", "Missing feature", "Customer decided to wait", "Incumbent stayed", "Delivery time", NULL,
};

const char * const rapport_sample_competitors[] = {
  "Corvid Automation", "Plexara", "Tandem Works", "Ironleaf", NULL,
};

const char * const rapport_sample_lessons[] = {
  "Bring the technical lead into the first meeting.",
  "The register entry came too late: register before the demonstration.",
  "Ask for the budget before writing the offer.",
  "The reference visit decided it; plan one for every deal of this size.",
  "Offer the small package first and grow from there.",
  NULL,
};

const char * const rapport_sample_deal_steps[] = {
  "Send the revised offer", "Demonstration on site", "Clarify the licence count", "Meet the head of production",
  "Reference call", "Wait for the purchase order", "Agree the delivery plan", NULL,
};

const char * const rapport_sample_our_actions[] = {
  "Send the roadmap summary", "Confirm the discount in writing", "Name an engineer for the pilot",
  "Publish the joint success story", "Answer the security questionnaire", "Book the training room",
  "Correct the price list", "Introduce them to the product team", "Approve the MDF claim",
  "Set up the shared forecast", "Send the certificate vouchers", "Draft the joint offer", NULL,
};

const char * const rapport_sample_their_actions[] = {
  "Register the open deals", "Send the list of target accounts", "Name the executive sponsor",
  "Book the exam for two consultants", "Return the signed amendment", "Report the end customers of the quarter",
  "Prepare the demonstration system", "Confirm the speakers", "Send the proof of the campaign",
  "Update the forecast", "Collect the customer's feedback", "Pay the overdue invoice", NULL,
};

const char * const rapport_sample_competencies[] = {
  "Communication", "Relationship building", "Strategic thinking", "Business acumen", "Negotiation",
  "Conflict resolution", "Influence without authority", "Cultural awareness", "Planning and follow-up", NULL,
};

const char * const rapport_sample_behaviours[] = {
  "Performance", "Responsiveness", "Fairness", "Information sharing", "Openness", "Commitment", NULL,
};

const char * const rapport_sample_profile[] = {
  "Expectations", "Capabilities", "Experience", "Cultural fit", NULL,
};

const char * const rapport_sample_good_comments[] = {
  "Questions are answered the same day.", "The enablement day was excellent.", "We feel heard in the reviews.",
  "The forecast call saves us time every week.", "Registrations are decided quickly now.",
  "Good engineers, honest about what does not work.", NULL,
};

const char * const rapport_sample_bad_comments[] = {
  "The price list came too late again.", "We hear about changes from our customers first.",
  "Support needs too long for our cases.", "Too many contacts, nobody decides.",
  "The margin no longer pays for the effort.", NULL,
};

const char * const rapport_sample_wins[] = {
  "Three customers won together, one of them from a competitor.",
  "The joint workshop brought six new leads.",
  "All promised certificates were earned on time.",
  "The pilot went live two weeks early and is a reference now.",
  "Registrations are decided within a working day.",
  NULL,
};

const char * const rapport_sample_issues[] = {
  "Two offers waited for our discount approval.",
  "Support cases of the second level take too long.",
  "The forecast was changed late in the quarter.",
  "Too few people certified for the number of projects.",
  "The price list had to be corrected.",
  NULL,
};

const char * const rapport_sample_our_asks[] = {
  "Register deals before the first demonstration.\nName a second technical lead.",
  "Share the list of target accounts for mapping.",
  "Two more people through the certification by the end of the quarter.",
  "A fixed day for the forecast.",
  NULL,
};

const char * const rapport_sample_their_asks[] = {
  "Roadmap under non-disclosure, each quarter.\nAn engineer for the pilot.",
  "Faster decision on special prices.",
  "Marketing budget for the spring event.",
  "One contact for all questions on contracts.",
  NULL,
};

const char * const rapport_sample_swot[4][4] = {
  { "Trusted by mid-sized manufacturers", "Own service team around the clock", "Short decisions", "Strong brand in the region" },
  { "Depends on one technical lead", "Little marketing of their own", "Forecast is often late", "No presence outside the region" },
  { "New regulation drives demand for monitoring", "Their installed base has no analytics yet",
    "Joint offer for food producers", "Public funding for digital projects" },
  { "Competitor courts their sales people", "Customers delay investments", "New owner may change the strategy",
    "Components are scarce" },
};
