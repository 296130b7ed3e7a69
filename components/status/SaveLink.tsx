/** Hands a text to the browser as a file; it goes no other way. */
import { useEffect, useState } from 'preact/hooks';

interface SaveLinkProps {
  readonly name: string;
  readonly text: string;
  readonly label: string;
}

/** A link that saves the text under the name. */
export function SaveLink({ name, text, label }: SaveLinkProps) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a href={address} download={name}>
      {label} <code>{name}</code>
    </a>
  );
}
