/** English words of popup and status page. */
import type { Outcome, Quiet } from '../../lib/activity/decision.ts';
import type { Kind } from '../../lib/activity/activity.ts';
import type { ConfigurationKey } from '../../lib/policy/configuration.ts';
import type { Layer, Status } from '../../lib/browser/messages.ts';
import { things } from './en-things.ts';
import { ownEn } from './own-en.ts';
import { plural } from './text.ts';

const language = 'en' as const;
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesEn = {
  language,
  brand: 'Handrail',
  things,
  /** Between two facts of one line. */
  comma: ', ',
  state: {
    loading: ['One moment', 'Handrail is starting.'],
    silent: [
      'Handrail does not answer',
      'Close this and open it again. If that does not help, restart the browser or tell your IT team.',
    ],
    unknown: [
      'Waiting for settings',
      'The browser has not said yet whether an organisation manages it. Until it does, Handrail stays out of your way.',
    ],
    unmanaged: [
      'Handrail is not set up here',
      'This browser carries no settings from an organisation. Nothing is checked and nothing is recorded.',
    ],
    noPolicy: [
      'No rules yet',
      'Your organisation manages Handrail here, but its rules have not arrived. Handrail keeps asking for them.',
    ],
    on: [
      'Handrail is on for this page',
      'It speaks up when you share, connect or publish something risky.',
    ],
    idle: [
      'Nothing to do on this page',
      'Handrail steps in only where you share, connect or publish.',
    ],
    ready: ['Handrail is on', 'It speaks up when you share, connect or publish something risky.'],
    stale: [
      'Working with older rules',
      'The rules are past their date and no newer ones have arrived. They hold until they do.',
    ],
  } satisfies Record<string, readonly [string, string]>,
  kinds: {
    consent: 'consent',
    share: 'share',
    connect: 'connection',
    publish: 'publication',
  } satisfies Record<Kind, string>,
  tags: {
    proceeded: 'went on',
    cancelled: 'went back',
    fixed: 'fixed',
    blocked: 'stopped',
    requested: 'asked',
    allowed_silently: 'let through',
    disputed: 'questioned',
  } satisfies Record<Outcome, string>,
  outcomes: {
    proceeded: 'You went on',
    cancelled: 'You went back',
    fixed: 'You changed it and went on',
    blocked: 'A rule stopped it',
    requested: 'You asked for approval',
    allowed_silently: 'Nothing stood against it',
    disputed: 'You said that this is wrong',
  } satisfies Record<Outcome, string>,
  when: {
    today: (time: string) => `today, ${time}`,
    yesterday: (time: string) => `yesterday, ${time}`,
    justNow: 'just now',
    never: 'not yet',
  },
  popup: {
    recent: 'Last decisions',
    none: 'No decisions yet.',
    more: 'What was recorded about me',
    policy: (version: number, age: string) => `Policy ${number(version)}, ${age}`,
  },
  page: {
    title: 'Handrail: status',
    activity: 'My activity',
    activityIntro:
      "Decisions recorded in this browser, newest first. Reports never hold titles, contents or other people's mail addresses.",
    activityNone: 'Nothing has been recorded.',
    activityColumns: ['When', 'What', 'What happened', 'Reported'],
    drill: 'exercise',
    quiets: {
      'cool-down': 'Not asked again: you answered this lately',
      'same-step': 'Not asked again: the same step as before',
      budget: 'Not shown: you had seen enough of these that day',
    } satisfies Record<Quiet, string>,
    sent: 'yes',
    waiting: 'waiting',
    rules: 'Rules',
    rulesNone: 'No rules have arrived. What Handrail does meanwhile is the setting failMode.',
    rulesRows: {
      organisation: 'Organisation',
      version: 'Version',
      count: 'Number of rules',
      signer: 'Signed with key',
      verified: 'Signature checked',
      checked: 'Last looked for newer ones',
      expires: 'Good until',
    },
    stale: 'past this date, still in force',
    pull: 'Look for new rules now',
    lastPull: 'Last look',
    pullOk: 'went well',
    reports: 'Reports',
    reportRows: {
      waiting: 'Waiting to be sent',
      sent: 'Sent',
      setAside: 'Refused by the server and set aside',
      dropped: 'Dropped because the queue was full',
      lastSent: 'Last sent',
      lastError: 'Last error',
    },
    send: 'Send waiting reports now',
    places: 'Where Handrail looks',
    placesIntro:
      'Counted since the browser started. A dialog that could not be read is reported without its content.',
    placeColumns: ['Product', 'Can do', 'Read', 'Not readable'],
    capability: {
      inform: 'tell',
      hold: 'hold the button',
      'hard-hold': 'hold the button and the request',
    },
    version: (version: number) => `version ${number(version)}`,
    layers: 'How Handrail holds a step',
    layersIntro:
      'Each layer catches what the one before it may miss. They work without each other.',
    layerColumns: ['Layer', 'State', 'Why'],
    layerNames: {
      flow: 'Follows sign-in requests through tabs',
      page: 'Holds the button on the page',
      request: 'Holds the request on its way out',
      net: 'Stops what the rules rule out altogether',
    } satisfies Record<Layer['id'], string>,
    layerOn: 'works',
    layerOff: 'does not work',
    layerReasons: {
      on: 'Everything it needs is there.',
      'nothing-to-do': 'The rules give it nothing to do.',
      'switched-off': 'The rules switch it off.',
      'not-installed-by-policy':
        'The browser lets only extensions hold requests that an organisation installed by policy.',
      'not-managed': 'No organisation manages this browser.',
      'no-policy': 'No rules have arrived.',
      'refused-by-browser': 'The browser did not take it. The support summary says more.',
    } satisfies Record<Layer['reason'], string>,
    layerRules: (used: number, left: number) =>
      left === 0
        ? `${number(used)} in force`
        : `${number(used)} in force, ${number(left)} left to the other layers`,
    settings: 'Settings',
    settingsIntro:
      'As your organisation set them by browser policy. Handrail cannot be configured by hand.',
    settingColumns: ['Setting', 'Value', 'From'],
    sources: {
      managed: 'browser policy',
      'trial build': 'trial build',
      default: 'Handrail itself',
    } satisfies Record<Status['configuration'][number]['source'], string>,
    unset: 'not set',
    refused: 'not used',
    problems: (count: number) =>
      `${number(count)} ${plural(language, count, { one: 'setting is', other: 'settings are' })} not right`,
    problemAdvice:
      'Correct it in the browser policy that your IT team manages. Until then the value in this table is in force.',
    unknownAdvice: 'Correct the name in the browser policy, or remove it. It has no effect.',
    advice: {
      policyUrl: 'Without it no rules can be fetched.',
      policyKeys: 'Without a valid key no rules are accepted.',
      reportUrl: 'Without it reports wait in this browser.',
    } satisfies Partial<Record<ConfigurationKey, string>>,
    capture: {
      title: 'Capture a dialog',
      intro:
        'For admins and contributors: saves how a dialog is built, as a test page for Handrail. Texts, names, addresses and numbers are left out. Nothing is sent anywhere: you see it here, and save it yourself.',
      tab: 'Open tab',
      noTabs: 'No website is open in another tab.',
      go: 'Capture',
      working: 'Looking at the tab …',
      none: 'No dialog is on screen in that tab. Open it there and come back.',
      failed:
        'That tab could not be read. Reload it and try again. The browser keeps some pages from extensions.',
      done: (count: number) =>
        `${number(count)} ${plural(language, count, { one: 'dialog', other: 'dialogs' })} found. Read it before you save it: a name that is part of an id may still be there.`,
      unknown: 'A dialog Handrail does not know',
      structure: (place: string) => `Structure of the dialog on ${place}`,
      found: 'Found',
      missing: 'Not found',
      nothing: 'nothing',
      cut: 'Too large to be kept whole: the end is missing.',
      savePage: 'Save the structure',
      saveFacts: 'Save its description',
    },
    support: 'Support',
    supportIntro:
      'A summary for your IT team: versions, states and errors. It names no person and no decision.',
    copy: 'Copy the summary',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying. Select the text below and copy it.',
    done: 'Done.',
    failed: 'That did not work. The reason stands under “Last look” or “Last error”.',
  },
  ...ownEn,
};
