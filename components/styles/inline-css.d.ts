/** Vite hands the text of a style sheet to whoever imports it with `?inline`. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
declare module '*.css';
