<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>AccessButton</name>
    <message>
        <source>Access help</source>
        <translation>Bantuan akses</translation>
    </message>
</context>
<context>
    <name>AddressEntry</name>
    <message>
        <source>Dot</source>
        <translation>Titik</translation>
    </message>
    <message>
        <source>Colon</source>
        <translation>Titik dua</translation>
    </message>
    <message>
        <source>Hyphen</source>
        <translation>Tanda hubung</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>Garis miring</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Alamat server</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Hapus huruf terakhir</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Hubungkan</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>Touch the screen to begin</source>
        <translation>Sentuh layar untuk mulai</translation>
    </message>
</context>
<context>
    <name>CardOutline</name>
    <message>
        <source>Drawing of a bank card</source>
        <translation>Gambar kartu bank</translation>
    </message>
    <message>
        <source>85.6 × 54 mm</source>
        <translation>85,6 × 54 mm</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>We are closed now</source>
        <translation>Saat ini kami tutup</translation>
    </message>
    <message>
        <source>Please come back on the next working day.</source>
        <translation>Silakan datang kembali pada hari kerja berikutnya.</translation>
    </message>
    <message>
        <source>We open %1.</source>
        <translation>Kami buka %1.</translation>
    </message>
</context>
<context>
    <name>ComfortPage</name>
    <message>
        <source>Access help</source>
        <translation>Bantuan akses</translation>
    </message>
    <message>
        <source>Spoken guidance</source>
        <translation>Panduan suara</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>Teks besar</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>Within low reach</source>
        <translation>Jangkauan rendah</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Tanpa gerak</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>ConnectingPage</name>
    <message>
        <source>One moment please</source>
        <translation>Mohon tunggu sebentar</translation>
    </message>
    <message>
        <source>The kiosk is getting ready. If this takes long, please ask our staff.</source>
        <translation>Mesin antrean sedang disiapkan. Jika lama, silakan hubungi petugas.</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message numerus="yes">
        <source>%n choice(s).</source>
        <translation>
            <numerusform>%n pilihan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Move with the arrow keys, choose with Enter.</source>
        <translation>Pindah dengan tombol panah, pilih dengan Enter.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Dipilih</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Belum dipilih</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Open %1</source>
        <translation>Buka %1</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Which agency are you visiting?</source>
        <translation>Silakan pilih instansi</translation>
    </message>
    <message>
        <source>Search for a service: ID card, birth certificate, driving licence…</source>
        <translation>Cari layanan: KTP, akta, SIM…</translation>
    </message>
    <message>
        <source>Most taken</source>
        <translation>Paling banyak diambil</translation>
    </message>
    <message>
        <source>All agencies</source>
        <translation>Semua instansi</translation>
    </message>
</context>
<context>
    <name>IdleQuestion</name>
    <message>
        <source>Do you need more time?</source>
        <translation>Masih perlu waktu?</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>Ya, lanjutkan</translation>
    </message>
    <message>
        <source>No, start over</source>
        <translation>Tidak, mulai dari awal</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Hapus huruf terakhir</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Bersihkan</translation>
    </message>
    <message>
        <source>Clear everything typed</source>
        <translation>Bersihkan semua ketikan</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>The server is away. You can still take a number here.</source>
        <translation>Server sedang tidak terhubung. Anda tetap bisa mengambil nomor di mesin ini.</translation>
    </message>
    <message>
        <source>The connection to the server is interrupted. We are reconnecting…</source>
        <translation>Sambungan ke server terputus. Sedang disambungkan kembali…</translation>
    </message>
