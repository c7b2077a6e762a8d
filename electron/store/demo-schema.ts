/**
 * A Barterex-shaped schema for the marketplaces that the console makes itself: tables and columns as the current
 * release has them, in the kinds and affinities of BARTEREX.md section 5, less what a checkout never meets.
 */
export const DEMO_SCHEMA: readonly string[] = [
  `CREATE TABLE user (
    id INTEGER NOT NULL PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    email VARCHAR(120) NOT NULL,
    password_hash TEXT NOT NULL,
    city VARCHAR(50),
    credits INTEGER,
    last_checkout_transaction_id VARCHAR(8),
    last_checkout_timestamp DATETIME,
    level INTEGER,
    tier VARCHAR(20),
    trading_points INTEGER,
    referral_code VARCHAR(20) UNIQUE,
    is_admin BOOLEAN,
    is_banned BOOLEAN,
    ban_reason TEXT,
    created_at DATETIME,
    last_login DATETIME
  )`,
  'CREATE UNIQUE INDEX ix_user_email ON user (email)',
  'CREATE INDEX ix_user_username ON user (username)',
  `CREATE TABLE item (
    id INTEGER NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    description TEXT,
    value FLOAT,
    is_available BOOLEAN,
    is_approved BOOLEAN,
    status VARCHAR(50),
    user_id INTEGER NOT NULL REFERENCES user (id),
    uploaded_by_id INTEGER REFERENCES user (id),
    condition VARCHAR(20),
    category VARCHAR(100) NOT NULL,
    credited BOOLEAN,
    location VARCHAR(100),
    item_number VARCHAR(20) NOT NULL UNIQUE
  )`,
  'CREATE INDEX idx_item_user_id ON item (user_id)',
  'CREATE INDEX idx_item_is_available ON item (is_available)',
  `CREATE TABLE trade (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER REFERENCES user (id),
    sender_id INTEGER NOT NULL REFERENCES user (id),
    receiver_id INTEGER NOT NULL REFERENCES user (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    item_given_id INTEGER REFERENCES item (id),
    item_received_id INTEGER REFERENCES item (id),
    status VARCHAR(20) NOT NULL,
    timestamp DATETIME,
    created_at DATETIME
  )`,
  'CREATE INDEX idx_trade_sender_id ON trade (sender_id)',
  'CREATE INDEX idx_trade_receiver_id ON trade (receiver_id)',
  `CREATE TABLE cart (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id),
    created_at DATETIME,
    updated_at DATETIME
  )`,
  'CREATE INDEX idx_cart_user_id ON cart (user_id)',
  `CREATE TABLE cart_item (
    id INTEGER NOT NULL PRIMARY KEY,
    cart_id INTEGER NOT NULL REFERENCES cart (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    quantity INTEGER NOT NULL,
    added_at DATETIME,
    CONSTRAINT unique_cart_item UNIQUE (cart_id, item_id)
  )`,
  'CREATE INDEX idx_cartitem_cart_id ON cart_item (cart_id)',
  `CREATE TABLE "order" (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id),
    delivery_method VARCHAR(20) NOT NULL,
    delivery_address VARCHAR(255),
    status VARCHAR(50),
    date_ordered DATETIME,
    cancelled BOOLEAN,
    cancelled_at DATETIME,
    order_number VARCHAR(50) NOT NULL UNIQUE,
    total_credits FLOAT,
    credits_used FLOAT,
    credits_balance_before FLOAT,
    credits_balance_after FLOAT
  )`,
  `CREATE TABLE order_item (
    id INTEGER NOT NULL PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES "order" (id),
    item_id INTEGER NOT NULL REFERENCES item (id)
  )`,
  `CREATE TABLE credit_transaction (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER REFERENCES user (id),
    amount INTEGER NOT NULL,
    transaction_type VARCHAR(50),
    description VARCHAR(255),
    reason VARCHAR(100),
    balance_before FLOAT,
    balance_after FLOAT,
    related_order_id INTEGER REFERENCES "order" (id),
    related_item_id INTEGER REFERENCES item (id),
    timestamp DATETIME
  )`,
  `CREATE TABLE notification (
    id INTEGER NOT NULL PRIMARY KEY,
    message VARCHAR(255),
    user_id INTEGER REFERENCES user (id),
    created_at DATETIME,
    is_read BOOLEAN,
    notification_type VARCHAR(50),
    category VARCHAR(50),
    priority VARCHAR(20)
  )`,
  `CREATE TABLE payment (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id),
    paystack_reference VARCHAR(255) UNIQUE,
    amount_naira FLOAT NOT NULL,
    credits_purchased INTEGER NOT NULL,
    status VARCHAR(50) NOT NULL,
    payment_method VARCHAR(100),
    created_at DATETIME,
    paid_at DATETIME,
    currency VARCHAR(3)
  )`,
  `CREATE TABLE referral (
    id INTEGER NOT NULL PRIMARY KEY,
    referrer_id INTEGER NOT NULL REFERENCES user (id),
    referred_user_id INTEGER NOT NULL REFERENCES user (id),
    referral_code_used VARCHAR(20) NOT NULL,
    signup_bonus_earned BOOLEAN,
    purchase_bonus_earned BOOLEAN,
    created_at DATETIME
  )`,
  `CREATE TABLE admin (
    id INTEGER NOT NULL PRIMARY KEY,
    username VARCHAR(120) NOT NULL UNIQUE,
    email VARCHAR(120) NOT NULL UNIQUE,
    password VARCHAR(200) NOT NULL
  )`,
  `CREATE TABLE audit_log (
    id INTEGER NOT NULL PRIMARY KEY,
    admin_id INTEGER NOT NULL REFERENCES admin (id),
    action_type VARCHAR(100) NOT NULL,
    target_type VARCHAR(50) NOT NULL,
    target_id INTEGER,
    target_name VARCHAR(255),
    description TEXT,
    reason TEXT,
    before_value TEXT,
    after_value TEXT,
    timestamp DATETIME NOT NULL
  )`,
];
