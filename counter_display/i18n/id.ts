<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>CallList</name>
    <message>
        <source>%1 more</source>
        <translation>%1 lagi</translation>
    </message>
</context>
<context>
    <name>CounterNow</name>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
</context>
<context>
    <name>CounterTile</name>
    <message>
        <source>Called</source>
        <translation>Dipanggil</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>Sedang dilayani</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Called meanwhile</source>
        <translation>Dipanggil selama terputus</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Panggilan</translation>
    </message>
    <message>
        <source>Other calls appear here</source>
        <translation>Panggilan lain tampil di sini</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Menghubungkan …</translation>
    </message>
    <message>
        <source>Calls appear here as soon as the server answers.</source>
        <translation>Panggilan tampil di sini begitu server menjawab.</translation>
    </message>
    <message>
        <source>This display is not set up</source>
        <translation>Layar ini belum disiapkan</translation>
    </message>
    <message>
        <source>For the IT staff: %1</source>
        <translation>Untuk petugas TI: %1</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Your number will be called here.</source>
        <translation>Nomor Anda akan dipanggil di layar ini.</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Giliran Anda</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>Sedang dilayani</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>Kembali pukul</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <translation>Buka %1</translation>
    </message>
    <message>
        <source>Counters open shortly</source>
        <translation>Loket segera dibuka</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Panggilan terakhir</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>Panggilan ulang</translation>
    </message>
    <message>
        <source>Please go to the counter</source>
        <translation>Silakan menuju loket</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Waiting · next</source>
        <translation>Menunggu · berikutnya</translation>
    </message>
    <message>
        <source>Connection lost. This is how it was at %1.</source>
        <translation>Sambungan terputus. Keadaan pukul %1.</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Pengumuman</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No sound</source>
        <translation>Tanpa suara</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Media: %1 cannot be used</source>
        <translation>Media: %1 tidak dapat dipakai</translation>
    </message>
    <message>
        <source>Media: %1: %2</source>
        <translation>Media: %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>%n berkas lain</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>berkasnya tidak ada</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>berkasnya kosong</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>berkasnya tidak dapat dibaca</translation>
    </message>
    <message>
        <source>this kind cannot be shown; save it as JPG, PNG or MP4</source>
        <translation>jenis ini tidak dapat ditampilkan; simpan sebagai JPG, PNG, atau MP4</translation>
    </message>
    <message>
        <source>this is no picture</source>
        <translation>ini bukan gambar</translation>
    </message>
    <message>
        <source>the end of the file is missing; copy it again</source>
        <translation>akhir berkasnya hilang; salin ulang</translation>
    </message>
    <message>
        <source>the picture is too large; save it smaller or as JPG</source>
        <translation>gambarnya terlalu besar; simpan lebih kecil atau sebagai JPG</translation>
    </message>
    <message>
        <source>it cannot be decoded; save it anew as JPG or MP4</source>
        <translation>isinya tidak dapat dibaca; simpan ulang sebagai JPG atau MP4</translation>
    </message>
    <message>
        <source>it got stuck</source>
        <translation>macet</translation>
    </message>
</context>
<context>
    <name>MediaPane</name>
    <message>
        <source>Pictures and films</source>
        <translation>Gambar dan film</translation>
    </message>
</context>
<context>
    <name>WaitingTable</name>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Tidak ada yang menunggu.</translation>
    </message>
</context>
<context>
    <name>WaitingTile</name>
    <message>
        <source>%1: %2 waiting</source>
        <translation>%1: %2 menunggu</translation>
    </message>
</context>
</TS>