</context>
<context>
    <name>MagnifiedNumber</name>
    <message>
        <source>Your queue number: %1</source>
        <translation>Nomor antrean Anda: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Queue kiosk</source>
        <translation>Mesin antrean</translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message numerus="yes">
        <source>Wrong. %n more tries</source>
        <translation>
            <numerusform>Salah. Sisa %n kali coba</numerusform>
        </translation>
    </message>
    <message>
        <source>The count begins anew.</source>
        <translation>Hitungan dimulai lagi.</translation>
    </message>
    <message>
        <source>This is how loud it is.</source>
        <translation>Sekeras inilah suaranya.</translation>
    </message>
    <message>
        <source>Kept: everything now has its true size.</source>
        <translation>Tersimpan: semua kini berukuran sebenarnya.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Sedang mencetak…</translation>
    </message>
    <message>
        <source>What it has to say is not known here.</source>
        <translation>Isinya tidak diketahui di mesin ini.</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n second(s)</source>
        <translation>
            <numerusform>Terlalu sering salah. Tunggu %n detik</numerusform>
        </translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Pemeliharaan</translation>
    </message>
    <message>
        <source>Printer and paper</source>
        <translation>Printer dan kertas</translation>
    </message>
    <message>
        <source>Print a ticket again</source>
        <translation>Cetak ulang tiket</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Jaringan</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Size of the screen</source>
        <translation>Ukuran layar</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Print a test</source>
        <translation>Cetak uji</translation>
    </message>
    <message>
        <source>The roll was changed</source>
        <translation>Rol sudah diganti</translation>
    </message>
    <message>
        <source>No ticket was issued here today.</source>
        <translation>Belum ada tiket dari mesin ini hari ini.</translation>
    </message>
    <message>
        <source>Pair with a server anew</source>
        <translation>Pasangkan ulang dengan server</translation>
    </message>
    <message>
        <source>Nothing has been logged.</source>
        <translation>Belum ada catatan.</translation>
    </message>
    <message>
        <source>Hold a bank card or KTP-el against the drawing until both are equal.</source>
        <translation>Tempelkan kartu bank atau KTP-el pada gambar sampai keduanya sama besar.</translation>
    </message>
    <message>
        <source>Diagonal: %1 inches</source>
        <translation>Diagonal: %1 inci</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Equal: keep it</source>
        <translation>Sudah sama: simpan</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Lebih pelan</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lebih keras</translation>
    </message>
    <message>
        <source>Version: %1</source>
        <translation>Versi: %1</translation>
    </message>
    <message>
        <source>Restart the program</source>
        <translation>Mulai ulang program</translation>
    </message>
    <message numerus="yes">
        <source>Paper for about %n more ticket(s)</source>
        <translation>
            <numerusform>Kertas untuk kira-kira %n tiket lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) since the roll was changed</source>
        <translation>
            <numerusform>%n tiket sejak rol diganti</numerusform>
        </translation>
    </message>
    <message>
        <source>Roll changed: %1</source>
        <translation>Rol diganti: %1</translation>
    </message>
    <message>
        <source>Printer: its state cannot be read</source>
        <translation>Printer: keadaannya tidak terbaca</translation>
    </message>
    <message>
        <source>Printer: ready</source>
        <translation>Printer: siap</translation>
    </message>
    <message>
        <source>Printer: ready, the paper is nearly used up</source>
        <translation>Printer: siap, kertas hampir habis</translation>
    </message>
    <message>
        <source>Printer: out of paper</source>
        <translation>Printer: kertas habis</translation>
    </message>
    <message>
        <source>Printer: the cover is open</source>
        <translation>Printer: penutup terbuka</translation>
    </message>
    <message>
        <source>Printer: offline</source>
        <translation>Printer: luring</translation>
    </message>
    <message>
        <source>Printer: an error, look at its lamps and its cutter</source>
        <translation>Printer: gangguan, periksa lampu dan pemotongnya</translation>
    </message>
    <message>
        <source>Printer: stopped in the middle of a ticket; switch it off and on</source>
        <translation>Printer: berhenti di tengah tiket; matikan lalu hidupkan</translation>
    </message>
    <message>
        <source>Printer: does not answer</source>
        <translation>Printer: tidak menjawab</translation>
    </message>
    <message>
        <source>Printer: not connected; look at its cable and its power</source>
        <translation>Printer: tidak tersambung; periksa kabel dan dayanya</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>Not connected. Last seen: %1</source>
        <translation>Tidak tersambung. Terakhir terlihat: %1</translation>
    </message>
    <message>
        <source>The server refuses this kiosk: %1</source>
        <translation>Server menolak mesin ini: %1</translation>
    </message>
    <message>
        <source>Not connected since the program was started</source>
        <translation>Belum tersambung sejak program dimulai</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) not yet told to the server</source>
        <translation>
            <numerusform>%n tiket belum dilaporkan ke server</numerusform>
        </translation>
    </message>
    <message>
        <source>Volume: %1 of 10</source>
        <translation>Volume: %1 dari 10</translation>
    </message>
    <message>
        <source>No loudspeaker was found: look at its cable.</source>
        <translation>Pengeras suara tidak ditemukan: periksa kabelnya.</translation>
    </message>
    <message>
        <source>The voice is not installed.</source>
        <translation>Suara tidak terpasang.</translation>
    </message>
    <message>
        <source>It is printed.</source>
        <translation>Sudah dicetak.</translation>
    </message>
    <message>
        <source>It was sent to the printer, which cannot tell more.</source>
        <translation>Sudah dikirim ke printer; hasilnya tidak dapat diketahui.</translation>
    </message>
    <message>
        <source>It is not printed. %1</source>
        <translation>Tidak tercetak. %1</translation>
    </message>
    <message>
        <source>The kiosk forgets its server and shows a code to be paired anew. Continue?</source>
        <translation>Mesin melupakan servernya dan menampilkan kode untuk dipasangkan ulang. Lanjutkan?</translation>
    </message>
    <message>
        <source>The program ends and starts again. Continue?</source>
        <translation>Program berhenti lalu mulai lagi. Lanjutkan?</translation>
    </message>
    <message>
        <source>Yes, pair anew</source>
        <translation>Ya, pasangkan ulang</translation>
    </message>
    <message>
        <source>Yes, restart</source>
        <translation>Ya, mulai ulang</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>Magnify the number</source>
        <translation>Perbesar nomor</translation>
    </message>
    <message>
        <source>Your queue number</source>
        <translation>Nomor antrean Anda</translation>
    </message>
    <message>
        <source>Your number, from this kiosk</source>
        <translation>Nomor Anda dari mesin ini</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Waiting time: %1</source>
        <translation>Perkiraan tunggu: %1</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Ambil nomor</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
