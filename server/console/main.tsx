/// <reference types="vite/client" />
import './zod-without-eval.ts';
import './tokens.css';
import './base.css';
import './sign-in.css';
import './frame.css';
import './now/overview.css';
import './now/list.css';
import './now/saved.css';
import './now/detail.css';
import './report/report.css';
import './evidence/evidence.css';
import './contain/contain.css';
import './approvals/approvals.css';
import './coverage/coverage.css';
import './people/people.css';
import './inventory/inventory.css';
import './findings/findings.css';
import { render } from 'preact';
import { App } from './App.tsx';

const place = document.getElementById('console');
if (place !== null) render(<App />, place);
