/** A small policy with comments, quotes and one-line maps, for whatever changes policy files. */
export const ACME = `# Acme's policy. Ask security before you change it.
vocabulary: 2
id: acme
# Only ever grows.
version: 1
issued: '2026-11-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation:
  name: Acme
  # Where "Ask security" leads.
  contact: https://intranet.acme.example/security

lists:
  domains:
    own: [acme.example]
  apps:
    # Looked at and fine.
    approved:
      - clientId: team-planner
        name: Team Planner
        scopes: [openid, user.read]
    # Fine for some.
    limited:
      - clientId: ledger-sync
        name: Ledger Sync # from finance
    # Turned up in break-ins.
    watched:
      - { clientId: ff8d92dc-3d82-41d6-bcbd-b9174d163620, name: PerfectData Software }
  scopes:
    mail: [mail.*]

rules:
  # ---- Connecting apps ----
  - id: unknown-app-with-mail
    kinds: [consent]
    when: { all: [{ not: { appIn: approved } }, { scopeIn: mail }] }
    effect: justify
    stage: observe # since May

  # ---- Sharing ----
  - id: share-outside
    kinds: [share]
    when: { audienceAtLeast: external }
    effect: block
    stage: coach
    text:
      why:
        - en: It would leave Acme.
          de: Das würde Acme verlassen.

# Lift rules here.
exceptions: []

# Stops things at once.
kill: []

settings:
  freshBeforeRisk: true
`;
