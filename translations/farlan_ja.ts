<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Farlan::ActionText</name>
    <message>
        <source>&amp;Start</source>
        <extracomment>“Start” is for a server.</extracomment>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>接続(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try Now</source>
        <translation>今すぐ再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <extracomment>“Stop” is for a server.</extracomment>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>切断(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Farlan::AddressChoice</name>
    <message>
        <source>No address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Fixed addresses</source>
        <translation>固定アドレス</translation>
    </message>
    <message>
        <source>Attach to a bridge</source>
        <translation>ブリッジに接続</translation>
    </message>
    <message>
        <source>IPv4 and IPv6 addresses of the interface</source>
        <translation>インターフェースの IPv4 アドレスと IPv6 アドレス</translation>
    </message>
    <message>
        <source>Several addresses are separated by commas.</source>
        <translation>複数のアドレスはコンマで区切ります。</translation>
    </message>
    <message>
        <source>Name of the bridge</source>
        <translation>ブリッジの名前</translation>
    </message>
    <message>
        <source>Computers behind the bridge may be unreachable if the server accepts one address per client.</source>
        <translation>サーバーがクライアントごとに 1 つのアドレスしか受け入れない場合、ブリッジの先にあるコンピューターには到達できないことがあります。</translation>
    </message>
    <message>
        <source>Clients join the network of this existing bridge.</source>
        <translation>クライアントは、この既存のブリッジのネットワークに参加します。</translation>
    </message>
</context>
<context>
    <name>Farlan::Application</name>
    <message>
        <source>Farlan starts at login from now on, to connect this tunnel.</source>
        <translation>このトンネルを接続するため、今後 Farlan はログイン時に起動します。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What went wrong with a tunnel: %1 is its name, %2 a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateChoice</name>
    <message>
        <source>S&amp;ystem certificates</source>
        <translation>システムの証明書(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Only this authority</source>
        <translation>この認証局のみ(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>ファイルを選択(&amp;C)…</translation>
    </message>
    <message>
        <source>Only this ce&amp;rtificate (pinned)</source>
        <translation>この証明書のみ (固定)(&amp;R)</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256 フィンガープリント</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate</source>
        <translation>証明書の SHA-256 フィンガープリント</translation>
    </message>
    <message>
        <source>Certificate of the Authority</source>
        <translation>認証局の証明書</translation>
    </message>
    <message>
        <source>The pinned certificate was for %1 and is gone now.</source>
        <translation>固定されていた証明書は %1 用だったため、取り除かれました。</translation>
    </message>
    <message>
        <source>Read from %1 each time.</source>
        <translation>毎回 %1 から読み込まれます。</translation>
    </message>
    <message>
        <source>%1, expired on %2</source>
        <extracomment>%1 is the name of a certificate authority, %2 a date</extracomment>
        <translation>%1、%2 に期限切れ</translation>
    </message>
    <message>
        <source>%1, valid until %2</source>
        <translation>%1、%2 まで有効</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more certificate(s)</source>
        <extracomment>%1 is a description of the first certificate in a file</extracomment>
        <translation>
            <numerusform>%1、ほか %n 件の証明書</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateDialog</name>
    <message>
        <source>Certificate of %1</source>
        <extracomment>The title of a window; %1 is the name of a tunnel.</extracomment>
        <translation>%1 の証明書</translation>
    </message>
    <message>
        <source>The server is not known yet</source>
        <translation>未知のサーバーです</translation>
    </message>
    <message>
        <source>The server’s certificate has changed</source>
        <translation>サーバーの証明書が変わりました</translation>
    </message>
    <message>
        <source>The server’s certificate expired on %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>サーバーの証明書は %1 に期限が切れました</translation>
    </message>
    <message>
        <source>The server’s certificate is valid only from %1</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>サーバーの証明書は %1 になるまで有効ではありません</translation>
    </message>
    <message>
        <source>The certificate belongs to another server</source>
        <translation>この証明書は別のサーバーのものです</translation>
    </message>
    <message>
        <source>%1 uses a certificate that no trusted authority has signed. Compare the fingerprint with the one from the server’s administrator.</source>
        <extracomment>%1 is a host name.</extracomment>
        <translation>%1 の証明書には、信頼できる認証局の署名がありません。フィンガープリントを、サーバーの管理者から知らされたものと比較してください。</translation>
    </message>
    <message>
        <source>This may be a renewal, or someone is intercepting the connection. Farlan did not connect. Ask the server’s administrator before you trust the new one.</source>
        <translation>証明書が更新されただけかもしれませんが、誰かが接続を傍受している可能性もあります。Farlan は接続しませんでした。新しい証明書を信頼する前に、サーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>This computer’s clock shows %1. If that is right, the server’s administrator has to renew the certificate.</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>このコンピューターの時計は %1 を示しています。これが正しければ、サーバーの管理者が証明書を更新する必要があります。</translation>
    </message>
    <message>
        <source>It is for %1; the tunnel connects to %2.</source>
        <extracomment>%1 are host names, %2 is one.</extracomment>
        <translation>証明書は %1 用ですが、トンネルの接続先は %2 です。</translation>
    </message>
    <message>
        <source>It is also for another name than %1.</source>
        <translation>証明書の名前も %1 とは異なります。</translation>
    </message>
    <message>
        <source>It has also expired.</source>
        <translation>証明書の期限も切れています。</translation>
    </message>
    <message>
        <source>It is also not valid yet.</source>
        <translation>証明書の有効期間もまだ始まっていません。</translation>
    </message>
    <message>
        <source>The administrator provides this tunnel, and has to change what it trusts.</source>
        <translation>このトンネルは管理者が提供しているため、信頼する証明書の変更は管理者が行う必要があります。</translation>
    </message>
    <message>
        <source>Issued to:</source>
        <translation>発行先:</translation>
    </message>
    <message>
        <source>Issued by:</source>
        <translation>発行者:</translation>
    </message>
    <message>
        <source>Valid:</source>
        <extracomment>The time in which a certificate is valid; %1 and %2 are dates.</extracomment>
        <translation>有効期間:</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256 フィンガープリント</translation>
    </message>
    <message>
        <source>SHA-256, new:</source>
        <translation>SHA-256 (新):</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <source>SHA-256, trusted:</source>
        <translation>SHA-256 (信頼済み):</translation>
    </message>
    <message>
        <source>Copy &amp;Fingerprint</source>
        <translation>フィンガープリントをコピー(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>トンネルを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Trust This Certificate for %1</source>
        <extracomment>%1 is a host name.</extracomment>
        <translation>この証明書を %1 用に信頼(&amp;T)</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be accepted</source>
        <translation>サーバーの証明書は受け入れられません</translation>
    </message>
    <message>
        <source>It may have been revoked, or is not meant or not strong enough for this purpose. The server’s administrator has to replace it.</source>
        <translation>失効しているか、この用途に適していないか、強度が不足している可能性があります。サーバーの管理者が証明書を交換する必要があります。</translation>
    </message>
</context>
<context>
    <name>Farlan::CertificateText</name>
    <message>
        <source>without a name</source>
        <translation>名前なし</translation>
    </message>
    <message>
        <source>self-signed</source>
        <extracomment>About a certificate: %1 is the name of who has signed it.</extracomment>
        <translation>自己署名</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>発行者 %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Stands between what is known of a certificate.</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>%1 に期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>
            <numerusform>あと %n 日で期限切れ（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>valid until %1</source>
        <extracomment>About a certificate: %1 is a date.</extracomment>
        <translation>%1 まで有効</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientPage</name>
    <message>
        <source>Server &amp;address:</source>
        <translation>サーバーアドレス(&amp;A):</translation>
    </message>
    <message>
        <source>Use wss://</source>
        <extracomment>a button; wss:// is the encrypted kind of address</extracomment>
        <translation>wss:// を使用</translation>
    </message>
    <message>
        <source>Certificate:</source>
        <translation>証明書:</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <extracomment>shown in an empty field: nothing need be given</extracomment>
        <translation>ユーザー名(&amp;U):</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>省略可</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>パスワード:</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <extracomment>shown in an empty field: no proxy</extracomment>
        <translation>プロキシ(&amp;P):</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Connect without verifying the server (unsafe)</source>
        <translation>サーバーを検証せずに接続 (安全ではありません)</translation>
    </message>
    <message>
        <source>The user name was moved to its own field. The password was removed from the address.</source>
        <translation>ユーザー名を専用の欄に移しました。パスワードはアドレスから取り除きました。</translation>
    </message>
    <message>
        <source>The user name was moved to its own field.</source>
        <translation>ユーザー名を専用の欄に移しました。</translation>
    </message>
    <message>
        <source>Will connect to %1, port %2, not encrypted.</source>
        <translation>%1 のポート %2 に、暗号化せずに接続します。</translation>
    </message>
    <message>
        <source>Will connect to %1, port %2, encrypted.</source>
        <translation>%1 のポート %2 に、暗号化して接続します。</translation>
    </message>
    <message>
        <source>Traffic is not encrypted. Anyone on the path can read and change it.</source>
        <translation>通信は暗号化されません。経路上の誰もが内容を読み取り、改ざんできます。</translation>
    </message>
    <message>
        <source>The password is sent unencrypted.</source>
        <translation>パスワードは暗号化されずに送信されます。</translation>
    </message>
    <message>
        <source>this server</source>
        <translation>このサーバー</translation>
    </message>
    <message>
        <source>Anyone who can intercept the connection can read the password and all traffic. Applies to %1 only and is shown while connected.</source>
        <extracomment>%1 is the name of a host</extracomment>
        <translation>接続を傍受できる人は誰でも、パスワードとすべての通信内容を読み取れます。この設定は %1 にのみ適用され、接続中は表示されます。</translation>
    </message>
    <message>
        <source>This was for %1 and is off now.</source>
        <translation>これは %1 用の設定だったため、オフになりました。</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientsGroup</name>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Disconnect Clien&amp;t</source>
        <translation>クライアントを切断(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;MAC Addresses</source>
        <translation>MAC アドレスをコピー(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Farlan::ClientsModel</name>
    <message>
        <source>(anybody)</source>
        <extracomment>In the place of a user&apos;s name: the server lets everybody in.</extracomment>
        <translation>(誰でも)</translation>
    </message>
    <message>
        <source>What the client has received</source>
        <translation>クライアントが受信した量</translation>
    </message>
    <message>
        <source>What the client has sent</source>
        <translation>クライアントが送信した量</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Connected Since</source>
        <translation>接続開始</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Stands behind a list of MAC addresses.</extracomment>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the devices that this client has sent frames from</source>
        <translation>このクライアントからフレームを送信した機器のもの</translation>
    </message>
    <message>
        <source>MAC Addresses</source>
        <translation>MAC アドレス</translation>
    </message>
</context>
<context>
    <name>Farlan::CommandLine</name>
    <message>
        <source>Puts this computer on a far network: Ethernet over WebSocket.</source>
        <translation>Ethernet over WebSocket により、このコンピューターを遠隔のネットワークに接続します。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>Show only the icon in the tray.</source>
        <translation>システムトレイのアイコンだけを表示します。</translation>
    </message>
    <message>
        <source>The same, and connect the tunnels that are set to connect at login.</source>
        <translation>同上に加え、ログイン時に接続するよう設定されたトンネルを接続します。</translation>
    </message>
    <message>
        <source>Begin a new tunnel.</source>
        <translation>新しいトンネルを作成します。</translation>
    </message>
    <message>
        <source>Show the tunnels.</source>
        <translation>トンネルを表示します。</translation>
    </message>
    <message>
        <source>Addresses (wss://…) and files of tunnels to import.</source>
        <translation>インポートするトンネルのアドレス (wss://…) とファイル。</translation>
    </message>
</context>
<context>
    <name>Farlan::CounterView</name>
    <message>
        <source>↓ Received</source>
        <extracomment>What came out of the tunnel: a heading, the arrow stays.</extracomment>
        <translation>↓ 受信</translation>
    </message>
    <message>
        <source>↑ Sent</source>
        <extracomment>What went into the tunnel: a heading, the arrow stays.</extracomment>
        <translation>↑ 送信</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>Farlan::DetailsPane</name>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>トンネルを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>Copy Dia&amp;gnostics…</source>
        <translation>診断情報をコピー(&amp;G)…</translation>
    </message>
    <message>
        <source>No tunnel is selected.</source>
        <translation>トンネルが選択されていません。</translation>
    </message>
    <message>
        <source>Changes apply after a restart.</source>
        <translation>変更は再起動後に適用されます。</translation>
    </message>
    <message>
        <source>Changes apply after reconnecting.</source>
        <translation>変更は再接続後に適用されます。</translation>
    </message>
    <message>
        <source>Restart &amp;Now</source>
        <translation>今すぐ再起動(&amp;N)</translation>
    </message>
    <message>
        <source>Reconnect &amp;Now</source>
        <translation>今すぐ再接続(&amp;N)</translation>
    </message>
</context>
<context>
    <name>Farlan::DetailsText</name>
    <message>
        <source>Running for %1</source>
        <extracomment>A server that accepts connections; %1 is a duration as “2 h 13 min”.</extracomment>
        <translation>稼働中 (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>クライアント %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected for %1 – no data received yet</source>
        <extracomment>%1 is a duration as “2 h 13 min”.</extracomment>
        <translation>接続済み (%1) – データ未受信</translation>
    </message>
    <message>
        <source>Connected for %1</source>
        <extracomment>%1 is a duration as “2 h 13 min”.</extracomment>
        <translation>接続済み (%1)</translation>
    </message>
    <message>
        <source>reconnected once</source>
        <translation>1 回再接続</translation>
    </message>
    <message numerus="yes">
        <source>reconnected %n time(s)</source>
        <translation>
            <numerusform>%n 回再接続</numerusform>
        </translation>
    </message>
    <message>
        <source>Clients connect encrypted (TLS)</source>
        <translation>クライアントとの接続は暗号化されます (TLS)</translation>
    </message>
    <message>
        <source>Not encrypted: anyone on the path can read and change the traffic</source>
        <translation>暗号化なし: 経路上の誰もが通信を読み取り、改ざんできます</translation>
    </message>
    <message>
        <source>Verified: it is the pinned certificate</source>
        <translation>検証済み: 固定した証明書と一致</translation>
    </message>
    <message>
        <source>NOT VERIFIED: %1</source>
        <extracomment>%1 is the reason, as “it is for another name (b.example)”.</extracomment>
        <translation>【未検証】%1</translation>
    </message>
    <message>
        <source>Verified certificate</source>
        <translation>検証済みの証明書</translation>
    </message>
    <message>
        <source>Verified by this tunnel’s own authority</source>
        <translation>このトンネル専用の認証局で検証済み</translation>
    </message>
    <message>
        <source>Verified by system certificates</source>
        <translation>システムの証明書で検証済み</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>パスワードを入力(&amp;P)…</translation>
    </message>
    <message>
        <source>Chec&amp;k Certificate…</source>
        <translation>証明書を確認(&amp;K)…</translation>
    </message>
    <message>
        <source>%L1 dropped</source>
        <extracomment>Ethernet frames; %L1 is their number.</extracomment>
        <translation>破棄 %L1</translation>
    </message>
</context>
<context>
    <name>Farlan::DiagnosticsDialog</name>
    <message>
        <source>&amp;Include addresses</source>
        <translation>アドレスを含める(&amp;I)</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>This &amp;text is copied. It has no passwords.</source>
        <translation>このテキストがコピーされます(&amp;T)。パスワードは含まれません。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>診断情報</translation>
    </message>
    <message>
        <source>Without them, servers, users and addresses are replaced by words such as &lt;server-1&gt;.</source>
        <translation>含めない場合、サーバー、ユーザー、アドレスは &lt;server-1&gt; のような語に置き換えられます。</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>コピー(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Farlan::EditorPage</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>A&amp;ddresses:</source>
        <translation>アドレス(&amp;D):</translation>
    </message>
    <message>
        <source>Connect at lo&amp;gin</source>
        <translation>ログイン時に接続(&amp;G)</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>詳細設定(&amp;V)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <extracomment>shown in an empty field: a value is chosen by the program</extracomment>
        <translation>自動</translation>
    </message>
    <message>
        <source>&amp;MTU:</source>
        <translation>&amp;MTU:</translation>
    </message>
    <message>
        <source>Ne&amp;w Random</source>
        <extracomment>a button that makes a hardware address</extracomment>
        <translation>ランダム生成(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Hardware address:</source>
        <translation>ハードウェアアドレス(&amp;H):</translation>
    </message>
    <message>
        <source>&amp;Interface name:</source>
        <translation>インターフェース名(&amp;I):</translation>
    </message>
</context>
<context>
    <name>Farlan::EmptyState</name>
    <message>
        <source>Connect to a remote Ethernet network</source>
        <translation>リモートの Ethernet ネットワークに接続</translation>
    </message>
    <message>
        <source>Add the address of a WebSocket Ethernet server to begin.</source>
        <translation>はじめに、WebSocket Ethernet サーバーのアドレスを追加してください。</translation>
    </message>
    <message>
        <source>Drop a tunnel file here, or paste an address that begins with wss://.</source>
        <translation>トンネルのファイルをここにドロップするか、wss:// で始まるアドレスを貼り付けてください。</translation>
    </message>
    <message>
        <source>&amp;Add Tunnel</source>
        <translation>トンネルを追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Run a Server…</source>
        <translation>サーバーを開設(&amp;R)…</translation>
    </message>
    <message>
        <source>Add %1 from the &amp;Clipboard</source>
        <extracomment>%1 is the address of a server</extracomment>
        <translation>クリップボードの %1 を追加(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Farlan::ErrorCard</name>
    <message>
        <source>&amp;Edit Tunnel…</source>
        <translation>トンネルを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>T&amp;ry Again</source>
        <translation>再試行(&amp;R)</translation>
    </message>
    <message>
        <source>Stop Tr&amp;ying</source>
        <extracomment>Ends new tries of a tunnel that waits for the next.</extracomment>
        <translation>再試行を中止(&amp;Y)</translation>
    </message>
    <message>
        <source>Det&amp;ails</source>
        <translation>詳細(&amp;A)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>発生した問題</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処方法</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>エラーの詳細</translation>
    </message>
    <message>
        <source>Copy Co&amp;mmand</source>
        <translation>コマンドをコピー(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Farlan::ErrorText</name>
    <message>
        <source>A setting is not right.</source>
        <translation>設定に誤りがあります。</translation>
    </message>
    <message>
        <source>Edit the tunnel and correct it.</source>
        <translation>トンネルを編集して修正してください。</translation>
    </message>
    <message>
        <source>A file cannot be used.</source>
        <translation>ファイルを使用できません。</translation>
    </message>
    <message>
        <source>Choose another file, or correct this one.</source>
        <translation>別のファイルを選択するか、このファイルを修正してください。</translation>
    </message>
    <message>
        <source>Permission was not given.</source>
        <translation>許可が得られませんでした。</translation>
    </message>
    <message>
        <source>Try again, or ask the administrator to allow tunnels for this account.</source>
        <translation>もう一度試すか、このアカウントにトンネルの使用を許可するよう管理者に依頼してください。</translation>
    </message>
    <message>
        <source>There is no way to ask for permission.</source>
        <translation>許可を求める手段がありません。</translation>
    </message>
    <message>
        <source>This session has no authentication agent. Start one, for example lxqt-policykit, or ask the administrator to allow tunnels for this account.</source>
        <translation>このセッションには認証エージェントがありません。認証エージェント (lxqt-policykit など) を起動するか、このアカウントにトンネルの使用を許可するよう管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Too many tunnels are open.</source>
        <translation>開いているトンネルが多すぎます。</translation>
    </message>
    <message>
        <source>Disconnect one of them first.</source>
        <translation>先に、いずれかのトンネルを切断してください。</translation>
    </message>
    <message>
        <source>Another tunnel has this name already.</source>
        <translation>この名前は別のトンネルですでに使われています。</translation>
    </message>
    <message>
        <source>Disconnect it, or give this one another name.</source>
        <translation>そのトンネルを切断するか、このトンネルに別の名前を付けてください。</translation>
    </message>
    <message>
        <source>The tunnel is not there any more.</source>
        <translation>トンネルはもう存在しません。</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>現在、この操作は行えません。</translation>
    </message>
    <message>
        <source>The interface name is in use.</source>
        <translation>このインターフェース名は使用中です。</translation>
    </message>
    <message>
        <source>Choose another interface name for the tunnel.</source>
        <translation>トンネルに別のインターフェース名を指定してください。</translation>
    </message>
    <message>
        <source>The network interface could not be created.</source>
        <translation>ネットワークインターフェースを作成できませんでした。</translation>
    </message>
    <message>
        <source>Make sure that the kernel module “tun” is loaded.</source>
        <translation>カーネルモジュール「tun」が読み込まれていることを確認してください。</translation>
    </message>
    <message>
        <source>The bridge cannot be used.</source>
        <translation>ブリッジを使用できません。</translation>
    </message>
    <message>
        <source>Create the bridge first, or choose another one for the tunnel.</source>
        <translation>先にブリッジを作成するか、トンネルに別のブリッジを指定してください。</translation>
    </message>
    <message>
        <source>The address or port cannot be used.</source>
        <translation>アドレスまたはポートを使用できません。</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>別のポートを指定するか、そのポートを使用しているプログラムを終了してください。</translation>
    </message>
    <message>
        <source>The keyring cannot be used.</source>
        <translation>キーリングを使用できません。</translation>
    </message>
    <message>
        <source>Unlock it, or type the password each time.</source>
        <translation>キーリングのロックを解除するか、パスワードを毎回入力してください。</translation>
    </message>
    <message>
        <source>The Farlan helper has a problem.</source>
        <translation>Farlan ヘルパーに問題があります。</translation>
    </message>
    <message>
        <source>The server was not found.</source>
        <translation>サーバーが見つかりませんでした。</translation>
    </message>
    <message>
        <source>Check the address of the server, and whether this computer is online.</source>
        <translation>サーバーのアドレスと、このコンピューターがオンラインかどうかを確認してください。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>サーバーに到達できません。</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether the server is running.</source>
        <translation>アドレスとポート、およびサーバーが動作しているかどうかを確認してください。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>サーバーが時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether a firewall is in the way.</source>
        <translation>アドレスとポート、およびファイアウォールに遮られていないかどうかを確認してください。</translation>
    </message>
    <message>
        <source>The proxy does not let the tunnel through.</source>
        <translation>プロキシがトンネルの通過を許可していません。</translation>
    </message>
    <message>
        <source>Check the proxy in the tunnel’s settings.</source>
        <translation>トンネルの設定でプロキシを確認してください。</translation>
    </message>
    <message>
        <source>The proxy did not accept the user name or password.</source>
        <translation>プロキシがユーザー名またはパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>Connect again and enter the right password.</source>
        <translation>もう一度接続して、正しいパスワードを入力してください。</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be trusted.</source>
        <translation>サーバーの証明書を信頼できません。</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one from the server’s administrator.</source>
        <translation>証明書のフィンガープリントを、サーバーの管理者から知らされたものと比較してください。</translation>
    </message>
    <message>
        <source>The connection could not be encrypted.</source>
        <translation>接続を暗号化できませんでした。</translation>
    </message>
    <message>
        <source>Check whether the server offers TLS at this port.</source>
        <translation>サーバーがこのポートで TLS に対応しているかどうかを確認してください。</translation>
    </message>
    <message>
        <source>The server did not accept the user name or password.</source>
        <translation>サーバーがユーザー名またはパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The server does not allow this access.</source>
        <translation>サーバーがこのアクセスを許可していません。</translation>
    </message>
    <message>
        <source>Ask the server’s administrator.</source>
        <translation>サーバーの管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>サーバーが混み合っています。</translation>
    </message>
    <message>
        <source>It is tried again in a while.</source>
        <translation>しばらくすると、自動的に再試行されます。</translation>
    </message>
    <message>
        <source>There is no Ethernet tunnel at this address.</source>
        <translation>このアドレスに Ethernet トンネルはありません。</translation>
    </message>
    <message>
        <source>Check the address, above all the path behind the host name.</source>
        <translation>アドレス、特にホスト名の後のパスを確認してください。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>接続が失われました。</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>自動的に再接続されます。</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>問題が発生しました。</translation>
    </message>
    <message>
        <source>This is not allowed on this computer.</source>
        <translation>このコンピューターでは許可されていません。</translation>
    </message>
    <message>
        <source>Ask the administrator to allow tunnels for this account.</source>
        <translation>このアカウントにトンネルを許可するよう管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Nobody can give permission.</source>
        <translation>許可を確認できません。</translation>
    </message>
    <message>
        <source>The system service polkit decides who may open tunnels, and it does not answer. Start it, or ask the administrator.</source>
        <translation>トンネルを開けるユーザーを決めるシステムサービス polkit が応答しません。polkit を起動するか、管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Try again. Its log may say more.</source>
        <translation>もう一度お試しください。ログに詳しい情報があるかもしれません。</translation>
    </message>
    <message>
        <source>There is no system bus.</source>
        <translation>システムバスがありません。</translation>
    </message>
    <message>
        <source>Farlan reaches its helper over D-Bus. Start the system bus, and then Farlan again.</source>
        <translation>Farlan は D-Bus を通じてヘルパーと通信します。システムバスを起動してから、Farlan を起動し直してください。</translation>
    </message>
    <message>
        <source>The Farlan helper is not installed.</source>
        <translation>Farlan ヘルパーがインストールされていません。</translation>
    </message>
    <message>
        <source>Tunnels need this small system service, which creates the network interfaces. Install Farlan on the system.</source>
        <translation>トンネルには、ネットワークインターフェースを作成するこの小さなシステムサービスが必要です。Farlan をシステムにインストールしてください。</translation>
    </message>
    <message>
        <source>The Farlan helper could not start.</source>
        <translation>Farlan ヘルパーを起動できませんでした。</translation>
    </message>
    <message>
        <source>The state of the service and its log may say why.</source>
        <translation>サービスの状態とログに原因が示されているかもしれません。</translation>
    </message>
    <message>
        <source>The Farlan helper is in another network.</source>
        <translation>Farlan ヘルパーは別のネットワークで動作しています。</translation>
    </message>
    <message>
        <source>It creates its interfaces in another network namespace. Start Farlan in that one.</source>
        <translation>インターフェースは別のネットワーク名前空間に作成されます。Farlan をその名前空間で起動してください。</translation>
    </message>
    <message>
        <source>Farlan was updated.</source>
        <translation>Farlan が更新されました。</translation>
    </message>
    <message>
        <source>The helper is still running the old version. Restart it; this ends its tunnels.</source>
        <translation>ヘルパーはまだ古いバージョンで動作しています。再起動してください。再起動するとトンネルは終了します。</translation>
    </message>
    <message>
        <source>This Farlan is older than its helper.</source>
        <translation>この Farlan はヘルパーより古いバージョンです。</translation>
    </message>
    <message>
        <source>Quit Farlan and start it again. If that does not help, install both in the same version.</source>
        <translation>Farlan を終了して、もう一度起動してください。解決しない場合は、両方を同じバージョンでインストールしてください。</translation>
    </message>
    <message>
        <source>The Farlan helper does not answer.</source>
        <translation>Farlan ヘルパーが応答しません。</translation>
    </message>
    <message>
        <source>Try again. If it still does not answer, restart it; this ends its tunnels.</source>
        <translation>もう一度お試しください。それでも応答しない場合は再起動してください。再起動するとトンネルは終了します。</translation>
    </message>
    <message>
        <source>The Farlan helper stopped.</source>
        <translation>Farlan ヘルパーが停止しました。</translation>
    </message>
    <message>
        <source>Its tunnels have ended. Connect again; its log may say why it stopped.</source>
        <translation>トンネルは終了しました。接続し直してください。停止した原因はログに示されているかもしれません。</translation>
    </message>
</context>
<context>
    <name>Farlan::Exporter</name>
    <message>
        <source>Export Tunnel</source>
        <translation>トンネルをエクスポート</translation>
    </message>
    <message>
        <source>Tunnels (*.toml)</source>
        <translation>トンネル (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>エクスポート(&amp;E)</translation>
    </message>
    <message>
        <source>“%1” could not be exported.</source>
        <translation>「%1」をエクスポートできませんでした。</translation>
    </message>
    <message>
        <source>“%1” was exported.</source>
        <translation>「%1」をエクスポートしました。</translation>
    </message>
    <message>
        <source>The file is %1. No passwords are in it.</source>
        <translation>ファイルは %1 です。パスワードは含まれていません。</translation>
    </message>
</context>
<context>
    <name>Farlan::FieldText</name>
    <message>
        <source>A name is needed.</source>
        <translation>名前を入力してください。</translation>
    </message>
    <message>
        <source>A server address is needed.</source>
        <translation>サーバーのアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Only ws:// and wss:// addresses are supported.</source>
        <translation>使用できるのは ws:// と wss:// のアドレスだけです。</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>ユーザー名にコロンは使用できません。</translation>
    </message>
    <message>
        <source>A user name has at most 255 characters, and no line breaks.</source>
        <translation>ユーザー名は 255 文字以内で、改行なしで入力してください。</translation>
    </message>
    <message>
        <source>The SHA-256 fingerprint of a certificate has 64 digits from 0 to 9 and A to F.</source>
        <translation>証明書の SHA-256 フィンガープリントは、0 ～ 9 と A ～ F からなる 64 桁です。</translation>
    </message>
    <message>
        <source>There is no certificate in this file. It must be in PEM form.</source>
        <translation>このファイルには証明書がありません。PEM 形式の証明書が必要です。</translation>
    </message>
    <message>
        <source>Choose the file with the certificate of the authority.</source>
        <translation>認証局の証明書のファイルを選択してください。</translation>
    </message>
    <message>
        <source>A certificate needs its private key.</source>
        <translation>証明書には対応する秘密鍵が必要です。</translation>
    </message>
    <message>
        <source>A private key needs its certificate.</source>
        <translation>秘密鍵には対応する証明書が必要です。</translation>
    </message>
    <message>
        <source>An interface has at most 64 addresses.</source>
        <translation>1 つのインターフェースのアドレスは 64 個までです。</translation>
    </message>
    <message>
        <source>Addresses look like this: 10.5.0.2/24, fd00::2/64</source>
        <translation>アドレスの例: 10.5.0.2/24, fd00::2/64</translation>
    </message>
    <message>
        <source>This cannot be the name of a bridge. It looks like this: br0</source>
        <translation>ブリッジの名前として使用できません。例: br0</translation>
    </message>
</context>
<context>
    <name>Farlan::FileEdit</name>
    <message>
        <source>Choose…</source>
        <extracomment>a button; a dialog asks which file</extracomment>
        <translation>選択…</translation>
    </message>
    <message>
        <source>%1: Choose…</source>
        <extracomment>%1 is what the file is, for example “Certificate file”</extracomment>
        <translation>%1: 選択…</translation>
    </message>
</context>
<context>
    <name>Farlan::Importer</name>
    <message>
        <source>Import Tunnels</source>
        <translation>トンネルをインポート</translation>
    </message>
    <message>
        <source>Tunnels (*.toml)</source>
        <translation>トンネル (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the path of a file, %2 a sentence
----------
%1 is the name of a tunnel, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel(s) added</source>
        <translation>
            <numerusform>%n 個のトンネルを追加しました</numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard has no tunnel.</source>
        <translation>クリップボードにトンネルがありません。</translation>
    </message>
    <message>
        <source>Copy an address that begins with wss:// or ws:// and paste it here.</source>
        <translation>wss:// または ws:// で始まるアドレスをコピーして、ここに貼り付けてください。</translation>
    </message>
    <message>
        <source>This cannot be imported.</source>
        <translation>これはインポートできません。</translation>
    </message>
    <message>
        <source>Please check the tunnel.</source>
        <translation>トンネルを確認してください。</translation>
    </message>
</context>
<context>
    <name>Farlan::LogView</name>
    <message>
        <source>&amp;Log</source>
        <translation>ログ(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;opy Log</source>
        <translation>ログをコピー(&amp;O)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>まだ記録はありません。</translation>
    </message>
</context>
<context>
    <name>Farlan::MainWindow</name>
    <message>
        <source>Tunnels</source>
        <translation>トンネル</translation>
    </message>
    <message>
        <source>“%1” could not be deleted.</source>
        <translation>「%1」を削除できませんでした。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New Tunnel</source>
        <translation>新しいトンネル(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Connect to a Server…</source>
        <translation>サーバーへの接続(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Accept Connections…</source>
        <translation>接続の受け付け(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Paste Address</source>
        <translation>アドレスを貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>ウィンドウを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit (Tunnels Stay Connected)</source>
        <translation>終了 (トンネルの接続は維持)(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Disconnect All and Quit</source>
        <translation>すべて切断して終了(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Tunnel</source>
        <translation>トンネル(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;ilter Tunnels</source>
        <translation>トンネルの絞り込み(&amp;I)</translation>
    </message>
    <message>
        <source>New Tunnel</source>
        <translation>新しいトンネル</translation>
    </message>
    <message>
        <source>Add a tunnel to a server</source>
        <translation>サーバーへのトンネルを追加</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>インポート…</translation>
    </message>
    <message>
        <source>Add tunnels from files</source>
        <translation>ファイルからトンネルを追加</translation>
    </message>
    <message>
        <source>Filter tunnels</source>
        <translation>トンネルの絞り込み</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
</context>
<context>
    <name>Farlan::NetworkGroup</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>インターフェース</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>ブリッジ</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>The URI of a client&apos;s server, or the one where a server listens.</extracomment>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Connected to</source>
        <extracomment>The address of the other end of the TCP connection.</extracomment>
        <translation>接続先</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <extracomment>The SHA-256 of a server&apos;s certificate.</extracomment>
        <translation>証明書 (SHA-256)</translation>
    </message>
</context>
<context>
    <name>Farlan::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>コマンド: %1</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farlan::NotificationText</name>
    <message>
        <source>Show Status</source>
        <translation>状態を表示</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 は稼働中です</translation>
    </message>
    <message>
        <source>%1 connected</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 が接続されました</translation>
    </message>
    <message>
        <source>%1 was interrupted</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 が中断されました</translation>
    </message>
    <message>
        <source>%1 lost connection</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 の接続が失われました</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>再試行しています…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Running again after %1</source>
        <extracomment>%1 is how long it was interrupted, as &quot;12 s&quot;.</extracomment>
        <translation>%1後に稼働を再開しました</translation>
    </message>
    <message>
        <source>Connected again after %1</source>
        <extracomment>%1 is how long the connection was lost, as &quot;12 s&quot;.</extracomment>
        <translation>%1後に再接続しました</translation>
    </message>
    <message>
        <source>%1 could not start</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepts connections.</extracomment>
        <translation>%1 を開始できませんでした</translation>
    </message>
    <message>
        <source>%1 could not connect</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 を接続できませんでした</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>Shows why a tunnel has failed.</extracomment>
        <translation>詳細</translation>
    </message>
    <message>
        <source>%1 was disconnected</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 が切断されました</translation>
    </message>
    <message>
        <source>%1 needs a password</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 にはパスワードが必要です</translation>
    </message>
    <message>
        <source>Enter Password</source>
        <translation>パスワードを入力</translation>
    </message>
    <message>
        <source>The server’s certificate of %1 must be checked</source>
        <extracomment>Title of a notification; %1 is a tunnel&apos;s name.</extracomment>
        <translation>%1 のサーバーの証明書を確認する必要があります</translation>
    </message>
    <message>
        <source>Check Certificate</source>
        <translation>証明書を確認</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 is an address as &quot;10.5.0.23&quot;, %2 the name of a network interface.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Farlan is still running in the tray</source>
        <translation>Farlan は引き続きシステムトレイで動作します</translation>
    </message>
    <message>
        <source>Tunnels stay connected.</source>
        <translation>トンネルの接続は維持されます。</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <extracomment>Title of a notification; %1 is the name of a tunnel that accepted connections.</extracomment>
        <translation>%1 が停止されました</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
</context>
<context>
    <name>Farlan::PasswordChoice</name>
    <message>
        <source>&amp;Keep in keyring</source>
        <extracomment>what becomes of a password</extracomment>
        <translation>キーリングに保存(&amp;K)</translation>
    </message>
    <message>
        <source>Until &amp;logout</source>
        <extracomment>what becomes of a password: kept until logout</extracomment>
        <translation>ログアウトまで(&amp;L)</translation>
    </message>
    <message>
        <source>Ask &amp;every time</source>
        <extracomment>what becomes of a password: asked for every time</extracomment>
        <translation>毎回入力(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Forget Password</source>
        <translation>パスワードを消去(&amp;F)</translation>
    </message>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>キーリングを待っています…</translation>
    </message>
    <message>
        <source>No password was kept for this tunnel.</source>
        <translation>このトンネルのパスワードは保存されていませんでした。</translation>
    </message>
    <message>
        <source>The password was removed from the keyring.</source>
        <translation>パスワードをキーリングから削除しました。</translation>
    </message>
</context>
<context>
    <name>Farlan::PasswordDialog</name>
    <message>
        <source>Password for %1</source>
        <extracomment>The title of a window; %1 is the name of a tunnel.</extracomment>
        <translation>%1 のパスワード</translation>
    </message>
    <message>
        <source>The proxy %1 asks for the password of %2.</source>
        <translation>プロキシ %1 が %2 のパスワードを求めています。</translation>
    </message>
    <message>
        <source>%1 asks for a user name and a password.</source>
        <translation>%1 がユーザー名とパスワードを求めています。</translation>
    </message>
    <message>
        <source>%1 asks for the password of %2.</source>
        <translation>%1 が %2 のパスワードを求めています。</translation>
    </message>
    <message>
        <source>The proxy did not accept this user name or password.</source>
        <translation>プロキシがこのユーザー名またはパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The server did not accept this user name or password.</source>
        <translation>サーバーがこのユーザー名またはパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The password is sent unencrypted. Anyone on the path can read it.</source>
        <translation>パスワードは暗号化されずに送信されます。経路上の誰もが読み取れます。</translation>
    </message>
    <message>
        <source>The keyring cannot be used, so the password cannot be kept. It is asked for again next time.</source>
        <translation>キーリングを使用できないため、パスワードを保存できません。次回も入力を求められます。</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>ユーザー名(&amp;U):</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock がオンです</translation>
    </message>
    <message>
        <source>&amp;Show password</source>
        <translation>パスワードを表示(&amp;S)</translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation>キーリングに保存</translation>
    </message>
    <message>
        <source>Until I log out</source>
        <translation>ログアウトまで</translation>
    </message>
    <message>
        <source>Not at all – ask every time</source>
        <translation>保存しない – 毎回入力</translation>
    </message>
    <message>
        <source>&amp;Keep it:</source>
        <extracomment>The label of a choice: where a password is kept.</extracomment>
        <translation>保存方法(&amp;K):</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>ユーザー名にコロンは使用できません。</translation>
    </message>
    <message>
        <source>A user name has at most 255 characters, and no line breaks.</source>
        <translation>ユーザー名は 255 文字以内で、改行なしで入力してください。</translation>
    </message>
    <message>
        <source>The password is too long, or has a character that cannot be seen.</source>
        <translation>パスワードが長すぎるか、目に見えない文字が含まれています。</translation>
    </message>
</context>
<context>
    <name>Farlan::ProfileEditor</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>接続をテスト(&amp;T)</translation>
    </message>
    <message>
        <source>Edit Tunnel %1</source>
        <translation>トンネル %1 の編集</translation>
    </message>
    <message>
        <source>New Tunnel: Connect to a Server</source>
        <translation>新しいトンネル: サーバーへの接続</translation>
    </message>
    <message>
        <source>New Tunnel: Accept Connections</source>
        <translation>新しいトンネル: 接続の受け付け</translation>
    </message>
    <message>
        <source>Another tunnel is already called %1. Suggested: %2</source>
        <extracomment>%1 is the name of a tunnel, %2 one that is free</extracomment>
        <translation>%1 という名前のトンネルがすでにあります。候補: %2</translation>
    </message>
    <message>
        <source>The tunnel is saved, but its old password could not be removed from the keyring.</source>
        <translation>トンネルは保存しましたが、古いパスワードをキーリングから削除できませんでした。</translation>
    </message>
    <message>
        <source>The tunnel could not be saved.</source>
        <translation>トンネルを保存できませんでした。</translation>
    </message>
    <message>
        <source>Load Its Changes</source>
        <translation>その変更を読み込む</translation>
    </message>
    <message>
        <source>Save Mine Anyway</source>
        <translation>自分の変更で上書き</translation>
    </message>
    <message>
        <source>The changes are not saved.</source>
        <translation>変更は保存されていません。</translation>
    </message>
    <message>
        <source>Discard Changes</source>
        <translation>変更を破棄</translation>
    </message>
    <message>
        <source>Keep Editing</source>
        <translation>編集を続ける</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>This tunnel has been deleted meanwhile.</source>
        <translation>編集中にこのトンネルが削除されました。</translation>
    </message>
    <message>
        <source>Saving creates it again.</source>
        <translation>保存すると、もう一度作成されます。</translation>
    </message>
    <message>
        <source>Another program has changed this tunnel meanwhile.</source>
        <translation>編集中に別のプログラムがこのトンネルを変更しました。</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>何も保存されていません。</translation>
    </message>
</context>
<context>
    <name>Farlan::QuantityText</name>
    <message>
        <source>%1/s</source>
        <extracomment>A rate: %1 is an amount as &quot;1.2 KiB&quot;.</extracomment>
        <translation>%1/秒</translation>
    </message>
    <message numerus="yes">
        <source>%L1 frames</source>
        <extracomment>Ethernet frames; %L1 is their number.</extracomment>
        <translation>
            <numerusform>%L1 フレーム</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A duration in days and hours.</extracomment>
        <translation>%1 日 %2 時間</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration in hours and minutes.</extracomment>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>A duration in minutes and seconds.</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds.</extracomment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>Farlan::RateGraph</name>
    <message>
        <source>Rate of the last five minutes</source>
        <translation>過去 5 分間の通信速度</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>まだ測定値はありません</translation>
    </message>
    <message>
        <source>Download %1, upload %2</source>
        <translation>ダウンロード %1、アップロード %2</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
</context>
<context>
    <name>Farlan::ReasonText</name>
    <message>
        <source>The tunnel has been changed since the certificate was shown.</source>
        <translation>証明書の表示後にトンネルが変更されました。</translation>
    </message>
    <message>
        <source>Connect again, and compare the certificate once more.</source>
        <translation>もう一度接続して、証明書を改めて比較してください。</translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation>%1 を削除できませんでした。</translation>
    </message>
    <message>
        <source>The tunnel has no interface now.</source>
        <translation>現在、トンネルにインターフェースがありません。</translation>
    </message>
    <message>
        <source>The Farlan helper could not start: %1.</source>
        <translation>Farlan ヘルパーを起動できませんでした: %1。</translation>
    </message>
    <message>
        <source>The Farlan helper did not answer.</source>
        <translation>Farlan ヘルパーが応答しませんでした。</translation>
    </message>
    <message>
        <source>The system bus does not let this user talk to the Farlan helper.</source>
        <translation>システムバスが、このユーザーに Farlan ヘルパーとの通信を許可していません。</translation>
    </message>
    <message>
        <source>There is no such tunnel (any more).</source>
        <translation>そのようなトンネルは (もう) ありません。</translation>
    </message>
    <message>
        <source>farlanctl list shows your tunnels.</source>
        <translation>トンネルは farlanctl list で確認できます。</translation>
    </message>
    <message>
        <source>The system bus refuses: %1.</source>
        <translation>システムバスが拒否しました: %1。</translation>
    </message>
    <message>
        <source>The Farlan helper could not be asked: %1 (%2).</source>
        <translation>Farlan ヘルパーに問い合わせできませんでした: %1 (%2)。</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>時間がかかりすぎました</translation>
    </message>
    <message>
        <source>There is no system bus to reach the helper on.</source>
        <translation>ヘルパーと通信するためのシステムバスがありません。</translation>
    </message>
    <message>
        <source>The connection to the system bus has ended.</source>
        <translation>システムバスとの接続が切れました。</translation>
    </message>
    <message>
        <source>The Farlan helper is not installed: the system bus does not know it.</source>
        <translation>Farlan ヘルパーがインストールされていません: システムバスに登録されていません。</translation>
    </message>
    <message>
        <source>The Farlan helper stopped.</source>
        <translation>Farlan ヘルパーが停止しました。</translation>
    </message>
    <message>
        <source>The Farlan helper is of another version: %1 with interface %2; this is %3 with interface %4.</source>
        <translation>Farlan ヘルパーのバージョンが異なります: %1 (インターフェース %2)。このプログラムは %3 (インターフェース %4) です。</translation>
    </message>
    <message>
        <source>The Farlan helper makes its interfaces in another network namespace.</source>
        <translation>Farlan ヘルパーは別のネットワーク名前空間にインターフェースを作成します。</translation>
    </message>
    <message>
        <source>The Farlan helper and this program do not understand each other: %1.</source>
        <translation>Farlan ヘルパーとこのプログラムの間で通信できません (互換性がありません): %1。</translation>
    </message>
    <message>
        <source>farlan-pump %1.</source>
        <translation>farlan-pump %1。</translation>
    </message>
    <message>
        <source>was not found</source>
        <translation>が見つかりませんでした</translation>
    </message>
    <message>
        <source>could not be started: %1</source>
        <translation>を起動できませんでした: %1</translation>
    </message>
    <message>
        <source>sent a message outside the schema</source>
        <translation>がスキーマにないメッセージを送信しました</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>が予期せず終了しました</translation>
    </message>
    <message>
        <source>The test took longer than %1 seconds.</source>
        <translation>テストに %1 秒以上かかりました。</translation>
    </message>
    <message>
        <source>there is no file %1.</source>
        <translation>ファイル %1 がありません。</translation>
    </message>
    <message>
        <source>you are not allowed to read %1.</source>
        <translation>%1 を読み取る権限がありません。</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2.</source>
        <translation>%1 を開けませんでした: %2。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 は通常のファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is a directory.</source>
        <translation>%1 はフォルダーです。</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 を読み取れませんでした: %2。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 が空です。</translation>
    </message>
    <message>
        <source>The password is longer than %1 bytes.</source>
        <translation>パスワードが %1 バイトを超えています。</translation>
    </message>
    <message>
        <source>This machine&apos;s libcrypt cannot make a bcrypt hash.</source>
        <translation>このコンピューターの libcrypt では bcrypt ハッシュを作成できません。</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 に PEM 形式の証明書がありません。</translation>
    </message>
    <message>
        <source>the profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>“%1” is not the whole path of a file.</source>
        <translation>「%1」はファイルの完全なパスではありません。</translation>
    </message>
    <message>
        <source>Begin it with a slash.</source>
        <translation>スラッシュで始めてください。</translation>
    </message>
    <message>
        <source>The path is too long, or has characters that cannot be seen.</source>
        <translation>パスが長すぎるか、見えない文字が含まれています。</translation>
    </message>
    <message>
        <source>Give the file another name.</source>
        <translation>ファイルに別の名前を付けてください。</translation>
    </message>
    <message>
        <source>A certificate and its private key go together.</source>
        <translation>証明書とその秘密鍵は両方必要です。</translation>
    </message>
    <message>
        <source>Give both certfile and keyfile, or neither.</source>
        <translation>certfile と keyfile は両方指定するか、どちらも指定しないでください。</translation>
    </message>
    <message>
        <source>This is for clients: a server has its users in a file.</source>
        <translation>これはクライアント用です。サーバーのユーザーはファイルに保存されます。</translation>
    </message>
    <message>
        <source>This must be never, until-logout or keyring.</source>
        <translation>never、until-logout、keyring のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>This must be a UUID.</source>
        <translation>UUID を指定してください。</translation>
    </message>
    <message>
        <source>Leave the line out, and one is made for the file.</source>
        <translation>この行を省くと、ファイル用に作成されます。</translation>
    </message>
    <message>
        <source>A profile needs a name.</source>
        <translation>プロファイルには名前が必要です。</translation>
    </message>
    <message>
        <source>A profile keeps no password.</source>
        <translation>プロファイルにパスワードは保存できません。</translation>
    </message>
    <message>
        <source>Remove the line: the password is asked for, or in your keyring: farlanctl password set</source>
        <translation>この行を取り除いてください。パスワードは入力を求められるか、キーリングに保存されます: farlanctl password set</translation>
    </message>
    <message>
        <source>This is not kept: whether farlanctl stays is said when the tunnel is opened.</source>
        <translation>これは保存できません。farlanctl が終了せずに残るかどうかは、トンネルを開くときに指定します。</translation>
    </message>
    <message>
        <source>%1: This must be true or false, not “%2”.</source>
        <translation>%1: 「%2」ではなく true または false を指定してください。</translation>
    </message>
    <message>
        <source>%1: This must be a whole number, not “%2”.</source>
        <translation>%1: 「%2」ではなく整数を指定してください。</translation>
    </message>
    <message>
        <source>What was given is not a setting: it does not begin with a key.</source>
        <translation>指定されたものは設定ではありません: キーで始まっていません。</translation>
    </message>
    <message>
        <source>There is no key “%1”.</source>
        <translation>キー「%1」はありません。</translation>
    </message>
    <message>
        <source>“%1” is not a setting: it has no value.</source>
        <translation>「%1」は設定ではありません: 値がありません。</translation>
    </message>
    <message>
        <source>insecure was for %1 and is false now.</source>
        <translation>insecure は %1 用だったため、false に変更しました。</translation>
    </message>
    <message>
        <source>The pin was for %1 and is gone now.</source>
        <translation>pin は %1 用だったため、取り除きました。</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be kept: it is too large, or has characters that a file cannot hold.</source>
        <translation>プロファイル「%1」を保存できません: 大きすぎるか、ファイルに保存できない文字が含まれています。</translation>
    </message>
    <message>
        <source>This command opens no tunnel.</source>
        <translation>このコマンドはトンネルを開きません。</translation>
    </message>
    <message>
        <source>Behind “%1” are options only, and what belongs to them.</source>
        <translation>「%1」の後に指定できるのは、オプションとその値だけです。</translation>
    </message>
    <message>
        <source>A profile has nothing for --%1.</source>
        <translation>プロファイルに --%1 に当たる設定はありません。</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 に値は指定できません。</translation>
    </message>
    <message>
        <source>--%1 has no value.</source>
        <translation>--%1 に値がありません。</translation>
    </message>
    <message>
        <source>The password is not kept; it is asked for.</source>
        <translation>パスワードは保存されません。後で入力を求められます。</translation>
    </message>
    <message>
        <source>any certificate of the server will be accepted.</source>
        <translation>サーバーのどの証明書も受け入れます。</translation>
    </message>
    <message>
        <source>--%1 was given twice.</source>
        <translation>--%1 が 2 回指定されています。</translation>
    </message>
    <message>
        <source>insecure was true in the file and is false now.</source>
        <translation>insecure はファイルでは true でしたが、false に変更しました。</translation>
    </message>
    <message>
        <source>start_at_login was true in the file and is false now.</source>
        <translation>start_at_login はファイルでは true でしたが、false に変更しました。</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>インポートするものがありません。</translation>
    </message>
    <message>
        <source>One thing at a time can be imported, not %1.</source>
        <translation>一度にインポートできるのは 1 つだけです (%1 個指定されました)。</translation>
    </message>
    <message>
        <source>The profiles in it cannot be read.</source>
        <translation>中のプロファイルを読み取れません。</translation>
    </message>
    <message>
        <source>%1: %2 has the same name.</source>
        <translation>%1: %2 と名前が同じです。</translation>
    </message>
    <message>
        <source>%1: %2 has the same id.</source>
        <translation>%1: %2 と id が同じです。</translation>
    </message>
    <message>
        <source>There is no profile “%1”.</source>
        <translation>プロファイル「%1」はありません。</translation>
    </message>
    <message>
        <source>farlanctl profile list shows all profiles.</source>
        <translation>すべてのプロファイルは farlanctl profile list で確認できます。</translation>
    </message>
    <message>
        <source>Its file could not be read: %1</source>
        <translation>ファイルを読み取れませんでした: %1</translation>
    </message>
    <message>
        <source>There is a profile “%1” already.</source>
        <translation>プロファイル「%1」はすでにあります。</translation>
    </message>
    <message>
        <source>There is a profile with this id already.</source>
        <translation>この id のプロファイルはすでにあります。</translation>
    </message>
    <message>
        <source>Another profile is called “%1”.</source>
        <translation>別のプロファイルの名前が「%1」です。</translation>
    </message>
    <message>
        <source>%1 could not be removed: %2.</source>
        <translation>%1 を削除できませんでした: %2。</translation>
    </message>
    <message>
        <source>The profile is removed, but not its users in %1: %2.</source>
        <translation>プロファイルは削除しましたが、%1 にあるユーザーは削除できませんでした: %2。</translation>
    </message>
    <message>
        <source>the profiles</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>%1 has been changed by another program meanwhile.</source>
        <translation>%1 はその間に別のプログラムで変更されました。</translation>
    </message>
    <message>
        <source>There is no such profile any more.</source>
        <translation>そのプロファイルはもうありません。</translation>
    </message>
    <message>
        <source>“%1” is a profile of the administrator&apos;s, in %2.</source>
        <translation>「%1」は管理者のプロファイルです (%2)。</translation>
    </message>
    <message>
        <source>%1 is a link to what belongs to somebody else, %2.</source>
        <translation>%1 は、ほかのユーザーの %2 へのリンクです。</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB, or would be.</source>
        <translation>%1 が %2 MiB を超えているか、超えることになります。</translation>
    </message>
    <message>
        <source>somebody else has just replaced %1.</source>
        <translation>%1 がほかのユーザーまたはプログラムによって置き換えられました。</translation>
    </message>
    <message>
        <source>This is no user: %1.</source>
        <translation>ユーザーの行ではありません: %1。</translation>
    </message>
    <message>
        <source>it contains a NUL byte</source>
        <translation>NUL バイトが含まれています</translation>
    </message>
    <message>
        <source>it has no colon between name and password</source>
        <translation>名前とパスワードの間にコロンがありません</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>名前が空です</translation>
    </message>
    <message>
        <source>the password is empty</source>
        <translation>パスワードが空です</translation>
    </message>
    <message>
        <source>it has more than one colon</source>
        <translation>コロンが 2 つ以上あります</translation>
    </message>
    <message>
        <source>The user “%1” is in line %2 already.</source>
        <translation>ユーザー「%1」はすでに %2 行目にあります。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a user in an htpasswd file.</source>
        <translation>「%1」は htpasswd ファイルのユーザー名として使用できません。</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>ユーザー「%1」はいません。</translation>
    </message>
    <message>
        <source>farlanctl user list shows who there is.</source>
        <translation>ユーザーは farlanctl user list で確認できます。</translation>
    </message>
    <message>
        <source>There is a user “%1” already.</source>
        <translation>ユーザー「%1」はすでにいます。</translation>
    </message>
    <message>
        <source>Another user is changing %1.</source>
        <translation>ほかのユーザーが %1 を変更しているところです。</translation>
    </message>
    <message>
        <source>Another program is changing %1.</source>
        <translation>別のプログラムが %1 を変更しているところです。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>フォルダー %1 に書き込めません。</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>フォルダー %1 を作成できませんでした。</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2.</source>
        <translation>%1 を保存できませんでした: %2。</translation>
    </message>
    <message>
        <source>it is not writable</source>
        <translation>書き込みできません</translation>
    </message>
    <message>
        <source>%1 could not be saved with the owner and the group that it has: %2.</source>
        <translation>%1 を元の所有者とグループのまま保存できませんでした: %2。</translation>
    </message>
    <message>
        <source>Your keyring has not answered within %1 seconds.</source>
        <translation>キーリングが %1 秒以内に応答しませんでした。</translation>
    </message>
    <message>
        <source>There is no keyring: no program of this session keeps passwords.</source>
        <translation>キーリングがありません: このセッションにパスワードを保存するプログラムがありません。</translation>
    </message>
    <message>
        <source>Your keyring is locked.</source>
        <translation>キーリングがロックされています。</translation>
    </message>
    <message>
        <source>Your keyring cannot keep a password until you log out.</source>
        <translation>キーリングは、ログアウトまでパスワードを保存する機能に対応していません。</translation>
    </message>
    <message>
        <source>Your keyring has no place for passwords yet, and cannot ask you to make one.</source>
        <translation>キーリングにパスワードの保存先がまだなく、作成を求めることもできません。</translation>
    </message>
    <message>
        <source>Your keyring has ended while it was asked.</source>
        <translation>問い合わせ中にキーリングが終了しました。</translation>
    </message>
    <message>
        <source>Your keyring says: %1</source>
        <translation>キーリングのメッセージ: %1</translation>
    </message>
    <message>
        <source>A password is asked for</source>
        <translation>パスワードの入力を求めています</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 が接続を拒否しました。</translation>
    </message>
    <message>
        <source>The proxy %1</source>
        <translation>プロキシ %1</translation>
    </message>
    <message>
        <source>No connection to %1: %2.</source>
        <translation>%1 に接続できません: %2。</translation>
    </message>
    <message>
        <source>No connection to the proxy %1: %2.</source>
        <translation>プロキシ %1 に接続できません: %2。</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the user name or the password.</source>
        <translation>プロキシ %1 がユーザー名またはパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2: %3.</source>
        <translation>プロキシ %1 が %2 に接続しませんでした: %3。</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2: its answer is too long.</source>
        <translation>プロキシ %1 が %2 に接続しませんでした: 応答が長すぎます。</translation>
    </message>
    <message>
        <source>The name %1 was not found: %2.</source>
        <translation>名前 %1 が見つかりませんでした: %2。</translation>
    </message>
    <message>
        <source>The name %1 of the proxy was not found: %2.</source>
        <translation>プロキシの名前 %1 が見つかりませんでした: %2。</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2.</source>
        <translation>%1 との TLS に失敗しました: %2。</translation>
    </message>
    <message>
        <source>%1 closed the connection during the TLS handshake.</source>
        <translation>%1 が TLS ハンドシェイク中に接続を閉じました。</translation>
    </message>
    <message>
        <source>%1 within %2 seconds.</source>
        <translation>%1 (%2 秒以内)。</translation>
    </message>
    <message>
        <source>The name %1 could not be resolved</source>
        <translation>名前 %1 を解決できませんでした</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 が応答しませんでした</translation>
    </message>
    <message>
        <source>The proxy %1 did not answer</source>
        <translation>プロキシ %1 が応答しませんでした</translation>
    </message>
    <message>
        <source>TLS with %1 was not established</source>
        <translation>%1 との TLS が確立しませんでした</translation>
    </message>
    <message>
        <source>The server did not answer the request for a tunnel</source>
        <translation>サーバーがトンネルの要求に応答しませんでした</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not a valid WebSocket upgrade.</source>
        <translation>サーバーの応答は有効な WebSocket アップグレードではありません。</translation>
    </message>
    <message>
        <source>The server asks for a user name and a password (401).</source>
        <translation>サーバーがユーザー名とパスワードを求めています (401)。</translation>
    </message>
    <message>
        <source>The server did not accept the user name or the password (401).</source>
        <translation>サーバーがユーザー名またはパスワードを受け付けませんでした (401)。</translation>
    </message>
    <message>
        <source>The server refuses this client (403).</source>
        <translation>サーバーがこのクライアントを拒否しています (403)。</translation>
    </message>
    <message>
        <source>The server has no tunnel at this path (404).</source>
        <translation>サーバーのこのパスにトンネルはありません (404)。</translation>
    </message>
    <message>
        <source>The server asks to try again later (%1).</source>
        <translation>サーバーが、後でもう一度試すよう求めています (%1)。</translation>
    </message>
    <message>
        <source>The server points to another address (%1), which is not followed: %2</source>
        <translation>サーバーが別のアドレスを示しましたが (%1)、転送には従いません: %2</translation>
    </message>
    <message>
        <source>it does not say which</source>
        <translation>どこかは示されていません</translation>
    </message>
    <message>
        <source>The server answered with HTTP status %1 instead of a tunnel.</source>
        <translation>サーバーがトンネルではなく HTTP ステータス %1 を返しました。</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>サーバーが応答せずに接続を閉じました。</translation>
    </message>
    <message>
        <source>The server answered with something that is not HTTP.</source>
        <translation>サーバーの応答は HTTP ではありません。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not the pinned one.</source>
        <translation>%1 の証明書は、固定した証明書ではありません。</translation>
    </message>
    <message>
        <source>The certificate of %1 is refused: %2.</source>
        <translation>%1 の証明書を拒否しました: %2。</translation>
    </message>
    <message>
        <source>it is not signed by an authority that is trusted here</source>
        <translation>ここで信頼されている認証局の署名がありません</translation>
    </message>
    <message>
        <source>it has expired (on %1)</source>
        <translation>有効期限が切れています (%1)</translation>
    </message>
    <message>
        <source>it is not yet valid (from %1)</source>
        <translation>まだ有効ではありません (%1 から)</translation>
    </message>
    <message>
        <source>it is for another name (%1)</source>
        <translation>別の名前のものです (%1)</translation>
    </message>
    <message>
        <source>The peer does not answer since the network has changed.</source>
        <translation>ネットワークが変わってから、相手が応答しません。</translation>
    </message>
    <message>
        <source>The peer has not taken any data for %1 seconds.</source>
        <translation>相手が %1 秒間データを受け取っていません。</translation>
    </message>
    <message>
        <source>The peer has not answered for %1 seconds.</source>
        <translation>相手が %1 秒間応答していません。</translation>
    </message>
    <message>
        <source>The peer does not read what it is sent.</source>
        <translation>相手が、送られたデータを読み取っていません。</translation>
    </message>
    <message>
        <source>The peer sent a message larger than any that is allowed.</source>
        <translation>相手が、許される大きさを超えるメッセージを送信しました。</translation>
    </message>
    <message>
        <source>The peer broke the WebSocket protocol: %1</source>
        <translation>相手が WebSocket プロトコルに違反しました: %1</translation>
    </message>
    <message>
        <source>The peer closed the connection.</source>
        <translation>相手が接続を閉じました。</translation>
    </message>
    <message>
        <source>The peer closed the connection: %1</source>
        <translation>相手が接続を閉じました: %1</translation>
    </message>
    <message>
        <source>The peer agreed on superframes and then sent none.</source>
        <translation>相手はスーパーフレームに同意しましたが、送信しませんでした。</translation>
    </message>
    <message>
        <source>The peer sends frames that are not as agreed.</source>
        <translation>相手が、取り決めに反するフレームを送信しています。</translation>
    </message>
    <message>
        <source>The interface %1 was deleted by somebody else.</source>
        <translation>インターフェース %1 がほかのユーザーまたはプログラムによって削除されました。</translation>
    </message>
    <message>
        <source>The pump was not started as it should be.</source>
        <translation>ポンプが正しく起動されていません。</translation>
    </message>
    <message>
        <source>Only the way to a server can be tried.</source>
        <translation>テストできるのはサーバーへの経路だけです。</translation>
    </message>
    <message>
        <source>The certificate file holds no certificate in PEM form.</source>
        <translation>証明書ファイルに PEM 形式の証明書がありません。</translation>
    </message>
    <message>
        <source>The key file holds no private key in PEM form, or one that is protected by a password.</source>
        <translation>鍵ファイルに PEM 形式の秘密鍵がないか、秘密鍵がパスワードで保護されています。</translation>
    </message>
    <message>
        <source>The private key does not belong to the certificate.</source>
        <translation>秘密鍵が証明書と対応していません。</translation>
    </message>
    <message>
        <source>The CA file holds no certificate in PEM form.</source>
        <translation>CA ファイルに PEM 形式の証明書がありません。</translation>
    </message>
    <message>
        <source>The htpasswd file is larger than %1 MiB.</source>
        <translation>htpasswd ファイルが %1 MiB を超えています。</translation>
    </message>
    <message>
        <source>The htpasswd file has no users, so nobody could sign in.</source>
        <translation>htpasswd ファイルにユーザーがいないため、誰もサインインできません。</translation>
    </message>
    <message>
        <source>Line %1 of the htpasswd file: %2</source>
        <translation>htpasswd ファイルの %1 行目: %2</translation>
    </message>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>%1 バイトを超えています。</translation>
    </message>
    <message>
        <source>It contains a NUL byte.</source>
        <translation>NUL バイトが含まれています。</translation>
    </message>
    <message>
        <source>It has no colon between user name and password.</source>
        <translation>ユーザー名とパスワードの間にコロンがありません。</translation>
    </message>
    <message>
        <source>The user name is empty.</source>
        <translation>ユーザー名が空です。</translation>
    </message>
    <message>
        <source>The password is empty.</source>
        <translation>パスワードが空です。</translation>
    </message>
    <message>
        <source>The user name is there twice.</source>
        <translation>同じユーザー名が 2 回あります。</translation>
    </message>
    <message>
        <source>The bcrypt hash is damaged.</source>
        <translation>bcrypt ハッシュが壊れています。</translation>
    </message>
    <message>
        <source>The cost of the bcrypt hash is not between %1 and %2.</source>
        <translation>bcrypt ハッシュのコストが %1 ～ %2 の範囲にありません。</translation>
    </message>
    <message>
        <source>The rounds of the SHA-crypt hash are not between %1 and %2.</source>
        <translation>SHA-crypt ハッシュのラウンド数が %1 ～ %2 の範囲にありません。</translation>
    </message>
    <message>
        <source>The SHA-crypt hash is damaged.</source>
        <translation>SHA-crypt ハッシュが壊れています。</translation>
    </message>
    <message>
        <source>The $apr1$ hash is damaged.</source>
        <translation>$apr1$ ハッシュが壊れています。</translation>
    </message>
    <message>
        <source>The {SHA} hash is damaged.</source>
        <translation>{SHA} ハッシュが壊れています。</translation>
    </message>
    <message>
        <source>The password is stored in a way that is not supported: neither bcrypt, $5$, $6$, $apr1$ nor {SHA}.</source>
        <translation>パスワードが対応していない形式で保存されています (bcrypt、$5$、$6$、$apr1$、{SHA} のいずれでもありません)。</translation>
    </message>
    <message>
        <source>%1, the proxy</source>
        <translation>%1 (プロキシ)</translation>
    </message>
    <message>
        <source>HTTP 101, without a user name</source>
        <translation>HTTP 101、ユーザー名なし</translation>
    </message>
    <message>
        <source>HTTP 101, as %1</source>
        <translation>HTTP 101、%1 として</translation>
    </message>
    <message>
        <source>The address is empty.</source>
        <translation>アドレスが空です。</translation>
    </message>
    <message>
        <source>The address is longer than %1 characters.</source>
        <translation>アドレスが %1 文字を超えています。</translation>
    </message>
    <message>
        <source>The address contains a space or another character that an address cannot hold.</source>
        <translation>アドレスに空白など、使用できない文字が含まれています。</translation>
    </message>
    <message>
        <source>The address &quot;%1&quot; does not start with %2.</source>
        <translation>アドレス「%1」は %2 で始まっていません。</translation>
    </message>
    <message>
        <source>The address does not start with %1.</source>
        <translation>アドレスが %1 で始まっていません。</translation>
    </message>
    <message>
        <source>ws:// or wss://</source>
        <translation>ws:// または wss://</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>アドレスにホストがありません。</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>アドレスのポートが 1 ～ 65535 の数値ではありません。</translation>
    </message>
    <message>
        <source>The host in the address is neither a name nor an IP address.</source>
        <translation>アドレスのホストが、名前でも IP アドレスでもありません。</translation>
    </message>
    <message>
        <source>The address has a &quot;#&quot; part, which a tunnel cannot use.</source>
        <translation>アドレスに、トンネルでは使用できない「#」の部分があります。</translation>
    </message>
    <message>
        <source>The address contains a user name or password.</source>
        <translation>アドレスにユーザー名またはパスワードが含まれています。</translation>
    </message>
    <message>
        <source>Proxy: the address contains a password.</source>
        <translation>プロキシ: アドレスにパスワードが含まれています。</translation>
    </message>
    <message>
        <source>Proxy: the address has no port.</source>
        <translation>プロキシ: アドレスにポートがありません。</translation>
    </message>
    <message>
        <source>Proxy: the address has a path.</source>
        <translation>プロキシ: アドレスにパスがあります。</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>名前が空です。</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>名前が %1 文字を超えています。</translation>
    </message>
    <message>
        <source>The name contains a control character, or another that cannot be seen.</source>
        <translation>名前に、制御文字など見えない文字が含まれています。</translation>
    </message>
    <message>
        <source>The name starts or ends with a blank.</source>
        <translation>名前の先頭または末尾に空白があります。</translation>
    </message>
    <message>
        <source>The interface name is empty.</source>
        <translation>インターフェース名が空です。</translation>
    </message>
    <message>
        <source>The interface name &quot;%1&quot; is longer than %2 characters.</source>
        <translation>インターフェース名「%1」が %2 文字を超えています。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of an interface.</source>
        <translation>「%1」はインターフェース名として使用できません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a bridge.</source>
        <translation>「%1」はブリッジの名前として使用できません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the SHA-256 of a certificate.</source>
        <translation>「%1」は証明書の SHA-256 ではありません。</translation>
    </message>
    <message>
        <source>A user name cannot contain a colon (RFC 7617).</source>
        <translation>ユーザー名にコロンは使用できません (RFC 7617)。</translation>
    </message>
    <message>
        <source>The user name is longer than %1 characters or contains control characters.</source>
        <translation>ユーザー名が %1 文字を超えているか、制御文字が含まれています。</translation>
    </message>
    <message>
        <source>The password is longer than %1 bytes or contains control characters.</source>
        <translation>パスワードが %1 バイトを超えているか、制御文字が含まれています。</translation>
    </message>
    <message>
        <source>The path must start with &quot;/&quot; and hold no space, &quot;?&quot; or &quot;#&quot;.</source>
        <translation>パスは「/」で始め、空白、「?」、「#」を含めないでください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the origin of a web page.</source>
        <translation>「%1」は Web ページのオリジンではありません。</translation>
    </message>
    <message>
        <source>This must be %1.</source>
        <translation>%1を指定してください。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true または false</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 ～ %2 の整数</translation>
    </message>
    <message>
        <source>a text of 1 to %1 bytes</source>
        <translation>1 ～ %1 バイトのテキスト</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>a list of at most %1 texts</source>
        <translation>%1 個以内のテキストのリスト</translation>
    </message>
    <message>
        <source>There is no such setting for this kind of tunnel.</source>
        <translation>この種類のトンネルに、このような設定はありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IPv4 or IPv6 address.</source>
        <translation>「%1」は IPv4 アドレスでも IPv6 アドレスでもありません。</translation>
    </message>
    <message>
        <source>With ws:// there is no certificate to compare.</source>
        <translation>ws:// には比較する証明書がありません。</translation>
    </message>
    <message>
        <source>pin and insecure exclude each other.</source>
        <translation>pin と insecure は同時に指定できません。</translation>
    </message>
    <message>
        <source>pin and cacerts exclude each other.</source>
        <translation>pin と cacerts は同時に指定できません。</translation>
    </message>
    <message>
        <source>A client needs the address of its server.</source>
        <translation>クライアントにはサーバーのアドレスが必要です。</translation>
    </message>
    <message>
        <source>An interface with an IPv6 address carries at least %1 bytes (RFC 8200).</source>
        <translation>IPv6 アドレスを持つインターフェースの MTU は %1 バイト以上です (RFC 8200)。</translation>
    </message>
    <message>
        <source>With a bridge of yours, its MTU is the tunnel&apos;s.</source>
        <translation>独自のブリッジを使う場合は、ブリッジの MTU がトンネルに適用されます。</translation>
    </message>
    <message>
        <source>With a bridge of yours, the address belongs on the bridge.</source>
        <translation>独自のブリッジを使う場合は、アドレスをブリッジに割り当てます。</translation>
    </message>
    <message>
        <source>With a bridge of yours, this machine has the hardware address of the bridge.</source>
        <translation>独自のブリッジを使う場合、このコンピューターのハードウェアアドレスはブリッジのものになります。</translation>
    </message>
    <message>
        <source>With a bridge of yours, no such interface is made.</source>
        <translation>独自のブリッジを使う場合、このインターフェースは作成されません。</translation>
    </message>
    <message>
        <source>This must be &quot;client&quot; or &quot;server&quot;.</source>
        <translation>「client」または「server」を指定してください。</translation>
    </message>
    <message>
        <source>The secrets are not a JSON object of at most %1 bytes with a few texts in it.</source>
        <translation>機密情報が、少数のテキストを含む %1 バイト以内の JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a hardware address: six bytes of two hexadecimal digits, with colons between them.</source>
        <translation>「%1」はハードウェアアドレスではありません。2 桁の 16 進数 6 個をコロンで区切ってください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no station&apos;s hardware address.</source>
        <translation>「%1」は端末のハードウェアアドレスではありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the hardware address of a group, since its first byte is odd.</source>
        <translation>「%1」は先頭のバイトが奇数なので、グループのハードウェアアドレスです。</translation>
    </message>
    <message>
        <source>%1 is no address of a host.</source>
        <translation>%1 はホストのアドレスではありません。</translation>
    </message>
    <message>
        <source>%1 is a loopback address.</source>
        <translation>%1 はループバックアドレスです。</translation>
    </message>
    <message>
        <source>%1 is a multicast address.</source>
        <translation>%1 はマルチキャストアドレスです。</translation>
    </message>
    <message>
        <source>%1 is the broadcast address.</source>
        <translation>%1 はブロードキャストアドレスです。</translation>
    </message>
    <message>
        <source>%1 is the loopback address.</source>
        <translation>%1 はループバックアドレスです。</translation>
    </message>
    <message>
        <source>%1 is an IPv4 address written as IPv6.</source>
        <translation>%1 は IPv6 形式で書かれた IPv4 アドレスです。</translation>
    </message>
    <message>
        <source>%1 is the broadcast address of %2 itself, and no host&apos;s.</source>
        <translation>%1 は %2 のブロードキャストアドレスで、ホストのアドレスではありません。</translation>
    </message>
    <message>
        <source>%1 is the routers&apos; anycast address of %2 itself, and no host&apos;s.</source>
        <translation>%1 は %2 のルーターのエニーキャストアドレスで、ホストのアドレスではありません。</translation>
    </message>
    <message>
        <source>%1 is the network address of %2 itself, and no host&apos;s.</source>
        <translation>%1 は %2 のネットワークアドレスで、ホストのアドレスではありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IPv4 or IPv6 address with the length of its prefix.</source>
        <translation>「%1」は、プレフィックス長の付いた IPv4 アドレスでも IPv6 アドレスでもありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks the length of its prefix.</source>
        <translation>「%1」にプレフィックス長がありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: the length of the prefix must be from %2 to %3.</source>
        <translation>「%1」: プレフィックス長は %2 ～ %3 で指定してください。</translation>
    </message>
    <message>
        <source>%1 is there twice.</source>
        <translation>%1 が 2 回あります。</translation>
    </message>
    <message>
        <source>No channel could be made to a helper process: %1.</source>
        <translation>ヘルパープロセスとのチャネルを作成できませんでした: %1。</translation>
    </message>
    <message>
        <source>it does not read its messages</source>
        <translation>メッセージを読み取っていません</translation>
    </message>
    <message>
        <source>it sent a message that is too large</source>
        <translation>大きすぎるメッセージを送信しました</translation>
    </message>
    <message>
        <source>it sent a message that is not a JSON object</source>
        <translation>JSON オブジェクトではないメッセージを送信しました</translation>
    </message>
    <message>
        <source>a message could not be sent: %1</source>
        <translation>メッセージを送信できませんでした: %1</translation>
    </message>
    <message>
        <source>it sent a message outside the schema</source>
        <translation>スキーマにないメッセージを送信しました</translation>
    </message>
    <message>
        <source>The settings could not be passed on: %1.</source>
        <translation>設定を渡せませんでした: %1。</translation>
    </message>
    <message>
        <source>The secrets could not be passed on: %1.</source>
        <translation>機密情報を渡せませんでした: %1。</translation>
    </message>
    <message>
        <source>The settings could not be read: %1.</source>
        <translation>設定を読み取れませんでした: %1。</translation>
    </message>
    <message>
        <source>The secrets could not be read: %1.</source>
        <translation>機密情報を読み取れませんでした: %1。</translation>
    </message>
    <message>
        <source>it is larger than %1 bytes</source>
        <translation>%1 バイトを超えています</translation>
    </message>
    <message>
        <source>its sender took too long</source>
        <translation>送信側の処理に時間がかかりすぎました</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>it is a socket</source>
        <translation>ソケットです</translation>
    </message>
    <message>
        <source>it is a device</source>
        <translation>デバイスです</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>it is not open for reading</source>
        <translation>読み取り用に開かれていません</translation>
    </message>
    <message>
        <source>it is neither a file in memory nor a pipe</source>
        <translation>メモリー上のファイルでもパイプでもありません</translation>
    </message>
    <message>
        <source>The helper reported a state that this program does not know.</source>
        <translation>ヘルパーが、このプログラムの知らない状態を報告しました。</translation>
    </message>
    <message>
        <source>The network of %1 overlaps with %2, which interface &quot;%3&quot; is in.</source>
        <translation>%1 のネットワークが、インターフェース「%3」の属する %2 と重なっています。</translation>
    </message>
    <message>
        <source>There is already an interface &quot;%1&quot;.</source>
        <translation>インターフェース「%1」はすでにあります。</translation>
    </message>
    <message>
        <source>A client has one interface; the pump asked for another.</source>
        <translation>クライアントのインターフェースは 1 つですが、ポンプが別のものを求めました。</translation>
    </message>
    <message>
        <source>The bridge %1 was deleted by somebody else.</source>
        <translation>ブリッジ %1 がほかのユーザーまたはプログラムによって削除されました。</translation>
    </message>
    <message>
        <source>Cannot %1: %2.</source>
        <translation>できません: %1 (%2)。</translation>
    </message>
    <message>
        <source>Cannot %1: IPv6 is switched off on this machine.</source>
        <translation>できません: %1 (このコンピューターでは IPv6 が無効になっています)。</translation>
    </message>
    <message>
        <source>Not permitted to %1.</source>
        <translation>許可されていません: %1。</translation>
    </message>
    <message>
        <source>list what %1 has learned</source>
        <translation>%1 が学習した内容を一覧にする</translation>
    </message>
    <message>
        <source>list the addresses of this machine</source>
        <translation>このコンピューターのアドレスを一覧にする</translation>
    </message>
    <message>
        <source>give %1 the address %2</source>
        <translation>%1 にアドレス %2 を割り当てる</translation>
    </message>
    <message>
        <source>read the counters of interface %1</source>
        <translation>インターフェース %1 のカウンターを読み取る</translation>
    </message>
    <message>
        <source>list the network interfaces</source>
        <translation>ネットワークインターフェースを一覧にする</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 を削除する</translation>
    </message>
    <message>
        <source>set the alias of %1</source>
        <translation>%1 の別名を設定する</translation>
    </message>
    <message>
        <source>set the hardware address of %1</source>
        <translation>%1 のハードウェアアドレスを設定する</translation>
    </message>
    <message>
        <source>set the bridge of %1</source>
        <translation>%1 をブリッジに接続する</translation>
    </message>
    <message>
        <source>set the MTU %1 of %2</source>
        <translation>%2 の MTU を %1 に設定する</translation>
    </message>
    <message>
        <source>set the isolation of %1</source>
        <translation>%1 の分離を設定する</translation>
    </message>
    <message>
        <source>set the queue length of %1</source>
        <translation>%1 のキューの長さを設定する</translation>
    </message>
    <message>
        <source>activate %1</source>
        <translation>%1 を有効にする</translation>
    </message>
    <message>
        <source>deactivate %1</source>
        <translation>%1 を無効にする</translation>
    </message>
    <message>
        <source>switch off IPv6 addresses of %1</source>
        <translation>%1 の IPv6 アドレスを無効にする</translation>
    </message>
    <message>
        <source>close %1 to IPv4</source>
        <translation>%1 を IPv4 に対して閉じる</translation>
    </message>
    <message>
        <source>create interface &quot;%1&quot;</source>
        <translation>インターフェース「%1」を作成する</translation>
    </message>
    <message>
        <source>prepare interface &quot;%1&quot;</source>
        <translation>インターフェース「%1」を準備する</translation>
    </message>
    <message>
        <source>set the carrier of interface &quot;%1&quot;</source>
        <translation>インターフェース「%1」のキャリアを設定する</translation>
    </message>
    <message>
        <source>interface &quot;%1&quot;</source>
        <translation>インターフェース「%1」</translation>
    </message>
    <message>
        <source>interface %1</source>
        <translation>インターフェース %1</translation>
    </message>
    <message>
        <source>Interface &quot;%1&quot;</source>
        <translation>インターフェース「%1」</translation>
    </message>
    <message>
        <source>Interface %1</source>
        <translation>インターフェース %1</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 はすでにあります。</translation>
    </message>
    <message>
        <source>Interface &quot;%1&quot; exists already.</source>
        <translation>インターフェース「%1」はすでにあります。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 はありません。</translation>
    </message>
    <message>
        <source>%1 is not a bridge.</source>
        <translation>%1 はブリッジではありません。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>Interface %1 does not exist any more.</source>
        <translation>インターフェース %1 はもうありません。</translation>
    </message>
    <message>
        <source>Cannot listen on %1, port %2: %3</source>
        <translation>%1 のポート %2 で待ち受けできません: %3</translation>
    </message>
    <message>
        <source>all addresses</source>
        <translation>すべてのアドレス</translation>
    </message>
    <message>
        <source>another program listens there already.</source>
        <translation>別のプログラムがすでに待ち受けています。</translation>
    </message>
    <message>
        <source>this machine does not have the address.</source>
        <translation>このコンピューターにそのアドレスはありません。</translation>
    </message>
    <message>
        <source>the address needs its interface.</source>
        <translation>アドレスにインターフェースの指定が必要です。</translation>
    </message>
    <message>
        <source>not permitted.</source>
        <translation>許可されていません。</translation>
    </message>
    <message>
        <source>this machine has no IPv6.</source>
        <translation>このコンピューターでは IPv6 を使用できません。</translation>
    </message>
    <message>
        <source>Cannot listen on &quot;%1&quot;, port %2: it is not an address of this machine.</source>
        <translation>「%1」のポート %2 で待ち受けできません: このコンピューターのアドレスではありません。</translation>
    </message>
    <message>
        <source>farlan-pump could not be started: %1.</source>
        <translation>farlan-pump を起動できませんでした: %1。</translation>
    </message>
    <message>
        <source>farlan-pump ended unexpectedly (exit code %1).</source>
        <translation>farlan-pump が予期せず終了しました (終了コード %1)。</translation>
    </message>
    <message>
        <source>farlan-pump was ended: %1.</source>
        <translation>farlan-pump を終了させました: %1。</translation>
    </message>
    <message>
        <source>farlan-pump was ended by signal %1.</source>
        <translation>farlan-pump がシグナル %1 で終了しました。</translation>
    </message>
    <message>
        <source>Cannot talk to the kernel about network interfaces: %1.</source>
        <translation>ネットワークインターフェースについてカーネルと通信できません: %1。</translation>
    </message>
    <message>
        <source>All %1 client ports are in use.</source>
        <translation>%1 個のクライアント用ポートはすべて使用中です。</translation>
    </message>
    <message>
        <source>Not permitted to create a TAP device.</source>
        <translation>TAP デバイスの作成は許可されていません。</translation>
    </message>
    <message>
        <source>This machine has no TAP devices: /dev/net/tun is missing.</source>
        <translation>このコンピューターでは TAP デバイスを使用できません: /dev/net/tun がありません。</translation>
    </message>
    <message>
        <source>Cannot open /dev/net/tun: %1.</source>
        <translation>/dev/net/tun を開けません: %1。</translation>
    </message>
    <message>
        <source>The kernel made interface &quot;%1&quot; instead of &quot;%2&quot;.</source>
        <translation>カーネルがインターフェース「%2」ではなく「%1」を作成しました。</translation>
    </message>
    <message>
        <source>The helper has too many files open for another port.</source>
        <translation>ヘルパーの開いているファイルが多すぎるため、ポートを追加できません。</translation>
    </message>
    <message>
        <source>The tunnel is being closed.</source>
        <translation>トンネルを閉じているところです。</translation>
    </message>
    <message>
        <source>A server that listens has nothing to connect to.</source>
        <translation>待ち受け中のサーバーには接続先がありません。</translation>
    </message>
    <message>
        <source>Too many tries in a short time.</source>
        <translation>短時間に試行が多すぎます。</translation>
    </message>
    <message>
        <source>There is no such client.</source>
        <translation>そのようなクライアントはありません。</translation>
    </message>
    <message>
        <source>The helper is ending.</source>
        <translation>ヘルパーが終了するところです。</translation>
    </message>
    <message>
        <source>Too many calls in a short time.</source>
        <translation>短時間に呼び出しが多すぎます。</translation>
    </message>
    <message>
        <source>The tunnel was closed before it was allowed.</source>
        <translation>トンネルは許可される前に閉じられました。</translation>
    </message>
    <message>
        <source>%1 requests of yours are waiting for permission already.</source>
        <translation>すでに %1 件の要求が許可を待っています。</translation>
    </message>
    <message>
        <source>Too many people are being asked for their password now.</source>
        <translation>現在、パスワードを求められている人が多すぎます。</translation>
    </message>
    <message>
        <source>%1 programs of yours are watching tunnels already.</source>
        <translation>すでに %1 個のプログラムがトンネルを監視しています。</translation>
    </message>
    <message>
        <source>The tunnel has been closed.</source>
        <translation>トンネルは閉じられました。</translation>
    </message>
    <message>
        <source>What was allowed is not this tunnel.</source>
        <translation>許可されたのは、このトンネルではありません。</translation>
    </message>
    <message>
        <source>There is a tunnel named &quot;%1&quot; already.</source>
        <translation>「%1」という名前のトンネルはすでにあります。</translation>
    </message>
    <message>
        <source>You have %1 tunnels, and more are not allowed.</source>
        <translation>トンネルがすでに %1 個あり、それ以上は許可されていません。</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit is not running.</source>
        <translation>許可されているかどうかを確認できません: polkit が動作していません。</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit does not answer.</source>
        <translation>許可されているかどうかを確認できません: polkit が応答しません。</translation>
    </message>
    <message>
        <source>Nobody can say whether you may do this: polkit says &quot;%1&quot;.</source>
        <translation>許可されているかどうかを確認できません: polkit のメッセージは「%1」です。</translation>
    </message>
    <message>
        <source>The administrator&apos;s rules do not allow you to do this (polkit action %1).</source>
        <translation>管理者の規則では許可されていません (polkit アクション %1)。</translation>
    </message>
    <message>
        <source>The authentication was cancelled or has failed (polkit action %1).</source>
        <translation>認証がキャンセルされたか、失敗しました (polkit アクション %1)。</translation>
    </message>
    <message>
        <source>This needs authentication, but your session has nobody to ask for the password (polkit action %1).</source>
        <translation>認証が必要ですが、このセッションにはパスワードを尋ねる手段がありません (polkit アクション %1)。</translation>
    </message>
    <message>
        <source>This needs authentication, but the program did not allow to ask for it (polkit action %1).</source>
        <translation>認証が必要ですが、プログラムが認証の確認を許可していません (polkit アクション %1)。</translation>
    </message>
    <message>
        <source>Nobody has answered the question for authentication in time (polkit action %1).</source>
        <translation>認証の確認に時間内の応答がありませんでした (polkit アクション %1)。</translation>
    </message>
    <message>
        <source>It is not known who asks, or for what permission.</source>
        <translation>誰が、どの許可を求めているのかわかりません。</translation>
    </message>
    <message>
        <source>It looks like this: %1</source>
        <translation>例: %1</translation>
    </message>
    <message>
        <source>It looks like this: wss://host.example/</source>
        <translation>例: wss://host.example/</translation>
    </message>
    <message>
        <source>It looks like this: 10.1.1.2/24 or fd00::2/64</source>
        <translation>例: 10.1.1.2/24、fd00::2/64</translation>
    </message>
    <message>
        <source>It looks like this, in small letters and without a path: https://host.example</source>
        <translation>小文字で、パスを付けずに指定します。例: https://host.example</translation>
    </message>
    <message>
        <source>Write such characters as %20 and the like, and a host name with other letters in its &quot;xn--&quot; form.</source>
        <translation>このような文字は %20 などの形で、ほかの文字を含むホスト名は「xn--」の形で入力してください。</translation>
    </message>
    <message>
        <source>Use 1 to %1 characters that can be seen.</source>
        <translation>1 ～ %1 文字の見える文字を使用してください。</translation>
    </message>
    <message>
        <source>Use up to %1 letters, digits, &quot;_&quot;, &quot;.&quot; and &quot;-&quot;, starting with a letter or digit; &quot;%d&quot; at the end stands for the first free number.</source>
        <translation>英数字、「_」、「.」、「-」を %1 文字以内で使用し、先頭は英数字にしてください。末尾の「%d」は最初の空き番号になります。</translation>
    </message>
    <message>
        <source>Give the user separately (user), and leave the password out: it is asked for.</source>
        <translation>ユーザーは別に指定し (user)、パスワードは省いてください。パスワードは後で入力を求められます。</translation>
    </message>
    <message>
        <source>Leave it out: it is asked for.</source>
        <translation>省いてください。後で入力を求められます。</translation>
    </message>
    <message>
        <source>It has 64 hexadecimal digits; colons between each two may be there. openssl x509 -noout -fingerprint -sha256 -in FILE shows it.</source>
        <translation>64 桁の 16 進数です。2 桁ごとにコロンがあってもかまいません。openssl x509 -noout -fingerprint -sha256 -in ファイル で表示できます。</translation>
    </message>
    <message>
        <source>One of your own looks like this: 02:00:5e:10:00:01</source>
        <translation>独自のアドレスの例: 02:00:5e:10:00:01</translation>
    </message>
    <message>
        <source>Give the interface another address of this network.</source>
        <translation>インターフェースに、このネットワークの別のアドレスを指定してください。</translation>
    </message>
    <message>
        <source>Write it behind a slash, for example: %1/%2</source>
        <translation>スラッシュの後に付けてください。例: %1/%2</translation>
    </message>
    <message>
        <source>Give each address once.</source>
        <translation>アドレスはそれぞれ 1 回だけ指定してください。</translation>
    </message>
    <message>
        <source>Leave it out to listen on all addresses.</source>
        <translation>すべてのアドレスで待ち受けるには省いてください。</translation>
    </message>
    <message>
        <source>Use wss:// if the server offers it.</source>
        <translation>サーバーが対応していれば wss:// を使用してください。</translation>
    </message>
    <message>
        <source>Leave out insecure: the pin says which certificate is accepted.</source>
        <translation>insecure を省いてください。受け入れる証明書は pin で決まります。</translation>
    </message>
    <message>
        <source>With a pin, no authority is asked: leave out one of the two.</source>
        <translation>pin を指定すると認証局は使われません。どちらか一方を省いてください。</translation>
    </message>
    <message>
        <source>Set the MTU of the bridge instead.</source>
        <translation>代わりにブリッジの MTU を設定してください。</translation>
    </message>
    <message>
        <source>For example: ip address add %1 dev %2</source>
        <translation>例: ip address add %1 dev %2</translation>
    </message>
    <message>
        <source>For example: ip link set %1 address %2</source>
        <translation>例: ip link set %1 address %2</translation>
    </message>
    <message>
        <source>Leave it out: the bridge is the server&apos;s interface.</source>
        <translation>省いてください。ブリッジがサーバーのインターフェースになります。</translation>
    </message>
    <message>
        <source>Asking for permission</source>
        <translation>許可を求めています</translation>
    </message>
    <message>
        <source>Starting the server</source>
        <translation>サーバーを開始しています</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>%1 に接続しています</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>サーバーの名前を解決しています</translation>
    </message>
    <message>
        <source>Opening a connection</source>
        <translation>接続を開いています</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>接続を保護しています</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>サインインしています</translation>
    </message>
    <message>
        <source>Creating the interface</source>
        <translation>インターフェースを作成しています</translation>
    </message>
    <message>
        <source>Connected to %1 on %2</source>
        <translation>%1 に接続済み (%2)</translation>
    </message>
    <message>
        <source>Connected to %1 on %2 (%3, %4)</source>
        <translation>%1 に接続済み (%2、%3、%4)</translation>
    </message>
    <message>
        <source>%1; nothing received yet</source>
        <translation>%1、データ未受信</translation>
    </message>
    <message>
        <source>%1; the certificate is the pinned one, although %2</source>
        <translation>%1、固定した証明書と一致 (ただし: %2)</translation>
    </message>
    <message>
        <source>%1; the certificate is NOT verified: %2</source>
        <translation>%1、証明書は【未検証】: %2</translation>
    </message>
    <message>
        <source>Listening on %1, interface %2, clients: %3</source>
        <translation>%1 で待ち受け中、インターフェース %2、クライアント: %3</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>%1 秒後に再試行</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>The server has ended</source>
        <translation>サーバーを停止しました</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>切断しました</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>接続が拒否されました</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>接続がタイムアウトしました</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>相手が接続をリセットしました</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>ホストが見つかりません</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>名前またはサービスが不明です</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>名前解決に一時的に失敗しました</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>ホストに到達できません</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>ホストへの経路がありません</translation>
    </message>
    <message>
        <source>Network unreachable</source>
        <translation>ネットワークに到達できません</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>ネットワークに到達できません</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>ネットワークが停止しています</translation>
    </message>
    <message>
        <source>Socket operation timed out</source>
        <translation>タイムアウトしました</translation>
    </message>
    <message>
        <source>Network operation timed out</source>
        <translation>タイムアウトしました</translation>
    </message>
    <message>
        <source>The remote host closed the connection</source>
        <translation>相手が接続を閉じました</translation>
    </message>
    <message>
        <source>The proxy type is invalid for this operation</source>
        <translation>このプロキシはこの操作に対応していません</translation>
    </message>
    <message>
        <source>Proxy connection refused</source>
        <translation>プロキシが接続を拒否しました</translation>
    </message>
    <message>
        <source>Proxy connection closed prematurely</source>
        <translation>プロキシが接続を途中で閉じました</translation>
    </message>
    <message>
        <source>Proxy connection timed out</source>
        <translation>プロキシとの接続がタイムアウトしました</translation>
    </message>
    <message>
        <source>Proxy server connection timed out</source>
        <translation>プロキシとの接続がタイムアウトしました</translation>
    </message>
    <message>
        <source>Proxy denied connection</source>
        <translation>プロキシが接続を許可しませんでした</translation>
    </message>
    <message>
        <source>Proxy requires authentication</source>
        <translation>プロキシが認証を求めています</translation>
    </message>
    <message>
        <source>Proxy server not found</source>
        <translation>プロキシが見つかりません</translation>
    </message>
    <message>
        <source>Error communicating with HTTP proxy</source>
        <translation>HTTP プロキシとの通信エラー</translation>
    </message>
    <message>
        <source>Did not receive HTTP response from proxy</source>
        <translation>プロキシから HTTP 応答がありません</translation>
    </message>
    <message>
        <source>Error parsing authentication request from proxy</source>
        <translation>プロキシの認証要求を解釈できません</translation>
    </message>
    <message>
        <source>Error during SSL handshake: %1</source>
        <translation>TLS ハンドシェイクのエラー: %1</translation>
    </message>
    <message>
        <source>The TLS/SSL connection has been closed</source>
        <translation>TLS 接続が閉じられました</translation>
    </message>
    <message>
        <source>Unknown error</source>
        <translation>不明なエラー</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>許可されていません</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>ファイルまたはフォルダーがありません</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>すでに存在します</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>空き領域がありません</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスククォータを超えました</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用のファイルシステムです</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>シンボリックリンクの階層が多すぎます</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラー</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>デバイスまたはリソースが使用中です</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>デバイスがありません</translation>
    </message>
    <message>
        <source>No such process</source>
        <translation>プロセスがありません</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>対応していません</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>アドレスはすでに使用中です</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>指定のアドレスは使用できません</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>無効な値です</translation>
    </message>
    <message>
        <source>Numerical result out of range</source>
        <translation>数値が範囲外です</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>メモリーが不足しています</translation>
    </message>
    <message>
        <source>No buffer space available</source>
        <translation>バッファー領域がありません</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>もう一度試してください。</translation>
    </message>
    <message>
        <source>Try again. If nobody is, remove what is left: %1</source>
        <translation>もう一度試してください。誰も変更していなければ、残っているものを削除してください: %1</translation>
    </message>
    <message>
        <source>See whether it is yours, and whether the disk is full: df -h</source>
        <translation>所有者と、ディスクの空き容量を確認してください: df -h</translation>
    </message>
    <message>
        <source>See whose the folder above it is.</source>
        <translation>上のフォルダーの所有者を確認してください。</translation>
    </message>
    <message>
        <source>See whose the file and its folder are.</source>
        <translation>ファイルとフォルダーの所有者を確認してください。</translation>
    </message>
    <message>
        <source>What was there before is still there.</source>
        <translation>元の内容はそのまま残っています。</translation>
    </message>
    <message>
        <source>%1 See whose the file is, and whether the disk is full: df -h</source>
        <translation>%1 ファイルの所有者と、ディスクの空き容量を確認してください: df -h</translation>
    </message>
    <message>
        <source>%1 Let its owner or root change it.</source>
        <translation>%1 所有者または root が変更してください。</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at it again, and repeat what you did.</source>
        <translation>何も保存されていません。内容を確認して、もう一度変更してください。</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>何も保存されていません。</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the file, and try again.</source>
        <translation>何も変更されていません。ファイルを確認して、もう一度試してください。</translation>
    </message>
    <message>
        <source>Remove the file yourself.</source>
        <translation>ファイルを手動で削除してください。</translation>
    </message>
    <message>
        <source>A server takes no more.</source>
        <translation>サーバーはそれより大きなファイルを受け付けません。</translation>
    </message>
    <message>
        <source>Name that file in the profile if it is meant: farlanctl profile set</source>
        <translation>そのファイルを使う場合は、プロファイルに指定してください: farlanctl profile set</translation>
    </message>
    <message>
        <source>See which file the profile names: farlanctl profile show</source>
        <translation>プロファイルに指定されたファイルを確認してください: farlanctl profile show</translation>
    </message>
    <message>
        <source>A line is a user as htpasswd(1) writes it, a comment that begins with #, or blank.</source>
        <translation>各行は、htpasswd(1) の形式のユーザー、# で始まるコメント、空行のいずれかです。</translation>
    </message>
    <message>
        <source>Remove one of the two lines.</source>
        <translation>どちらかの行を削除してください。</translation>
    </message>
    <message>
        <source>See who is with: ls -l</source>
        <translation>権限は ls -l で確認できます</translation>
    </message>
    <message>
        <source>Make one of your own: farlanctl profile export, then import with another name.</source>
        <translation>自分用に作成してください。farlanctl profile export の後、別の名前でインポートします。</translation>
    </message>
    <message>
        <source>a length is not written as it must be</source>
        <translation>長さの書き方が正しくありません</translation>
    </message>
    <message>
        <source>a message is too large</source>
        <translation>メッセージが大きすぎます</translation>
    </message>
    <message>
        <source>a reserved bit is set</source>
        <translation>予約されたビットが立っています</translation>
    </message>
    <message>
        <source>there is no opcode %1</source>
        <translation>オペコード %1 は存在しません</translation>
    </message>
    <message>
        <source>a server&apos;s frame is masked</source>
        <translation>サーバーのフレームがマスクされています</translation>
    </message>
    <message>
        <source>a client&apos;s frame is not masked</source>
        <translation>クライアントのフレームがマスクされていません</translation>
    </message>
    <message>
        <source>a control frame is in fragments or longer than 125 bytes</source>
        <translation>制御フレームが分割されているか、125 バイトを超えています</translation>
    </message>
    <message>
        <source>a fragment continues nothing</source>
        <translation>続きの断片に対応する先頭がありません</translation>
    </message>
    <message>
        <source>a message begins within another</source>
        <translation>メッセージの途中で別のメッセージが始まっています</translation>
    </message>
    <message>
        <source>a close frame has no valid code</source>
        <translation>クローズフレームのコードが正しくありません</translation>
    </message>
    <message>
        <source>the reason in a close frame is not UTF-8</source>
        <translation>クローズフレームの理由が UTF-8 ではありません</translation>
    </message>
    <message>
        <source>line %1: There are too many dots.</source>
        <translation>%1 行目: ドットが多すぎます。</translation>
    </message>
    <message>
        <source>line %1: %2.</source>
        <translation>%1 行目: %2。</translation>
    </message>
    <message>
        <source>The peer has not finished a message for %1 seconds.</source>
        <translation>相手が %1 秒間メッセージを送り終えていません。</translation>
    </message>
    <message>
        <source>The peer closed the connection (code %1).</source>
        <translation>相手が接続を閉じました (コード %1)。</translation>
    </message>
    <message>
        <source>The peer closed the connection (code %1): %2</source>
        <translation>相手が接続を閉じました (コード %1): %2</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password (407).</source>
        <translation>プロキシ %1 がユーザー名とパスワードを求めています (407)。</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect</source>
        <translation>プロキシ %1 が接続しませんでした</translation>
    </message>
    <message>
        <source>With ws:// there is no certificate to check.</source>
        <translation>ws:// には確認する証明書がありません。</translation>
    </message>
</context>
<context>
    <name>Farlan::ServerPage</name>
    <message>
        <source>&amp;Listen on address:</source>
        <extracomment>shown in an empty field: addresses of this computer</extracomment>
        <translation>待ち受けアドレス(&amp;L):</translation>
    </message>
    <message>
        <source>All addresses</source>
        <translation>すべてのアドレス</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>ポート(&amp;P):</translation>
    </message>
    <message>
        <source>Pa&amp;th:</source>
        <translation>パス(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;Certificate file:</source>
        <translation>証明書ファイル(&amp;C):</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>証明書ファイル</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>鍵ファイル(&amp;K):</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>鍵ファイル</translation>
    </message>
    <message>
        <source>&amp;Users:</source>
        <translation>ユーザー(&amp;U):</translation>
    </message>
    <message>
        <source>Ma&amp;ximum clients:</source>
        <translation>最大クライアント数(&amp;X):</translation>
    </message>
    <message>
        <source>Allow&amp;ed web pages:</source>
        <extracomment>shown in an empty field: no web page may connect</extracomment>
        <translation>許可する Web ページ(&amp;E):</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Addresses of web pages whose programs may connect, separated by commas.</source>
        <translation>プログラムからの接続を許可する Web ページのアドレスを、コンマで区切って入力します。</translation>
    </message>
    <message>
        <source>Keep clients &amp;from reaching each other</source>
        <translation>クライアント同士の通信を禁止(&amp;F)</translation>
    </message>
    <message>
        <source>Without a certificate, traffic is not encrypted. Anyone on the path can read and change it.</source>
        <translation>証明書がないと、通信は暗号化されません。経路上の誰もが内容を読み取り、改ざんできます。</translation>
    </message>
    <message>
        <source>Passwords are sent unencrypted.</source>
        <translation>パスワードは暗号化されずに送信されます。</translation>
    </message>
    <message>
        <source>There is no such file, or it cannot be read.</source>
        <translation>ファイルが存在しないか、読み取れません。</translation>
    </message>
    <message>
        <source>There is no certificate in this file. It must be in PEM form.</source>
        <translation>このファイルには証明書がありません。PEM 形式の証明書が必要です。</translation>
    </message>
</context>
<context>
    <name>Farlan::SettingsDialog</name>
    <message>
        <source>&amp;Start Farlan at login</source>
        <translation>ログイン時に Farlan を起動(&amp;S)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Show &amp;notifications</source>
        <translation>通知を表示(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Only the icon appears. Tunnels that are set to connect at login do so.</source>
        <translation>アイコンだけが表示されます。ログイン時に接続するよう設定されたトンネルは接続されます。</translation>
    </message>
    <message>
        <source>When a connection is lost or cannot be made, and when a tunnel needs something.</source>
        <translation>接続が失われたときや確立できないとき、またトンネルに操作が必要なときに表示します。</translation>
    </message>
</context>
<context>
    <name>Farlan::StateText</name>
    <message>
        <source>Password needed</source>
        <translation>パスワードが必要</translation>
    </message>
    <message>
        <source>Proxy password needed</source>
        <translation>プロキシのパスワードが必要</translation>
    </message>
    <message>
        <source>Certificate must be checked</source>
        <translation>証明書の確認が必要</translation>
    </message>
    <message>
        <source>Waiting for permission…</source>
        <translation>許可を待っています…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>Looking up the server…</source>
        <translation>サーバーの名前を解決しています…</translation>
    </message>
    <message>
        <source>Checking the server’s certificate…</source>
        <translation>サーバーの証明書を確認しています…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>サインインしています…</translation>
    </message>
    <message>
        <source>Creating the network interface…</source>
        <translation>ネットワークインターフェースを作成しています…</translation>
    </message>
    <message>
        <source>Connected – no data received yet</source>
        <translation>接続済み – データ未受信</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message numerus="yes">
        <source>Running – %n client(s)</source>
        <extracomment>A server that accepts connections; %n is the number of its clients.</extracomment>
        <translation>
            <numerusform>稼働中 – クライアント %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>%1 秒後に再試行</translation>
    </message>
    <message>
        <source>Could not start</source>
        <translation>開始できませんでした</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>接続できませんでした</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>未接続</translation>
    </message>
</context>
<context>
    <name>Farlan::StepList</name>
    <message>
        <source>Look up the server</source>
        <translation>サーバーの名前解決</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Pass the proxy</source>
        <extracomment>a step on the way to a server</extracomment>
        <translation>プロキシの通過</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>証明書の確認</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>a time in milliseconds</extracomment>
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>of a step that is still to come</extracomment>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>実行中…</translation>
    </message>
    <message>
        <source>OK, %1</source>
        <extracomment>%1 is how long it took</extracomment>
        <translation>成功 (%1)</translation>
    </message>
    <message>
        <source>Failed, %1</source>
        <extracomment>%1 is how long it took</extracomment>
        <translation>失敗 (%1)</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未実行</translation>
    </message>
</context>
<context>
    <name>Farlan::TestPanel</name>
    <message>
        <source>Sign In</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Stop Test</source>
        <translation>テストを中止</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>テストを中止しました。</translation>
    </message>
    <message>
        <source>Password for %1 at %2, for this test only:</source>
        <extracomment>%1 is the name of a user, %2 the address of a server</extracomment>
        <translation>%2 のユーザー %1 のパスワード (このテストのみ):</translation>
    </message>
    <message>
        <source>The password is too long, or has a character that cannot be seen.</source>
        <translation>パスワードが長すぎるか、目に見えない文字が含まれています。</translation>
    </message>
    <message>
        <source>The server can be reached and lets this tunnel in.</source>
        <translation>サーバーに到達でき、このトンネルの接続は受け入れられます。</translation>
    </message>
    <message>
        <source>This server needs a user name and password.</source>
        <translation>このサーバーにはユーザー名とパスワードが必要です。</translation>
    </message>
    <message>
        <source>Hide Test</source>
        <extracomment>a button that hides the result of a test</extracomment>
        <translation>テストを隠す</translation>
    </message>
    <message>
        <source>The password is sent unencrypted. Anyone on the path can read it.</source>
        <translation>パスワードは暗号化されずに送信されます。経路上の誰もが読み取れます。</translation>
    </message>
    <message>
        <source>The server is not verified. Whoever pretends to be it gets the password.</source>
        <translation>サーバーは検証されません。サーバーになりすました相手にパスワードが渡ります。</translation>
    </message>
</context>
<context>
    <name>Farlan::TrayIcon</name>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 is the name of a tunnel, %2 its state.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Farlan – no tunnel is connected</source>
        <translation>Farlan – 接続しているトンネルはありません</translation>
    </message>
</context>
<context>
    <name>Farlan::TrayMenu</name>
    <message>
        <source>No Tunnels Yet</source>
        <translation>トンネルはまだありません</translation>
    </message>
    <message>
        <source>More Tunnels</source>
        <translation>その他のトンネル</translation>
    </message>
    <message>
        <source>Show Status</source>
        <translation>状態を表示</translation>
    </message>
    <message>
        <source>New Tunnel…</source>
        <translation>新しいトンネル…</translation>
    </message>
    <message>
        <source>Import Tunnel…</source>
        <translation>トンネルをインポート…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Quit (Tunnels Stay Connected)</source>
        <translation>終了 (トンネルの接続は維持)</translation>
    </message>
    <message>
        <source>Disconnect All and Quit</source>
        <translation>すべて切断して終了</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>%1 – %2 (%3)</source>
        <extracomment>A line of a menu: %1 is the name of a tunnel, %2 its state, %3 what a click does, as &quot;Lab – Connected (Disconnect)&quot;.</extracomment>
        <translation>%1 – %2 (%3)</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <extracomment>%1 is the name of a tunnel.</extracomment>
        <translation>%1 を切断</translation>
    </message>
    <message>
        <source>Check Certificate of %1…</source>
        <translation>%1 の証明書を確認…</translation>
    </message>
    <message>
        <source>Enter Password for %1…</source>
        <translation>%1 のパスワードを入力…</translation>
    </message>
    <message>
        <source>%1 – Details…</source>
        <extracomment>A line of a menu: %1 is what is wrong, as &quot;The Farlan helper is not installed&quot;.</extracomment>
        <translation>%1 – 詳細…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <extracomment>A line of a menu: %1 is a command for a terminal, which may help.</extracomment>
        <translation>「%1」をコピー</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelActions</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>再接続(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>編集(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>複製(&amp;U)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>エクスポート(&amp;X)…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>削除(&amp;L)</translation>
    </message>
    <message>
        <source>Check Certi&amp;ficate…</source>
        <translation>証明書を確認(&amp;F)…</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>パスワードを入力(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelFilter</name>
    <message>
        <source>Set up by the administrator</source>
        <translation>管理者による設定</translation>
    </message>
    <message>
        <source>%1, %2, set up by the administrator</source>
        <extracomment>Read aloud for a row of the list: name, state</extracomment>
        <translation>%1、%2、管理者による設定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Read aloud for a row of the list: name, state</extracomment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelHeadline</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>セキュリティ</translation>
    </message>
</context>
<context>
    <name>Farlan::TunnelListView</name>
    <message>
        <source>Tunnels</source>
        <translation>トンネル</translation>
    </message>
    <message>
        <source>No tunnel matches the filter.</source>
        <translation>条件に一致するトンネルはありません。</translation>
    </message>
</context>
<context>
    <name>Farlan::UserChoice</name>
    <message>
        <source>&amp;Add User…</source>
        <translation>ユーザーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Change Passw&amp;ord…</source>
        <translation>パスワードを変更(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Remove User</source>
        <translation>ユーザーを削除(&amp;R)</translation>
    </message>
    <message>
        <source>Everybody may connect</source>
        <translation>誰でも接続可</translation>
    </message>
    <message>
        <source>Users managed here</source>
        <translation>ここで管理するユーザー</translation>
    </message>
    <message>
        <source>Users of an htpasswd file</source>
        <translation>htpasswd ファイルのユーザー</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>htpasswd file</source>
        <translation>htpasswd ファイル</translation>
    </message>
    <message>
        <source>Add a user, or choose that everybody may connect.</source>
        <translation>ユーザーを追加するか、「誰でも接続可」を選択してください。</translation>
    </message>
</context>
<context>
    <name>Farlan::UserDialog</name>
    <message>
        <source>Add User</source>
        <translation>ユーザーを追加</translation>
    </message>
    <message>
        <source>Change Password</source>
        <translation>パスワードを変更</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>ユーザー名(&amp;U):</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>ユーザー名:</translation>
    </message>
    <message>
        <source>&amp;Show passwords</source>
        <translation>パスワードを表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Repeat password:</source>
        <translation>パスワードの再入力(&amp;R):</translation>
    </message>
    <message>
        <source>&amp;Add User</source>
        <translation>ユーザーを追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Change Password</source>
        <translation>パスワードを変更(&amp;C)</translation>
    </message>
    <message>
        <source>A user name is needed.</source>
        <translation>ユーザー名を入力してください。</translation>
    </message>
    <message>
        <source>This cannot be a user name. Use letters and digits, and no colon.</source>
        <translation>ユーザー名として使用できません。英字と数字を使ってください。コロンは使用できません。</translation>
    </message>
    <message>
        <source>There is a user with this name already.</source>
        <translation>この名前のユーザーはすでに存在します。</translation>
    </message>
    <message>
        <source>A password is needed.</source>
        <translation>パスワードを入力してください。</translation>
    </message>
    <message>
        <source>The password is too long. It may have 72 bytes.</source>
        <translation>パスワードが長すぎます。72 バイト以内にしてください。</translation>
    </message>
    <message>
        <source>The password has a character that cannot be seen.</source>
        <translation>パスワードに目に見えない文字が含まれています。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>2 つのパスワードが一致しません。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>Farlan::WindowNotices</name>
    <message>
        <source>This desktop shows no tray icons, so Farlan stays in this window.</source>
        <translation>このデスクトップにはシステムトレイのアイコンが表示されないため、Farlan はこのウィンドウで動作します。</translation>
    </message>
    <message>
        <source>Tunnels keep running when it is closed.</source>
        <translation>ウィンドウを閉じても、トンネルは動作し続けます。</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnel file(s) cannot be used</source>
        <translation>
            <numerusform>%n 個のトンネルファイルを使用できません</numerusform>
        </translation>
    </message>
    <message>
        <source>Chec&amp;k Again</source>
        <translation>もう一度確認(&amp;K)</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>「%1」を削除しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n tunnels were deleted.</source>
        <translation>
            <numerusform>%n 個のトンネルを削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
</context>
</TS>
