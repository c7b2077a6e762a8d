import { Switch } from '../../ui/switch.tsx';

interface VanishingSwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Somebody else takes this item between its validation and its linking. */
export function VanishingSwitch({ isOn, onChange }: VanishingSwitchProps) {
  return (
    <Switch icon="bolt" isOn={isOn} onChange={onChange}>
      Becomes unavailable
    </Switch>
  );
}
