/**
 * Apps that turned up in break-ins. Most are ordinary programs that thieves like for what they can do: worth
 * a question or an approval, not a verdict.
 *
 * Source: `rogueapps`: huntresslabs/rogueapps `public/rogueapps.json`; `detections`: randomaccess3/detections
 * `M365_Oauth_Apps/MaliciousOauthAppDetections.json`.
 * Licence: MPL-2.0 (rogueapps, this file's lines marked so keep it) and Detection Rule License 1.1
 * (detections, with its author named here: randomaccess3).
 * Date: 2026-11-23.
 * Refresh: take both files anew; a line is id, name, what it was used for, where it is from.
 */
export const ABUSED_CLIENTS = `
a43e5392-f48b-46a4-a0f1-098b5eeb4757 CloudSponge | exfiltration, business mail fraud, addressbook, address book exfiltration | detections rogueapps
e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd eM Client | business mail fraud, email, spam, mailbox exfiltration, persistence | detections rogueapps
77468577-4f6e-40e7-b745-11d3d0c28095 Fastmail | mailbox exfiltration, persistence | detections
2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139 Mail Backup | mailbox exfiltration | detections
a245e8c0-b53c-4b67-9b45-751d1dff8e6b Newsletter Software Supermailer | business mail fraud, spam, phishing | detections rogueapps
ff8d92dc-3d82-41d6-bcbd-b9174d163620 PerfectData Software | exfiltration, business mail fraud, backup, mailbox exfiltration | detections rogueapps
179d5108-412b-4c95-8e34-06786784ab39 PostBox | mailbox exfiltration, persistence | detections
b15665d9-eda6-4092-8539-0eec376afd59 rclone | exfiltration, business mail fraud | rogueapps
4761b959-9780-4c2d-87a3-512b4638f767 rclone | data exfiltration, sharepoint/onedrive exfiltration | detections
caffae8c-0882-4c81-9a27-d1803af53a40 SigParser | address book exfiltration | detections
946c777c-bc85-489e-b034-392389ae23d6 Spike | mailbox exfiltration, persistence, phishing | detections
497ac034-5120-4c1a-929a-0351f5c09918 ZoomInfo Communitiez Login | address book exfiltration, reconnaissance, phishing | detections
858d7e42-35f0-44b7-9033-df309239a47f Zoominfo Login | address book exfiltration | detections
`;
