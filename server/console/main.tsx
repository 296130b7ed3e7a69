/// <reference types="vite/client" />
import './zod-without-eval.ts';
import './tokens.css';
import './base.css';
import './sign-in.css';
import './frame.css';
import './overview.css';
import './list.css';
import './detail.css';
import { render } from 'preact';
import { App } from './App.tsx';

const place = document.getElementById('console');
if (place !== null) render(<App />, place);
