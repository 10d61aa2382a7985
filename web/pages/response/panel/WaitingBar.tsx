import styles from './WaitingBar.module.css'

/** Along the top of what waits for its next figures; the section itself is marked busy. */
export const WaitingBar = () => <div className={styles['bar']} />
