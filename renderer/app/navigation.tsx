import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { ROOMS } from './rooms.ts';
import './navigation.css';

export function Navigation() {
  return (
    <nav className="navigation" aria-label="Rooms">
      <div className="navigation-brand">
        <span className="navigation-sign">
          <Icon name="transactions" />
        </span>
        Barterex Console
      </div>
      <ul>
        {ROOMS.map((room) => (
          <li key={room.name}>
            <Link
              {...room.link}
              className="navigation-link"
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
              title={room.purpose}
            >
              <Icon name={room.icon} />
              <span className="navigation-name">{room.name}</span>
              <span className="navigation-keys" aria-hidden="true">
                {room.keys.toUpperCase()}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
