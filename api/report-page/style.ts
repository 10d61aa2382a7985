/** Style of the residents' pages: system fonts, one column; colours as the interface's tokens have them (light, dark). */
export const STYLE = `
:root{color-scheme:light dark;--canvas:#eef0f2;--surface:#fff;--raised:#f6f7f8;--selected:#e3edfb;--text:#14191f;--second:#46505a;--line:#dde1e5;--strong:#7c8590;--accent:#1d56b8;--fill:#1d56b8;--danger:#b3261e;--red:#b3261e;--tint:#fce8e6;--warm:#fdf0d9;--warmText:#8a5300}
@media (prefers-color-scheme:dark){:root{--canvas:#0b0f13;--surface:#12171d;--raised:#1a2128;--selected:#1b3050;--text:#e9edf1;--second:#aeb8c2;--line:#27303a;--strong:#727d89;--accent:#7db3ff;--fill:#2b61b9;--danger:#ff8a7a;--red:#ac3329;--tint:#3b1713;--warm:#33270d;--warmText:#f7c765}}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--text);font:400 16px/24px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.fire{position:sticky;top:0;z-index:1;display:flex;align-items:center;justify-content:center;gap:10px;min-height:64px;padding:8px 16px;background:var(--red);color:#fff;font-size:20px;font-weight:600;line-height:28px;text-align:center;text-decoration:none}
.fire svg{flex:none}
main,.top{max-width:560px;margin:0 auto;padding:0 16px}
.top{display:flex;justify-content:space-between;align-items:center;min-height:48px;color:var(--second);font-size:14px}
.top .demo{border:1px solid var(--strong);border-radius:4px;padding:0 6px;font-size:13px}
a{color:var(--accent)}
.top a{padding:12px 0 12px 12px;margin-left:auto}
h1{font-size:24px;line-height:32px;font-weight:600;margin:0 0 8px}
h2{font-size:18px;line-height:24px;font-weight:600;margin:0 0 8px}
p{margin:0 0 12px}
.lead,.hint,.meta{color:var(--second)}
.hint,.meta{font-size:14px;line-height:20px;margin:0 0 8px}
.card,fieldset{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;margin:0 0 12px;min-width:0}
legend{float:left;width:100%;font-size:18px;line-height:24px;font-weight:600;margin:0 0 8px;padding:0}
legend+*{clear:both}
label{display:block}
label.field{margin:0 0 4px;font-weight:500}
input[type=text],input[type=tel],select,textarea{display:block;width:100%;min-height:48px;padding:10px 12px;margin:0 0 12px;border:1px solid var(--strong);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
textarea{min-height:104px;resize:vertical}
input[type=file]{display:block;width:100%;min-height:48px;padding:10px 0;font:inherit;font-size:14px;color:inherit}
input::file-selector-button{min-height:48px;margin-right:12px;padding:0 16px;border:1px solid var(--strong);border-radius:10px;background:var(--surface);color:var(--accent);font:inherit;font-size:16px}
.choice{display:flex;align-items:flex-start;gap:12px;min-height:48px;padding:12px;border:1px solid var(--line);border-radius:10px;margin:0 0 8px;cursor:pointer}
.choice input{flex:none;width:20px;height:20px;margin:2px 0 0;accent-color:var(--fill)}
.choice:has(:checked){background:var(--selected);border-color:var(--accent)}
.choice.burns{border-color:var(--danger);color:var(--danger);font-weight:600}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:10px 16px;border:1px solid var(--strong);border-radius:10px;background:var(--surface);color:var(--accent);font:inherit;font-weight:500;text-decoration:none;cursor:pointer}
.primary{width:100%;min-height:56px;background:var(--fill);border-color:var(--fill);color:#fff;font-size:19px;font-weight:600}
.call{width:100%;min-height:56px;background:var(--red);border-color:var(--red);color:#fff;font-size:19px;font-weight:600}
button[disabled]{opacity:.7;cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.fire:focus-visible{outline-color:#fff;outline-offset:-6px}
.error{color:var(--danger);font-size:14px;line-height:20px;font-weight:500;margin:0 0 8px}
[aria-invalid=true]{border-color:var(--danger)!important;border-width:2px!important}
[data-fire],.error,.card[role]{scroll-margin-top:80px}
.stop{border:2px solid var(--danger);background:var(--tint)}
.stop h2{color:var(--danger)}
.good{background:var(--selected);border-color:var(--accent)}
.warn{background:var(--warm);color:var(--warmText);border-color:currentColor}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.only-script{display:none}
.script .only-script{display:block}
.pair{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 8px}
.pair button{flex:1 1 auto}
[data-forget]{margin:0 0 12px}
.script .no-script{display:none}
.when-burns{display:none}
form:has(.burns :checked) .when-burns{display:block}
form:has(.burns :checked) .unless-burns{display:none}
dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}
dt{color:var(--second)}
dd{margin:0;white-space:pre-line}
ol.steps{list-style:none;margin:0;padding:0}
.steps li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;padding:8px 0 8px 28px;position:relative;border-bottom:1px solid var(--line)}
.steps li:last-child{border-bottom:0}
.steps li::before{content:"";position:absolute;left:2px;top:13px;width:14px;height:14px;border:2px solid var(--strong);border-radius:50%}
.steps li.done::before{content:"✓";background:var(--fill);border-color:var(--fill);color:#fff;font:700 10px/10px system-ui;text-align:center}
.steps .at,.late{color:var(--second)}
.steps .wait{color:var(--second)}
.late{color:var(--danger);font-weight:500}
.number{font-size:20px;line-height:28px;font-weight:600}
.letter{border-left:3px solid var(--accent);padding-left:12px;margin:0 0 12px}
.letter p{margin:0;white-space:pre-line}
.scores{display:grid;gap:8px}
.card>:last-child,fieldset>:last-child{margin-bottom:0}
.print-only{display:none}
main{padding-bottom:32px}
@media (prefers-reduced-motion:no-preference){button,.choice{transition:background-color .12s}}
@media print{:root{color-scheme:light;--canvas:#fff;--surface:#fff;--text:#000;--second:#333;--line:#999;--strong:#666;--accent:#000;--danger:#000;--tint:#fff;--selected:#fff;--warm:#fff;--warmText:#000}body{font-size:11pt;line-height:16pt}.fire{position:static;background:#fff;color:#000;border:2px solid #000;min-height:0}.card,fieldset,.steps li,.letter{break-inside:avoid}.steps li.done::before{color:#000;background:#fff}.no-print,button,.button,input[type=file],[data-link]{display:none!important}.print-only{display:block}main,.top{max-width:none;padding:0}.top{min-height:0}@page{size:A4;margin:15mm}}
`.trim()