</context>
<context>
    <name>PageTurning</name>
    <message>
        <source>Up</source>
        <translation>Ke atas</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ke bawah</translation>
    </message>
</context>
<context>
    <name>PairingCode</name>
    <message>
        <source>On the server, they run:</source>
        <translation>Di komputer server, jalankan:</translation>
    </message>
    <message>
        <source>Then the kiosk goes on by itself.</source>
        <translation>Setelah itu kiosk melanjutkan sendiri.</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>only a moment</source>
        <translation>sebentar saja</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>paling lama %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 sampai %2</translation>
    </message>
    <message numerus="yes">
        <source>up to %n minute(s)</source>
        <translation>
            <numerusform>paling lama %n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>sekitar %n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1–%n minute(s)</source>
        <translation>
            <numerusform>%1–%n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message>
        <source>not known now</source>
        <translation>belum diketahui</translation>
    </message>
    <message>
        <source>You are called by the time you came</source>
        <translation>Dipanggil menurut waktu kedatangan</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>pukul %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>besok pukul %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 pukul %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>sampai pukul %1</translation>
    </message>
    <message>
        <source>Closed. Opens %1.</source>
        <translation>Tutup. Buka %1.</translation>
    </message>
    <message>
        <source>Closed now. Please ask our staff.</source>
        <translation>Saat ini tutup. Silakan hubungi petugas.</translation>
    </message>
    <message>
        <source>On a break. Back %1.</source>
        <translation>Istirahat. Buka lagi %1.</translation>
    </message>
    <message>
        <source>On a break. Please come back later.</source>
        <translation>Sedang istirahat. Silakan kembali nanti.</translation>
    </message>
    <message>
        <source>All of today&apos;s numbers for this service have been given out. Please come back %1.</source>
        <translation>Nomor untuk layanan ini sudah habis hari ini. Silakan datang kembali %1.</translation>
    </message>
    <message>
        <source>All of today&apos;s numbers for this service have been given out. Please ask our staff.</source>
        <translation>Nomor untuk layanan ini sudah habis hari ini. Silakan hubungi petugas.</translation>
    </message>
    <message>
        <source>No more numbers today: the line lasts until closing time. Please come back on the next working day.</source>
        <translation>Nomor hari ini sudah habis: antrean sudah sampai jam tutup. Silakan datang kembali pada hari kerja berikutnya.</translation>
    </message>
    <message>
        <source>No more numbers today. Please come back %1.</source>
        <translation>Nomor hari ini sudah habis. Silakan datang kembali %1.</translation>
    </message>
    <message>
        <source>No more numbers today. Please ask our staff.</source>
        <translation>Nomor hari ini sudah habis. Silakan hubungi petugas.</translation>
    </message>
    <message>
        <source>No more numbers today. Please come back on the next working day.</source>
        <translation>Nomor hari ini sudah habis. Silakan datang pada hari kerja berikutnya.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waiting</source>
        <translation>
            <numerusform>%n orang menunggu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Staff only</source>
        <translation>Khusus petugas</translation>
    </message>
    <message>
        <source>Please enter the PIN</source>
        <translation>Masukkan PIN</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n angka</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase a digit</source>
        <translation>Hapus satu angka</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
