/**
 * First-party apps whose answer goes to the machine itself. They never show a consent page, and anybody who
 * gets a person to pass on the address with the code can take it ("ConsentFix", "AuthCodeFix").
 *
 * Source: Microsoft: dirkjanm/ROADtools `firstpartyscopes.json`, the public clients with a loopback redirect
 * (2026-11-23). Google and GitHub: the client ids in the source of gcloud, the Google API client libraries,
 * clasp, gemini-cli, Git Credential Manager, GitHub CLI, GitHub Desktop and Visual Studio Code.
 * Licence: MIT (ROADtools); the others are facts from published source code.
 * Date: 2026-11-23.
 * Refresh: in the ROADtools file take the apps with `public_client` and a redirect to localhost or 127.0.0.1.
 * A line is an id and a name; the platform stands above.
 */
export const LOOPBACK_CLIENTS = {
  microsoft: `
d5a56ea4-7369-46b8-a538-c370805301bf Azure Artifacts
2bc7f11e-e2f4-4a09-b5e0-6988f60a8b0f Azure Connected Machine Agent
a69788c6-1d43-44ed-9ca3-b83e194da255 Azure Data Studio
80faf920-1908-4b52-b5ef-a8e7bedfc67a Azure Kubernetes Service AAD Client
a94f9c62-97fe-4d19-b06d-472bed8d2bcf Azure SQL Database and Data Warehouse
a7d8b517-ace2-4c65-b0b7-38f9a2a8e9d8 Centralized Deployment PowerShell Tools
14638111-3389-403d-b206-a6a71d9f8f16 Copilot App
2ad88395-b77d-4561-9441-d0e40824f9bc Dynamics 365 Development Tools
51f81489-12ee-4a9e-aaae-a2591f45987d Dynamics 365 Example Client Application
655db33f-4580-4e63-bad1-4618764badb9 Dynamics 365 Guides
4906f920-9f94-4f14-98aa-8456dd5f78a8 Dynamics CRM Unified Service Desk
7f98cb04-cd1e-40df-9140-3bf7e2cea4db JDBC Client Driver
db662dc1-0cfe-4e1c-a843-19a68e65be58 KustoClient
3d5cffa9-04da-4657-8cab-c7f074657cad M365 Commerce Client
5eb6d742-390a-4eb3-b862-21d0166c54cf M365 Dev Portals - Authentication flow
04b07795-8ddb-461a-bbee-02f9e1bf7b46 Microsoft Azure CLI
c00e9d32-3c8d-4a7d-832b-029040e7db99 Microsoft Azure Information Protection
1950a258-227b-4e31-a9cf-717495945fc2 Microsoft Azure PowerShell
4d2f5175-f06b-49e2-9f4a-8e614a8abc03 Microsoft Exchange Hybrid Wizard
fb78d390-0c51-40cd-8e17-fdbfab77341b Microsoft Exchange REST API Based Powershell
eea619ad-603a-4b03-a386-860fcc7410d1 Microsoft Mesh
2e246ed0-1ec0-4526-a2de-9e9ff9468494 Microsoft Power Automate SDX Plugin
a672d62c-fc7b-4e81-a576-e60dc46e951d Microsoft Power Query for Excel
fca5a20d-55aa-4395-9c2f-c6147f3c9ffa Microsoft Remote Assist
9bc3ab49-b65d-410a-85ad-de819febfddc Microsoft SharePoint Online Management Shell
aba285d5-d9f3-427b-a994-e9deb4567639 Microsoft SQL Server
2fd908ad-0664-4344-b9be-cd3e8b574c38 Microsoft.Data.SqlClient
5c17a0cf-5493-4b86-b23d-dabc1cc46f5a Minit Desktop for Windows
12128f48-ec9e-42f0-b203-ea49fb6af367 MS Teams Powershell Cmdlets
fa3d58b1-f3bc-489e-954e-119d58a29bae Office Scripts
05c7489d-bc20-4405-a3b4-cf0743f090ca PlacesCmdletModule
7f67af8a-fedc-4b08-8b4e-37c4d127b6cf Power BI Desktop
ea0616ba-638b-4df5-95b9-636659ae5121 Power BI Gateway
23d8f6bd-1eb0-4cc2-a08c-7bf525c67bcd Power BI PowerShell
9cee029c-6210-4654-90bb-17e6e9d36617 Power Platform CLI - pac
7ea7c24c-b1f6-4a20-9d11-9ae12e9e7ac0 Teams-Toolkit
36c50012-7aa1-4bff-9ff8-51c75190ae4d Trident-Spark-IDE
04f0c124-f2bc-4f59-8241-bf6df9866bbd Visual Studio
872cd9fa-d31f-45e0-9eab-6e460a02d1f1 Visual Studio - Legacy
aebc6443-996d-45c2-90f0-388ff96faa56 Visual Studio Code
da7b2a48-99e4-4e2b-a492-06d19a39ca57 XSync Server Agent
`,
  google: `
32555940559.apps.googleusercontent.com Google Cloud SDK
764086051850-6qr4p6gpi6hn506pt8ejuq83di341hur.apps.googleusercontent.com Google Auth Library
1072944905499-vm2v2i5dvn0a0d2o4ca36i1vge8cvbn0.apps.googleusercontent.com clasp
681255809395-oo8ft2oprdrnp9e3aqf6av3hmdib135j.apps.googleusercontent.com Gemini CLI
`,
  github: `
178c6fc778ccc68e1d6a GitHub CLI
01ab8ac9400c4e429b23 Visual Studio Code
0120e057bd645470c1ed Git Credential Manager
`,
} as const;

/** First-party apps of other providers whose answer goes to a website or to a browser. */
export const OTHER_OWN_CLIENTS = {
  google: `
77185425430.apps.googleusercontent.com Google Chrome
407408718192.apps.googleusercontent.com Google OAuth Playground
`,
  github: `
Iv1.b507a08c87ecfe98 GitHub Copilot
`,
} as const;
