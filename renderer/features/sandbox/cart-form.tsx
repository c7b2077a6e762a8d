import { LARGEST_CART } from '../../../shared/contract/sandbox.ts';
import { addCredits, formatCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { IconButton } from '../../ui/button.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { BuyerPicker, ItemPicker } from './pickers.tsx';
import type { SandboxSearch } from './search.ts';
import { type CartLine, useBuyer, useCartLines } from './use-cart.ts';
import { VanishingSwitch } from './vanishing-switch.tsx';
import './cart-form.css';

interface CartFormProps {
  readonly search: SandboxSearch;
  readonly onSearch: (search: SandboxSearch) => void;
}

/** A cart of real people and items. The buyer may well have too little, or want what is not to be had: that is the test. */
export function CartForm({ search, onSearch }: CartFormProps) {
  const itemIds = search.items ?? [];
  const lines = useCartLines(itemIds);

  function changeItems(items: readonly ItemId[]) {
    onSearch({ ...search, items: items.length === 0 ? undefined : [...items] });
  }

  return (
    <>
      <h2>Own cart</h2>
      <div className="cart-pickers">
        <BuyerPicker onPick={(buyer) => onSearch({ ...search, buyer })} />
        <ItemPicker
          onPick={(itemId) => {
            if (!itemIds.includes(itemId) && itemIds.length < LARGEST_CART) changeItems([...itemIds, itemId]);
          }}
        />
      </div>
      <div className="cart-columns">
        <Buyer search={search} />
        <div className="cart-lines">
          {lines.length === 0 && (
            <p className="quiet">The cart is empty. Search for items above; an empty cart can be run, too.</p>
          )}
          {lines.map((line) => (
            <Line
              key={line.itemId}
              line={line}
              isVanishing={search.vanishing === line.itemId}
              onVanishing={(isOn) => onSearch({ ...search, vanishing: isOn ? line.itemId : undefined })}
              onRemove={() => changeItems(itemIds.filter((itemId) => itemId !== line.itemId))}
            />
          ))}
          {lines.length > 0 && <CartTotal lines={lines} />}
        </div>
      </div>
    </>
  );
}

function Buyer({ search }: Pick<CartFormProps, 'search'>) {
  const buyer = useBuyer(search.buyer);
  if (search.buyer === undefined) return <p className="cart-buyer quiet">No buyer yet.</p>;
  if (buyer === undefined) return <p className="cart-buyer quiet">User no. {search.buyer}</p>;
  return (
    <div className="cart-buyer">
      <span className="quiet">Buyer</span>
      <span className="cart-buyer-name">
        <PersonalText text={buyer.username} />
        <span className="quiet number"> no. {buyer.userId}</span>
      </span>
      <span className="quiet">Balance, credits</span>
      <span className="cart-buyer-balance number">
        {buyer.balance === null ? 'not stored' : formatCredits(buyer.balance)}
      </span>
      {buyer.isBanned && <span className="cart-banned cart-warning">This account is banned.</span>}
    </div>
  );
}

interface LineProps {
  readonly line: CartLine;
  readonly isVanishing: boolean;
  readonly onVanishing: (isOn: boolean) => void;
  readonly onRemove: () => void;
}

function Line({ line: { itemId, item }, isVanishing, onVanishing, onRemove }: LineProps) {
  return (
    <div className="cart-line">
      <span className="cart-line-item">
        <span className="truncate">
          {item === undefined ? `Item no. ${itemId}` : <UntrustedText text={item.title} isTruncated />}
        </span>
        {item !== undefined && (
          <span className="quiet truncate">
            {!item.isAvailable && <span className="cart-warning">Not available. </span>}
            no. {itemId}
            {item.sellerName === null ? ', no seller' : ', sold by '}
            {item.sellerName !== null && <PersonalText text={item.sellerName} />}
          </span>
        )}
      </span>
      <VanishingSwitch isOn={isVanishing} onChange={onVanishing} />
      <span className="cart-line-price number">{item?.price == null ? '–' : formatCredits(item.price)}</span>
      <IconButton icon="close" label={`Take item ${itemId} out of the cart`} onPress={onRemove} />
    </div>
  );
}

function CartTotal({ lines }: { readonly lines: readonly CartLine[] }) {
  const total = addCredits(...lines.map((line) => line.item?.price ?? ZERO_CREDITS));
  return (
    <div className="cart-total">
      <span>Total, credits</span>
      <span className="number">{formatCredits(total)}</span>
    </div>
  );
}