</context>
<context>
    <name>PriorityChoice</name>
    <message>
        <source>I need priority</source>
        <translation>Saya perlu antrean prioritas</translation>
    </message>
    <message>
        <source>Elderly, with a disability, pregnant, nursing or with a small child. No proof needed.</source>
        <translation>Lansia, disabilitas, hamil, menyusui, atau membawa anak kecil. Tanpa bukti.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>The hall is just being opened. Please try again in a moment.</source>
        <translation>Layanan baru akan dibuka. Silakan coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>This service is not offered here today. Please ask our staff.</source>
        <translation>Layanan ini tidak tersedia di sini hari ini. Silakan tanya petugas.</translation>
    </message>
    <message>
        <source>This kiosk may not give out numbers. Please ask our staff.</source>
        <translation>Mesin ini tidak dapat memberi nomor. Silakan hubungi petugas.</translation>
    </message>
    <message>
        <source>This kiosk needs an update. Please ask our staff.</source>
        <translation>Mesin ini perlu diperbarui. Silakan hubungi petugas.</translation>
    </message>
    <message>
        <source>Too many requests at once. Please wait a moment and try again.</source>
        <translation>Terlalu banyak permintaan sekaligus. Mohon tunggu sebentar, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Sorry, no number could be given out. Please ask our staff.</source>
        <translation>Maaf, nomor tidak dapat diberikan. Silakan hubungi petugas.</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>This kiosk is not in service</source>
        <translation>Mesin ini sedang tidak melayani</translation>
    </message>
    <message>
        <source>Please use another kiosk or ask our staff.</source>
        <translation>Silakan gunakan mesin lain atau hubungi petugas.</translation>
    </message>
</context>
<context>
    <name>Requirements</name>
    <message>
        <source>Please have these ready</source>
        <translation>Siapkan berkas berikut</translation>
    </message>
    <message>
        <source>No documents are needed</source>
        <translation>Tidak perlu berkas</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Most taken</source>
        <translation>Paling banyak diambil</translation>
    </message>
    <message>
        <source>Type what you need, or choose the agency</source>
        <translation>Ketik keperluan Anda, atau pilih instansi</translation>
    </message>
    <message>
        <source>Sorry, nothing found for “%1”.</source>
        <translation>Maaf, “%1” tidak ditemukan.</translation>
    </message>
    <message>
        <source>Try another word, or choose the agency:</source>
        <translation>Coba kata lain, atau pilih instansinya:</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n hasil</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the best. Type more to find yours.</source>
        <translation>Ini yang paling sesuai. Ketik lebih lengkap untuk mempersempit.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search for a service</source>
        <translation>Cari layanan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>e.g. ID card</source>
        <translation>mis. KTP</translation>
    </message>
</context>
<context>
    <name>ServerList</name>
    <message>
        <source>Servers on the network</source>
        <translation>Server di jaringan</translation>
    </message>
    <message>
        <source>Type the server&apos;s address</source>
        <translation>Ketik alamat server</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Cost: %1</source>
        <translation>Biaya: %1</translation>
    </message>
    <message>
        <source>No counter is open yet</source>
        <translation>Belum ada loket yang buka</translation>
    </message>
    <message numerus="yes">
        <source>%n counter(s) open</source>
        <translation>
            <numerusform>%n loket buka</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers are given out until %1</source>
        <translation>Nomor sampai pukul %1</translation>
    </message>
    <message>
        <source>The connection is slow. Please wait, your tap was received.</source>
        <translation>Sambungan sedang lambat. Mohon tunggu, permintaan Anda sudah diterima.</translation>
    </message>
    <message>
        <source>The server cannot be reached. You have no number yet: please try again.</source>
        <translation>Server tidak terjangkau. Anda belum mendapat nomor: silakan coba lagi.</translation>
    </message>
    <message>
        <source>The server does not answer. Please ask our staff for your number.</source>
        <translation>Server tidak menjawab. Silakan tanyakan nomor Anda kepada petugas.</translation>
    </message>
    <message>
        <source>Numbers cannot be given out while there is no connection.</source>
        <translation>Nomor tidak dapat diberikan selama sambungan terputus.</translation>
    </message>
    <message>
        <source>Your number is shown on the screen, to take a photo of.</source>
        <translation>Nomor tampil di layar untuk difoto.</translation>
    </message>
    <message>
        <source>For a ticket on paper go to %1.</source>
        <translation>Tiket kertas: silakan ke %1.</translation>
    </message>
    <message>
        <source>Show it on the screen</source>
        <translation>Tampilkan di layar</translation>
    </message>
    <message>
        <source>One moment please…</source>
        <translation>Mohon tunggu…</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Ambil nomor</translation>
    </message>
    <message>
        <source>I have the documents, take a number</source>
        <translation>Saya sudah punya berkasnya, ambil nomor</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>No number available</source>
        <translation>Nomor tidak tersedia</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>The server no longer knows this kiosk</source>
        <translation>Kiosk ini tidak lagi dikenal server</translation>
    </message>
    <message>
        <source>Type the server&apos;s address</source>
        <translation>Ketik alamat server</translation>
    </message>
    <message>
        <source>For example 192.168.10.5 – it is written where the server was installed.</source>
        <translation>Misalnya 192.168.10.5. Tanyakan kepada petugas TI yang memasang server.</translation>
    </message>
    <message>
        <source>Choose the server of this hall.</source>
        <translation>Pilih server gedung ini.</translation>
    </message>
    <message>
        <source>Looking on the network… The server has to be running, on the same network.</source>
        <translation>Sedang mencari di jaringan… Server harus menyala dan berada di jaringan yang sama.</translation>
    </message>
    <message>
        <source>Connect this kiosk to its server</source>
        <translation>Hubungkan kiosk ini ke server</translation>
    </message>
    <message>
        <source>NAME-OF-THIS-KIOSK</source>
        <translation>NAMA-KIOSK-INI</translation>
    </message>
    <message>
        <source>Waiting for the administrator</source>
        <translation>Menunggu persetujuan petugas TI</translation>
    </message>
    <message>
        <source>Ask the IT staff to let this kiosk in with this code:</source>
        <translation>Minta petugas TI menyetujui kiosk ini dengan kode berikut:</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Menghubungi server…</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Server tidak menjawab</translation>
    </message>
    <message>
        <source>Is it running, and is the network cable plugged in? The kiosk keeps trying.</source>
        <translation>Apakah server menyala dan kabel jaringan terpasang? Kiosk terus mencoba.</translation>
    </message>
    <message>
        <source>This is not a server for this kiosk</source>
        <translation>Server ini tidak cocok untuk kiosk ini</translation>
    </message>
    <message>
        <source>What answers there is another program, or another version of Antrean.</source>
        <translation>Yang menjawab di alamat itu adalah program lain atau Antrean versi lain.</translation>
    </message>
    <message>
        <source>Too many devices are waiting</source>
        <translation>Terlalu banyak perangkat menunggu</translation>
    </message>
    <message>
        <source>Ask the IT staff to confirm or refuse some of them. The kiosk keeps trying.</source>
        <translation>Minta petugas TI menyetujui atau menolak sebagian. Kiosk terus mencoba.</translation>
    </message>
    <message>
        <source>The administrator has refused this kiosk</source>
        <translation>Petugas TI menolak kiosk ini</translation>
    </message>
    <message>
        <source>If that was a mistake, ask for another code.</source>
        <translation>Jika itu keliru, minta kode baru.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>The server does not answer at the moment. The kiosk keeps trying.</source>
        <translation>Server sedang tidak menjawab. Kiosk terus mencoba.</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more minute(s)</source>
        <translation>
            <numerusform>Berlaku %n menit lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more second(s)</source>
        <translation>
            <numerusform>Berlaku %n detik lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no address. It looks like 192.168.10.5 or antrean.local.</source>
        <translation>Ini bukan alamat. Contoh: 192.168.10.5 atau antrean.local.</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Ask for another code</source>
        <translation>Minta kode baru</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Ganti server</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Setting up the kiosk</source>
        <translation>Pemasangan kiosk</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>No counter of this agency is open yet. You can take a number already.</source>
        <translation>Belum ada loket instansi ini yang buka. Nomor sudah dapat diambil.</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>You are next</source>
        <translation>Anda berikutnya</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) before you</source>
        <translation>
            <numerusform>%n orang sebelum Anda</numerusform>
        </translation>
    </message>
    <message>
        <source>Your ticket is being printed…</source>
        <translation>Tiket Anda sedang dicetak…</translation>
    </message>
    <message>
        <source>Your ticket is printed. Please take it.</source>
        <translation>Tiket sudah tercetak. Silakan diambil.</translation>
    </message>
    <message>
        <source>Your ticket was sent to the printer. If none comes, photograph this.</source>
        <translation>Tiket sudah dikirim ke printer. Jika tidak keluar, foto layar ini.</translation>
    </message>
    <message>
        <source>The ticket may be incomplete. Your number counts: photograph this.</source>
        <translation>Tiket mungkin tidak utuh. Nomor tetap berlaku: foto layar ini.</translation>
    </message>
    <message>
        <source>Your number is valid without paper: photograph this.</source>
        <translation>Nomor Anda berlaku tanpa kertas: foto layar ini.</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Your queue number: %1</source>
        <translation>Nomor antrean Anda: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>The printer has run out of paper.</source>
        <translation>Kertas printer habis.</translation>
    </message>
    <message>
        <source>The printer is open.</source>
        <translation>Tutup printer terbuka.</translation>
    </message>
    <message>
        <source>The printer cannot print at the moment.</source>
        <translation>Printer sedang tidak dapat mencetak.</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>Earlier documents</source>
        <translation>Berkas sebelumnya</translation>
    </message>
    <message>
        <source>More documents</source>
        <translation>Berkas berikutnya</translation>
    </message>
</context>
<context>
    <name>TypedField</name>
    <message>
        <source>Typed: %1</source>
        <translation>Diketik: %1</translation>
    </message>
</context>
<context>
    <name>WaitCard</name>
    <message>
        <source>Wait in %1</source>
        <translation>Tunggu di %1</translation>
    </message>
    <message>
        <source>Waiting time: %1</source>
        <translation>Perkiraan tunggu: %1</translation>
    </message>
    <message>
        <source>QR code of your number</source>
        <translation>Kode QR nomor Anda</translation>
    </message>
</context>
</TS>
