<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Take counter</source>
        <translation>Ambil loket</translation>
    </message>
    <message>
        <source>Ask for counter</source>
        <translation>Minta loket</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik permintaan</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Panggil berikutnya</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Panggil ulang</translation>
    </message>
    <message>
        <source>Start serving</source>
        <translation>Mulai layani</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Tahan</translation>
    </message>
    <message>
        <source>Transfer …</source>
        <translation>Alihkan …</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Undo no-show</source>
        <translation>Urungkan tidak hadir</translation>
    </message>
    <message>
        <source>Result …</source>
        <translation>Hasil …</translation>
    </message>
    <message>
        <source>Goes on …</source>
        <translation>Lanjutan …</translation>
    </message>
    <message>
        <source>Without paper …</source>
        <translation>Tanpa kertas …</translation>
    </message>
    <message>
        <source>Cancel ticket …</source>
        <translation>Batalkan tiket …</translation>
    </message>
    <message>
        <source>Call chosen …</source>
        <translation>Panggil pilihan …</translation>
    </message>
    <message>
        <source>Print again …</source>
        <translation>Cetak ulang …</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>Jeda …</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>Tutup loket</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Finish and call next</source>
        <translation>Selesai dan panggil berikutnya</translation>
    </message>
    <message>
        <source>Finish, goes on</source>
        <translation>Selesai, lanjut</translation>
    </message>
    <message>
        <source>Call again {recalls}/{limit}</source>
        <translation>Panggil ulang {recalls}/{limit}</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Urungkan: {step}</translation>
    </message>
    <message>
        <source>Ends this service; the visitor goes on to {service} under the same number</source>
        <translation>Mengakhiri layanan ini; pengunjung lanjut ke {service} dengan nomor yang sama</translation>
    </message>
    <message>
        <source>Calls the number that is due first</source>
        <translation>Memanggil nomor yang gilirannya paling awal</translation>
    </message>
    <message>
        <source>Shows and speaks the number once more</source>
        <translation>Menampilkan dan menyuarakan nomor sekali lagi</translation>
    </message>
    <message>
        <source>The visitor has come to the counter</source>
        <translation>Pengunjung sudah datang ke loket</translation>
    </message>
    <message>
        <source>Ends this visit without calling anybody</source>
        <translation>Mengakhiri layanan ini tanpa memanggil siapa pun</translation>
    </message>
    <message>
        <source>The visitor did not come; they may still come back</source>
        <translation>Pengunjung tidak datang; masih boleh kembali</translation>
    </message>
    <message>
        <source>Sends the visitor on to a service, a counter or a colleague under the same number</source>
        <translation>Meneruskan pengunjung ke layanan, loket, atau rekan dengan nomor yang sama</translation>
    </message>
    <message>
        <source>Parks the visitor, who keeps their place</source>
        <translation>Menahan pengunjung sementara; gilirannya tetap</translation>
    </message>
    <message>
        <source>Puts the number chosen below back in its queue</source>
        <translation>Mengembalikan nomor yang dipilih di bawah ke antreannya</translation>
    </message>
    <message>
        <source>Takes back what you did last at this counter</source>
        <translation>Mengurungkan tindakan terakhir Anda di loket ini</translation>
    </message>
    <message>
        <source>Takes back a no-show pressed by mistake</source>
        <translation>Mengurungkan tanda tidak hadir yang keliru</translation>
    </message>
    <message>
        <source>What came of the visit, and a short note for colleagues</source>
        <translation>Hasil kunjungan dan catatan singkat untuk rekan</translation>
    </message>
    <message>
        <source>To which services the visitor goes on under the same number</source>
        <translation>Layanan lanjutan pengunjung dengan nomor yang sama</translation>
    </message>
    <message>
        <source>Gives a number by word of mouth, say when a kiosk is out of order</source>
        <translation>Memberi nomor secara lisan, misalnya saat mesin antrean rusak</translation>
    </message>
    <message>
        <source>Ends the chosen number, or the visitor&apos;s here, unserved, for example when they have left</source>
        <translation>Mengakhiri nomor yang dipilih, atau nomor pengunjung di sini, tanpa melayaninya, misalnya bila sudah pulang</translation>
    </message>
    <message>
        <source>Calls the number chosen in the table, with a reason</source>
        <translation>Memanggil nomor yang dipilih di tabel, disertai alasan</translation>
    </message>
    <message>
        <source>Prints a copy of the chosen number&apos;s ticket, or of the visitor&apos;s here, at a kiosk</source>
        <translation>Mencetak salinan tiket nomor yang dipilih, atau milik pengunjung di sini, di mesin antrean</translation>
    </message>
    <message>
        <source>Calls nobody until you resume</source>
        <translation>Tidak ada yang dipanggil sampai Anda melanjutkan</translation>
    </message>
    <message>
        <source>Leaves this counter; the queue goes on at the others</source>
        <translation>Meninggalkan loket ini; antrean dilanjutkan di loket lain</translation>
    </message>
    <message>
        <source>Announcement …</source>
        <translation>Pengumuman …</translation>
    </message>
    <message>
        <source>Shows and speaks a text in the hall, now or later today</source>
        <translation>Menampilkan dan mengucapkan sebuah teks di gedung, sekarang atau nanti hari ini</translation>
    </message>
</context>
<context>
    <name>AlertRow</name>
    <message numerus="yes">
        <source>%n more: {alerts}</source>
        <translation>
            <numerusform>%n lagi: {alerts}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnouncementDialog</name>
    <message>
        <source>Announcements</source>
        <translation>Pengumuman</translation>
    </message>
    <message>
        <source>New announcement</source>
        <translation>Pengumuman baru</translation>
    </message>
    <message>
        <source>It is shown and spoken on the displays; no names, no NIK.</source>
        <translation>Ditampilkan dan diucapkan di layar antrean; tanpa nama, tanpa NIK.</translation>
    </message>
    <message>
        <source>Text in Indonesian</source>
        <translation>Teks bahasa Indonesia</translation>
    </message>
    <message>
        <source>Text in English (optional)</source>
        <translation>Teks bahasa Inggris (boleh kosong)</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>24-hour clock</comment>
        <translation>HH.mm</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Tutup (Esc)</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Mengirim …</translation>
    </message>
    <message>
        <source>Today&apos;s announcements</source>
        <translation>Pengumuman hari ini</translation>
    </message>
    <message>
        <source>Nothing has been announced or scheduled today.</source>
        <translation>Belum ada yang diumumkan atau dijadwalkan hari ini.</translation>
    </message>
    <message>
        <source>Withdraw (Del)</source>
        <translation>Tarik (Del)</translation>
    </message>
    <message>
        <source>Whole hall</source>
        <translation>Seluruh gedung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>Today at</source>
        <translation>Hari ini pukul</translation>
    </message>
    <message>
        <source>Time of today</source>
        <translation>Jam hari ini</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Announce now</source>
        <translation>Umumkan sekarang</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadwalkan</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) too many</source>
        <translation>
            <numerusform>Kelebihan %n huruf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>Sisa %n huruf</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected: nothing can be announced until the connection is back.</source>
        <translation>Tidak tersambung: pengumuman baru bisa dikirim setelah tersambung lagi.</translation>
    </message>
    <message>
        <source>Type the text in Indonesian first.</source>
        <translation>Ketik dulu teks bahasa Indonesianya.</translation>
    </message>
    <message>
        <source>Shorten the text: it has at most {count} letters.</source>
        <translation>Persingkat teksnya: paling banyak {count} huruf.</translation>
    </message>
    <message>
        <source>That time has passed. Choose a later one, or “Now”.</source>
        <translation>Jam itu sudah lewat. Pilih jam yang belum lewat, atau “Sekarang”.</translation>
    </message>
    <message>
        <source>No display is connected: nobody will see or hear it.</source>
        <translation>Tidak ada layar yang tersambung: pengumuman tidak akan terlihat dan tidak akan terdengar.</translation>
    </message>
    <message>
        <source>At that time the loudspeakers are set to be quiet: it will be shown, and not be heard.</source>
        <translation>Pada jam itu pengeras suara diatur diam: pengumuman akan tampil, tetapi tidak terdengar.</translation>
    </message>
    <message>
        <source>No display can speak: it will be shown, and not be heard.</source>
        <translation>Tidak ada layar yang dapat bersuara: pengumuman akan tampil, tetapi tidak terdengar.</translation>
    </message>
    <message>
        <source>No display can speak in {zones}: there it will be shown, and not be heard.</source>
        <translation>Tidak ada layar yang dapat bersuara di {zones}: di sana pengumuman akan tampil, tetapi tidak terdengar.</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>dijadwalkan</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>diumumkan</translation>
    </message>
    <message>
        <source>whole hall</source>
        <translation>seluruh gedung</translation>
    </message>
    <message>
        <source>Announced.</source>
        <translation>Sudah diumumkan.</translation>
    </message>
    <message>
        <source>Scheduled for {hour}.</source>
        <translation>Dijadwalkan pukul {hour}.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Sudah ditarik.</translation>
    </message>
    <message>
        <source>Not connected: try again when the connection is back.</source>
        <translation>Tidak tersambung: coba lagi setelah tersambung.</translation>
    </message>
    <message>
        <source>The connection broke while sending. Whether it was done shows when the connection is back.</source>
        <translation>Sambungan putus saat mengirim. Berhasil atau tidaknya terlihat setelah tersambung lagi.</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>{officer} asks for {counter}. Hand it over?</source>
        <translation>{officer} meminta {counter}. Serahkan?</translation>
    </message>
    <message>
        <source>Are you logging in at {console}?</source>
        <translation>Apakah Anda yang sedang masuk di {console}?</translation>
    </message>
    <message>
        <source>With yes, your counter and your visitor go on there.</source>
        <translation>Jika ya, loket dan pengunjung Anda berlanjut di sana.</translation>
    </message>
    <message>
        <source>Without your answer they can take it after that time.</source>
        <translation>Tanpa jawaban Anda, loket dapat diambil alih setelah itu.</translation>
    </message>
    <message>
        <source>They can take it at any moment now.</source>
        <translation>Loket sekarang dapat diambil alih kapan saja.</translation>
    </message>
    <message>
        <source>Without your answer you are logged out here after that time.</source>
        <translation>Tanpa jawaban, Anda keluar dari konsol ini setelah itu.</translation>
    </message>
    <message>
        <source>Yes, it is me</source>
        <translation>Ya, saya</translation>
    </message>
    <message>
        <source>No, not me</source>
        <translation>Bukan saya</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} detik</translation>
    </message>
    <message>
        <source>{action} is still on its way. Answer again after that.</source>
        <translation>{action} belum selesai. Jawab lagi setelah itu.</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>{counter} is no longer yours</source>
        <translation>{counter} bukan lagi loket Anda</translation>
    </message>
    <message>
        <source>Open the console to see why.</source>
        <translation>Buka konsol untuk melihat sebabnya.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>{counter} is free. Next: {number} · {service}</source>
        <translation>{counter} kosong. Berikutnya: {number} · {service}</translation>
    </message>
    <message>
        <source>The pause is over</source>
        <translation>Waktu jeda habis</translation>
    </message>
    <message>
        <source>{counter} was to go on at {hour}.</source>
        <translation>{counter} seharusnya dilanjutkan pukul {hour}.</translation>
    </message>
    <message>
        <source>{number} is called</source>
        <translation>{number} dipanggil</translation>
    </message>
    <message>
        <source>Your counter was free, so the next visitor was called by itself.</source>
        <translation>Loket Anda kosong, jadi pengunjung berikutnya dipanggil otomatis.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>You are logged out here</source>
        <translation>Anda keluar dari konsol ini</translation>
    </message>
</context>
<context>
    <name>ChangingHands</name>
    <message>
        <source>No visitor is at the counter.</source>
        <translation>Tidak ada pengunjung di loket.</translation>
    </message>
    <message>
        <source>The visitor {number} stays at {counter} and goes on there.</source>
        <translation>Pengunjung {number} tetap di {counter} dan dilanjutkan di sana.</translation>
    </message>
    <message>
        <source>Without an answer you can take over in {seconds} seconds.</source>
        <translation>Tanpa jawaban, Anda dapat mengambil alih dalam {seconds} detik.</translation>
    </message>
    <message>
        <source>{officer}&apos;s console is not connected. You can take over now.</source>
        <translation>Konsol {officer} tidak tersambung. Anda dapat mengambil alih sekarang.</translation>
    </message>
    <message>
        <source>{officer} has not answered. You can take over, or wait on.</source>
        <translation>{officer} tidak menjawab. Anda dapat mengambil alih atau terus menunggu.</translation>
    </message>
    <message>
        <source>{officer} is asked at their own console to hand over {counter}.</source>
        <translation>{officer} ditanya di konsolnya apakah {counter} diserahkan.</translation>
    </message>
    <message>
        <source>Waiting for {officer}&apos;s answer</source>
        <translation>Menunggu jawaban {officer}</translation>
    </message>
</context>
<context>
    <name>ConnectingPage</name>
    <message>
        <source>The server does not accept this console</source>
        <translation>Server tidak menerima konsol ini</translation>
    </message>
    <message>
        <source>Connecting to the server …</source>
        <translation>Menghubungkan ke server …</translation>
    </message>
    <message>
        <source>{server} is tried again by itself. If this stays, check the network cable or call IT staff.</source>
        <translation>{server} dicoba lagi secara otomatis. Jika tetap begini, periksa kabel jaringan atau hubungi petugas TI.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Connecting to the server …</source>
        <translation>Menghubungkan ke server …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>Not connected since {hour}; trying again by itself</source>
        <translation>Tidak tersambung sejak pukul {hour}; dicoba lagi secara otomatis</translation>
    </message>
    <message>
        <source>Not connected since {hour}</source>
        <translation>Tidak tersambung sejak {hour}</translation>
    </message>
    <message>
        <source>The server does not accept this console (code: {code})</source>
        <translation>Server tidak menerima konsol ini (kode: {code})</translation>
    </message>
    <message>
        <source>Not accepted by the server</source>
        <translation>Tidak diterima server</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Officer console</source>
        <translation>Konsol petugas</translation>
    </message>
</context>
<context>
    <name>CounterNotices</name>
    <message>
        <source>{counter} has been closed. Choose your counter again.</source>
        <translation>{counter} sudah ditutup. Pilih loket Anda lagi.</translation>
    </message>
    <message>
        <source>A new service day has begun. Choose your counter again.</source>
        <translation>Hari layanan baru telah dimulai. Pilih loket Anda lagi.</translation>
    </message>
    <message>
        <source>{officer} keeps {counter}. Choose another counter, or speak with {officer}.</source>
        <translation>{officer} tidak menyerahkan {counter}. Pilih loket lain atau bicarakan langsung dengan {officer}.</translation>
    </message>
    <message>
        <source>{counter} is yours now.</source>
        <translation>{counter} sekarang loket Anda.</translation>
    </message>
    <message>
        <source>{counter} is free now. Press Take counter.</source>
        <translation>{counter} sekarang kosong. Tekan Ambil loket.</translation>
    </message>
    <message>
        <source>You no longer ask for {counter}. Look at the list again.</source>
        <translation>Permintaan Anda untuk {counter} sudah tidak berlaku. Lihat kembali daftarnya.</translation>
    </message>
    <message>
        <source>{officer} sits at {counter} now, having asked for it.</source>
        <translation>{counter} sekarang dipakai {officer}, yang tadi memintanya.</translation>
    </message>
    <message>
        <source>Visitor {number} stays there.</source>
        <translation>Pengunjung {number} tetap di sana.</translation>
    </message>
    <message>
        <source>{action} was not done.</source>
        <translation>{action} tidak dijalankan.</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Welcome, {officer}.</source>
        <translation>Selamat datang, {officer}.</translation>
    </message>
    <message>
        <source>You are logged in</source>
        <translation>Anda sudah masuk</translation>
    </message>
    <message>
        <source>Taking …</source>
        <translation>Mengambil …</translation>
    </message>
    <message>
        <source>Take counter</source>
        <translation>Ambil loket</translation>
    </message>
    <message>
        <source>Ask no more (Esc)</source>
        <translation>Tarik permintaan (Esc)</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>Which counter?</source>
        <translation>Pilih loket</translation>
    </message>
    <message>
        <source>Your counters</source>
        <translation>Loket Anda</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>CounterQuestions</name>
    <message>
        <source>{counter} is being used by {officer}. Ask for it?</source>
        <translation>{counter} dipakai {officer}. Minta alih?</translation>
    </message>
    <message>
        <source>{officer} is asked at their own console, and has half a minute.</source>
        <translation>{officer} ditanya di konsolnya dan punya waktu setengah menit untuk menjawab.</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Minta alih</translation>
    </message>
    <message>
        <source>Take {counter} over from {officer}?</source>
        <translation>Ambil alih {counter} dari {officer}?</translation>
    </message>
    <message>
        <source>{officer} has not agreed, and is told that you sit there now.</source>
        <translation>{officer} belum menyetujui dan akan diberi tahu bahwa Anda sekarang di sana.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil alih</translation>
    </message>
    <message>
        <source>You are still at {held}. Close it and take {counter}?</source>
        <translation>Anda masih di {held}. Tutup lalu ambil {counter}?</translation>
    </message>
    <message>
        <source>Nobody is at {held}. Its queue goes on at the other counters.</source>
        <translation>Tidak ada pengunjung di {held}. Antreannya berlanjut di loket lain.</translation>
    </message>
    <message>
        <source>Close and take</source>
        <translation>Tutup dan ambil</translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message>
        <source>You have no counter of your own. To announce something, press Announcement ({key}).</source>
        <translation>Anda tidak bertugas di loket. Untuk mengumumkan sesuatu, tekan Pengumuman ({key}).</translation>
    </message>
    <message>
        <source>No counter is set up for you. Ask the supervisor or IT staff.</source>
        <translation>Belum ada loket untuk Anda. Tanyakan kepada penyelia atau petugas TI.</translation>
    </message>
    <message numerus="yes">
        <source>Free · %n waiting</source>
        <translation>
            <numerusform>Kosong · %n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>In use by {officer}</source>
        <translation>Dipakai {officer}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Called at {hour}</source>
        <translation>Dipanggil pukul {hour}</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>menunggu {time}</translation>
    </message>
    <message>
        <source>Ticket taken at {hour}</source>
        <translation>Nomor diambil pukul {hour}</translation>
    </message>
    <message numerus="yes">
        <source>called again %n time(s)</source>
        <translation>
            <numerusform>dipanggil ulang %n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>no paper came out</source>
        <translation>kertas tidak keluar</translation>
    </message>
    <message>
        <source>without paper</source>
        <translation>tanpa kertas</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Catatan: {note}</translation>
    </message>
    <message>
        <source>Then: {services}</source>
        <translation>Lalu: {services}</translation>
    </message>
    <message>
        <source>New numbers appear in the list by themselves.</source>
        <translation>Nomor baru langsung tampil di daftar.</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Next: {number} · {service}</source>
        <translation>Berikutnya: {number} · {service}</translation>
    </message>
    <message numerus="yes">
        <source>{number} is called in %n s (Esc: later)</source>
        <translation>
            <numerusform>{number} dipanggil dalam %n detik (Esc:&#xa0;nanti)</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready for the next visitor</source>
        <translation>Siap untuk pengunjung berikutnya</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Nobody is waiting for this counter.</source>
        <translation>Tidak ada yang menunggu untuk loket ini.</translation>
    </message>
    <message>
        <source>On hold, no-show</source>
        <translation>Ditahan, tidak hadir</translation>
    </message>
    <message>
        <source>Nobody is on hold or absent.</source>
        <translation>Tidak ada yang ditahan atau tidak hadir.</translation>
    </message>
</context>
<context>
    <name>Destinations</name>
    <message>
        <source>not at a counter</source>
        <translation>tidak di loket</translation>
    </message>
    <message>
        <source>{counter}, which serves other queues</source>
        <translation>{counter}, melayani antrean lain</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tutup</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>jeda</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>DisplayAlerts</name>
    <message>
        <source>{display}: not connected since {hour}</source>
        <translation>{display}: tidak tersambung sejak {hour}</translation>
    </message>
    <message>
        <source>{display}: no sound (no sound card)</source>
        <translation>{display}: tanpa suara (tidak ada kartu suara)</translation>
    </message>
    <message>
        <source>{display}: no sound (no voice installed)</source>
        <translation>{display}: tanpa suara (suara belum terpasang)</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>Today: %n served</source>
        <translation>
            <numerusform>Hari ini: %n dilayani</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no-show(s)</source>
        <translation>
            <numerusform>%n tidak hadir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent on</source>
        <translation>
            <numerusform>%n dialihkan</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} each</source>
        <translation>rata-rata layanan {time}</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>rata-rata tunggu {time}</translation>
    </message>
</context>
<context>
    <name>KioskAlerts</name>
    <message>
        <source>{kiosk}: not connected since {hour}</source>
        <translation>{kiosk}: tidak tersambung sejak {hour}</translation>
    </message>
    <message>
        <source>{kiosk}: out of paper</source>
        <translation>{kiosk}: kertas habis</translation>
    </message>
    <message>
        <source>{kiosk}: the printer is open</source>
        <translation>{kiosk}: penutup printer terbuka</translation>
    </message>
    <message>
        <source>{kiosk}: the printer does not work</source>
        <translation>{kiosk}: printer tidak berfungsi</translation>
    </message>
    <message numerus="yes">
        <source>{kiosk}: %n ticket(s) still to be sent</source>
        <translation>
            <numerusform>{kiosk}: %n tiket belum terkirim</numerusform>
        </translation>
    </message>
    <message>
        <source>{kiosk}: paper for fewer than {count} tickets</source>
        <translation>{kiosk}: kertas untuk kurang dari {count} tiket</translation>
    </message>
    <message>
        <source>{kiosk}: the paper is nearly used up</source>
        <translation>{kiosk}: kertas hampir habis</translation>
    </message>
</context>
<context>
    <name>KioskDialog</name>
    <message>
        <source>Print {number} again</source>
        <translation>Cetak ulang {number}</translation>
    </message>
    <message>
        <source>At which kiosk? The copy says that it is one; number and place in line stay.</source>
        <translation>Di mesin antrean mana? Salinan diberi tanda; nomor dan gilirannya tetap.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>{counter} is still open</source>
        <translation>{counter} masih buka</translation>
    </message>
    <message>
        <source>{number} is at your counter. If you quit, the visit stays as it is: start the program again, here or at another PC, and it is on the screen.</source>
        <translation>{number} ada di loket Anda. Jika Anda keluar, kunjungan tetap seperti sekarang: jalankan lagi program ini, di sini atau di PC lain, dan kunjungan itu tampil kembali.</translation>
    </message>
    <message>
        <source>If you only quit, the counter stays open in your name and calls nobody until you are back.</source>
        <translation>Jika Anda hanya keluar, loket tetap buka atas nama Anda dan tidak memanggil siapa pun sampai Anda kembali.</translation>
    </message>
    <message>
        <source>Keep running out of sight</source>
        <translation>Tetap jalankan di latar belakang</translation>
    </message>
    <message>
        <source>Close the counter and quit</source>
        <translation>Tutup loket dan keluar</translation>
    </message>
    <message>
        <source>Quit, the counter stays open</source>
        <translation>Keluar, loket tetap buka</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>{console} is asked: wait for the answer, {seconds} seconds at most.</source>
        <translation>{console} ditanya: tunggu jawabannya, paling lama {seconds} detik.</translation>
    </message>
    <message>
        <source>{console} has not answered: you are logged in here in a moment.</source>
        <translation>{console} tidak menjawab: sebentar lagi Anda masuk di sini.</translation>
    </message>
    <message>
        <source>Wait no longer (Esc)</source>
        <translation>Batal menunggu (Esc)</translation>
    </message>
    <message>
        <source>Log in here</source>
        <translation>Masuk di sini</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Batal (Esc)</translation>
    </message>
    <message>
        <source>Fill in your officer code and your password.</source>
        <translation>Isi kode petugas dan kata sandi Anda.</translation>
    </message>
    <message>
        <source>An officer code has letters, digits, dots and hyphens only. Check what you typed.</source>
        <translation>Kode petugas hanya berisi huruf, angka, titik, dan tanda hubung. Periksa yang Anda ketik.</translation>
    </message>
    <message>
        <source>The server is not connected yet. You can log in as soon as it is.</source>
        <translation>Server belum tersambung. Anda dapat masuk begitu server tersambung.</translation>
    </message>
    <message>
        <source>You are at {console} now, with your counter and visitor. If it was not you, tell the supervisor.</source>
        <translation>Anda sekarang masuk di {console}, beserta loket dan pengunjung Anda. Jika bukan Anda, beri tahu penyelia.</translation>
    </message>
    <message>
        <source>When you log in you see whether this was done: {action}.</source>
        <translation>Setelah masuk lagi, Anda melihat apakah ini sudah dijalankan: {action}.</translation>
    </message>
    <message>
        <source>You are still logged in at {console}. Move here with your counter and visitor?</source>
        <translation>Anda masih masuk di {console}. Pindah ke sini beserta loket dan pengunjung Anda?</translation>
    </message>
    <message>
        <source>Your session has ended, for a new day has begun or you logged in elsewhere.</source>
        <translation>Sesi Anda berakhir karena hari baru dimulai atau Anda masuk di tempat lain. Silakan masuk lagi.</translation>
    </message>
    <message>
        <source>{console} ({counter})</source>
        <translation>{console} ({counter})</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Checking …</source>
        <translation>Memeriksa …</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Officer login</source>
        <translation>Masuk sebagai petugas</translation>
    </message>
    <message>
        <source>&amp;Officer code</source>
        <translation>Kode &amp;petugas</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Kata &amp;sandi</translation>
    </message>
    <message>
        <source>Officer code</source>
        <translation>Kode petugas</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>What came of {number}</source>
        <translation>Hasil kunjungan {number}</translation>
    </message>
    <message>
        <source>Colleagues see it while the visit goes on; visitors never do.</source>
        <translation>Terlihat oleh rekan selama kunjungan berlanjut; tidak pernah oleh pengunjung.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Short note (optional); no names, no NIK</source>
        <translation>Catatan singkat (boleh kosong); tanpa nama, tanpa NIK</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{action} was sent already and cannot be taken back. Wait for the answer.</source>
        <translation>{action} sudah terkirim dan tidak dapat ditarik kembali. Tunggu jawabannya.</translation>
    </message>
    <message>
        <source>{action} was not accepted: {other} is still on its way. Press again after that.</source>
        <translation>{action} tidak diterima: {other} belum selesai. Tekan lagi setelah itu.</translation>
    </message>
    <message>
        <source>The server has not answered yet: {action}. It is done once at most.</source>
        <translation>Server belum menjawab: {action}. Perintah ini tidak akan dijalankan dua kali.</translation>
    </message>
    <message>
        <source>Not sent yet: {action}. It will be sent when the connection is back.</source>
        <translation>Belum terkirim: {action}. Akan dikirim saat tersambung.</translation>
    </message>
    <message>
        <source>The connection broke while sending: {action}. Whether it was done shows when the connection is back.</source>
        <translation>Sambungan putus saat mengirim: {action}. Hasilnya terlihat saat tersambung lagi.</translation>
    </message>
    <message>
        <source>The server cannot do it now: {action}. It is tried again by itself.</source>
        <translation>Server belum dapat menjalankan: {action}. Dicoba lagi secara otomatis.</translation>
    </message>
    <message>
        <source>Take back (Esc)</source>
        <translation>Tarik kembali (Esc)</translation>
    </message>
    <message>
        <source>No-show ({key})</source>
        <translation>Tidak hadir ({key})</translation>
    </message>
    <message>
        <source>Call again ({key})</source>
        <translation>Panggil ulang ({key})</translation>
    </message>
    <message>
        <source>Taken back: {action}. Nothing was sent.</source>
        <translation>Ditarik kembali: {action}. Tidak ada yang dikirim.</translation>
    </message>
    <message>
        <source>Undo ({key})</source>
        <translation>Urungkan ({key})</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>Diurungkan: {step}.</translation>
    </message>
    <message>
        <source>A copy of {number} comes from {kiosk}.</source>
        <translation>Salinan {number} keluar di {kiosk}.</translation>
    </message>
    <message>
        <source>The copy of {number} did not come out at {kiosk}. Look there, or choose another.</source>
        <translation>Salinan {number} tidak keluar di {kiosk}. Periksa di sana, atau pilih mesin antrean lain.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>The visitor&apos;s number</source>
        <translation>Nomor pengunjung</translation>
    </message>
    <message>
        <source>Tell it to the visitor, or write it down. It is shown and called as any other.</source>
        <translation>Sebutkan kepada pengunjung, atau tuliskan. Nomor ini tampil dan dipanggil seperti yang lain.</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) before</source>
        <translation>
            <numerusform>%n pengunjung di depan</numerusform>
        </translation>
    </message>
    <message>
        <source>The visitor has it</source>
        <translation>Sudah disampaikan</translation>
    </message>
    <message>
        <source>Finish and call this one</source>
        <translation>Selesai dan panggil ini</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>Panggil sekarang</translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <source>Until when?</source>
        <translation>Sampai kapan?</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Sampai saya tekan Lanjutkan</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Sampai pukul</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>24-hour clock</comment>
        <translation>HH.mm</translation>
    </message>
    <message>
        <source>Time at which the pause ends</source>
        <translation>Waktu jeda berakhir</translation>
    </message>
    <message>
        <source>That time has passed. Choose a later one of today.</source>
        <translation>Jam itu sudah lewat. Pilih jam hari ini yang belum lewat.</translation>
    </message>
</context>
<context>
    <name>Pausing</name>
    <message>
        <source>Nobody is called until you resume.</source>
        <translation>Tidak ada yang dipanggil sampai Anda menekan Lanjutkan.</translation>
    </message>
    <message>
        <source>Counter paused</source>
        <translation>Loket sedang jeda</translation>
    </message>
    <message>
        <source>The pause ended at {hour}</source>
        <translation>Waktu jeda habis pukul {hour}</translation>
    </message>
    <message>
        <source>Resume, so that visitors are called again.</source>
        <translation>Tekan Lanjutkan agar pengunjung dipanggil lagi.</translation>
    </message>
    <message>
        <source>Paused until {hour}</source>
        <translation>Jeda sampai {hour}</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>{number} goes on to</source>
        <translation>Layanan lanjutan {number}</translation>
    </message>
    <message>
        <source>After Finish the visitor waits for the next of these, with the same number.</source>
        <translation>Setelah Selesai, pengunjung menunggu layanan berikutnya di bawah ini dengan nomor yang sama.</translation>
    </message>
    <message>
        <source>Service or agency</source>
        <translation>Layanan atau instansi</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Further services</source>
        <translation>Layanan lanjutan</translation>
    </message>
    <message>
        <source>Add (Enter)</source>
        <translation>Tambah (Enter)</translation>
    </message>
    <message>
        <source>Earlier (Ctrl+Up)</source>
        <translation>Naikkan (Ctrl+↑)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Hapus (Del)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Further services, in this order: {count} of {most}</source>
        <translation>Layanan lanjutan, sesuai urutan: {count} dari {most}</translation>
    </message>
    <message>
        <source>{most} further services are the most. Remove one first.</source>
        <translation>Layanan lanjutan paling banyak {most}. Hapus satu dahulu.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Pause the counter</source>
        <translation>Jeda loket</translation>
    </message>
    <message>
        <source>Why? Your colleagues and the supervisor see it.</source>
        <translation>Mengapa? Rekan dan penyelia dapat melihatnya.</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Istirahat</translation>
    </message>
    <message>
        <source>Prayer</source>
        <translation>Salat</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>Makan</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Rapat</translation>
    </message>
    <message>
        <source>In the archive</source>
        <translation>Ke arsip</translation>
    </message>
    <message>
        <source>System trouble</source>
        <translation>Gangguan sistem</translation>
    </message>
    <message>
        <source>Consultation with a colleague</source>
        <translation>Konsultasi dengan rekan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Number given at the counter</source>
        <translation>Nomor diberikan di loket</translation>
    </message>
    <message>
        <source>Call {number} out of order</source>
        <translation>Panggil {number} di luar urutan</translation>
    </message>
    <message>
        <source>Why? The reason is kept with the call.</source>
        <translation>Mengapa? Alasan disimpan bersama panggilan.</translation>
    </message>
    <message>
        <source>Came back with missing documents</source>
        <translation>Kembali membawa kelengkapan berkas</translation>
    </message>
    <message>
        <source>Has to be served first</source>
        <translation>Perlu didahulukan</translation>
    </message>
    <message>
        <source>Visitor has several services</source>
        <translation>Pengunjung mengurus beberapa layanan</translation>
    </message>
    <message>
        <source>Asked by the supervisor</source>
        <translation>Atas permintaan penyelia</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Panggil</translation>
    </message>
    <message>
        <source>Cancel ticket {number}</source>
        <translation>Batalkan tiket {number}</translation>
    </message>
    <message>
        <source>Why? The number ends and is not called any more. You can undo it for a short while.</source>
        <translation>Mengapa? Nomor ini berakhir dan tidak dipanggil lagi. Sesaat setelahnya masih dapat diurungkan.</translation>
    </message>
    <message>
        <source>Visitor has left</source>
        <translation>Pengunjung sudah pulang</translation>
    </message>
    <message>
        <source>Taken twice</source>
        <translation>Diambil dua kali</translation>
    </message>
    <message>
        <source>Wrong service</source>
        <translation>Salah layanan</translation>
    </message>
    <message>
        <source>Asked by the visitor</source>
        <translation>Atas permintaan pengunjung</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Batalkan tiket</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Jangan batalkan</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>{key} belongs to another program here: choose other keys in console.toml</source>
        <translation>{key} dipakai program lain: pilih tombol lain di console.toml</translation>
    </message>
    <message>
        <source>This keyboard has no {key}: choose other keys in console.toml</source>
        <translation>Papan ketik ini tidak punya {key}: pilih tombol lain di console.toml</translation>
    </message>
    <message>
        <source>{key}: this desktop (Wayland) gives such keys to no program</source>
        <translation>{key}: desktop ini (Wayland) tidak memberi tombol seperti itu kepada program apa pun</translation>
    </message>
    <message>
        <source>{key}: there are no such keys here</source>
        <translation>{key}: tombol seperti itu tidak ada di sini</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Or in your own words; no names, no NIK</source>
        <translation>Atau dengan kata Anda sendiri; tanpa nama, tanpa NIK</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>That service is no longer offered here. Choose another service from the list.</source>
        <translation>Layanan itu tidak lagi tersedia di sini. Pilih layanan lain dari daftar.</translation>
    </message>
    <message>
        <source>This counter is no longer part of the site. Choose another counter, or ask IT staff.</source>
        <translation>Loket ini tidak lagi terdaftar. Pilih loket lain atau tanyakan kepada petugas TI.</translation>
    </message>
    <message>
        <source>That number is not one of today&apos;s. Choose a number from the list.</source>
        <translation>Nomor itu bukan nomor hari ini. Pilih nomor dari daftar.</translation>
    </message>
    <message>
        <source>That kiosk is no longer part of the site. Choose another kiosk.</source>
        <translation>Mesin antrean itu tidak lagi ada di gedung ini. Pilih mesin antrean lain.</translation>
    </message>
    <message>
        <source>Your counter does not serve that number&apos;s queue. Leave it to a colleague, or ask the supervisor.</source>
        <translation>Loket Anda tidak melayani antrean nomor itu. Serahkan kepada rekan atau tanyakan kepada penyelia.</translation>
    </message>
    <message>
        <source>The service day is still being opened. Wait a moment and press again.</source>
        <translation>Hari layanan masih disiapkan. Tunggu sebentar, lalu tekan lagi.</translation>
    </message>
    <message>
        <source>The site is closed now and gives out no numbers.</source>
        <translation>MPP sedang tutup dan tidak mengeluarkan nomor.</translation>
    </message>
    <message>
        <source>That queue gives out no more numbers at kiosks today: all {quota} have been taken.</source>
        <translation>Kuota {quota} nomor antrean itu sudah habis hari ini; mesin antrean tidak mengeluarkan nomor lagi.</translation>
    </message>
    <message>
        <source>The site is on its break until {until}. Try again after that.</source>
        <translation>MPP sedang istirahat sampai pukul {until}. Coba lagi setelah itu.</translation>
    </message>
    <message>
        <source>That queue gives out no more numbers: its line ends after closing time at {closes_at}.</source>
        <translation>Antrean itu tidak mengeluarkan nomor lagi karena akan melewati jam tutup pukul {closes_at}.</translation>
    </message>
    <message>
        <source>Number {number} is not of that kiosk&apos;s own series. Give the visitor a new number; tell IT staff.</source>
        <translation>Nomor {number} bukan dari deret mesin antrean itu. Beri pengunjung nomor baru; beri tahu petugas TI.</translation>
    </message>
    <message>
        <source>Another ticket of today has number {number}. Give the visitor a new number; tell IT staff.</source>
        <translation>Nomor {number} sudah dipakai tiket lain hari ini. Beri pengunjung nomor baru; beri tahu petugas TI.</translation>
    </message>
    <message>
        <source>That ticket is of an earlier day. Give the visitor a new number.</source>
        <translation>Tiket itu dari hari sebelumnya. Beri pengunjung nomor baru.</translation>
    </message>
    <message>
        <source>That kiosk is not connected now. Choose another kiosk.</source>
        <translation>Mesin antrean itu sedang tidak tersambung. Pilih mesin antrean lain.</translation>
    </message>
    <message>
        <source>It is too late for the kiosk to take the ticket back. Cancel it at a counter of its queue.</source>
        <translation>Mesin antrean sudah terlambat menarik tiket itu. Batalkan di loket antreannya.</translation>
    </message>
    <message>
        <source>You are still at {counter}. Close that counter first, then take this one.</source>
        <translation>Anda masih di {counter}. Tutup loket itu dulu, lalu ambil yang ini.</translation>
    </message>
    <message>
        <source>You may not use {counter}. Choose one of your own counters, or ask the supervisor.</source>
        <translation>Anda tidak berhak memakai {counter}. Pilih loket Anda sendiri atau tanyakan kepada penyelia.</translation>
    </message>
    <message>
        <source>Your counter is paused. Press Resume first.</source>
        <translation>Loket Anda sedang jeda. Tekan Lanjutkan dulu.</translation>
    </message>
    <message>
        <source>Your counter is not paused. You can call at once.</source>
        <translation>Loket Anda tidak sedang jeda. Anda dapat langsung memanggil.</translation>
    </message>
    <message>
        <source>A visitor is still at your counter. Finish, hold or transfer them first.</source>
        <translation>Masih ada pengunjung di loket Anda. Selesaikan, tahan, atau alihkan dulu.</translation>
    </message>
    <message>
        <source>There is no visitor at your counter. Call a number first.</source>
        <translation>Belum ada pengunjung di loket Anda. Panggil nomor dulu.</translation>
    </message>
    <message>
        <source>Nobody is waiting for your counter. New numbers appear in the list by themselves.</source>
        <translation>Tidak ada yang menunggu untuk loket Anda. Nomor baru langsung tampil di daftar.</translation>
    </message>
    <message>
        <source>That visit has ended already. Choose another number.</source>
        <translation>Layanan untuk nomor itu sudah berakhir. Pilih nomor lain.</translation>
    </message>
    <message>
        <source>That number is no longer waiting ({state}). Choose another one from the list.</source>
        <translation>Nomor itu tidak lagi menunggu ({state}). Pilih nomor lain dari daftar.</translation>
    </message>
    <message>
        <source>That number is not on hold or absent ({state}), so it needs no return. Look at the list again.</source>
        <translation>Nomor itu tidak sedang ditahan atau tidak hadir ({state}), jadi tidak perlu dikembalikan. Lihat lagi daftarnya.</translation>
    </message>
    <message>
        <source>This visitor is being served already. Press Finish when you are done.</source>
        <translation>Pengunjung ini sedang dilayani. Tekan Selesai jika sudah rampung.</translation>
    </message>
    <message>
        <source>That number is not marked as a no-show ({state}). Look at the list again.</source>
        <translation>Nomor itu tidak ditandai tidak hadir ({state}). Lihat lagi daftarnya.</translation>
    </message>
    <message>
        <source>You are still logged in at {name}. Log in here, or go on there.</source>
        <translation>Anda masih masuk di {name}. Masuk di sini atau lanjutkan di sana.</translation>
    </message>
    <message>
        <source>The login was not allowed at {name}, where you are logged in. If that was not you, tell the supervisor.</source>
        <translation>Masuk ditolak di {name}, tempat Anda sedang masuk. Jika bukan Anda yang menolak, beri tahu penyelia.</translation>
    </message>
    <message>
        <source>You are logging in at another console at this moment. Wait for it, then try again.</source>
        <translation>Anda sedang masuk di konsol lain saat ini. Tunggu sampai selesai, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The login was withdrawn. Log in again if you want to.</source>
        <translation>Masuk dibatalkan. Masuk lagi jika perlu.</translation>
    </message>
    <message>
        <source>Nobody asks any more to log in as you. Go on here, or tell the supervisor.</source>
        <translation>Tidak ada lagi yang sedang masuk sebagai Anda. Lanjutkan di sini, atau beri tahu penyelia.</translation>
    </message>
    <message>
        <source>{counter} is being used by {officer}. Choose another counter, or ask for it.</source>
        <translation>{counter} sedang dipakai {officer}. Pilih loket lain atau minta alih.</translation>
    </message>
    <message>
        <source>{counter} is free. Take it without asking.</source>
        <translation>{counter} kosong. Ambil langsung tanpa meminta.</translation>
    </message>
    <message>
        <source>{officer} asks for {counter} already. Choose another counter, or try again in half a minute.</source>
        <translation>{officer} sudah meminta {counter}. Pilih loket lain atau coba lagi setengah menit lagi.</translation>
    </message>
    <message>
        <source>Nobody asks for {counter} any more. Look at it again before you go on.</source>
        <translation>Permintaan untuk {counter} sudah tidak berlaku. Lihat kembali keadaannya sebelum melanjutkan.</translation>
    </message>
    <message>
        <source>{officer}&apos;s console is not connected now: the visitor would be left alone. Hand over when it is back.</source>
        <translation>Konsol {officer} sedang tidak tersambung, sehingga pengunjung tidak akan dilayani. Serahkan setelah tersambung lagi.</translation>
    </message>
    <message>
        <source>Your colleague at {counter} can still answer. Wait a moment, then take over.</source>
        <translation>Rekan di {counter} masih dapat menjawab. Tunggu sebentar, lalu ambil alih.</translation>
    </message>
    <message>
        <source>{counter} is not yours at the moment. Leave it to the colleague there, or choose your counter again.</source>
        <translation>{counter} saat ini bukan loket Anda. Biarkan rekan di sana yang menanganinya, atau pilih loket Anda lagi.</translation>
    </message>
    <message>
        <source>It is too late to take this back: {seconds} seconds have passed. A no-show can still be returned to its line.</source>
        <translation>Sudah terlambat untuk mengurungkan: {seconds} detik telah lewat. Nomor yang tidak hadir masih dapat dikembalikan ke antreannya.</translation>
    </message>
    <message>
        <source>Nothing you did at {counter} can be taken back any more.</source>
        <translation>Di {counter} tidak ada lagi yang dapat diurungkan.</translation>
    </message>
    <message>
        <source>Something else was done since. Look at what Undo takes back now, then press again.</source>
        <translation>Setelah itu sudah ada langkah lain. Lihat apa yang sekarang diurungkan, lalu tekan lagi.</translation>
    </message>
    <message>
        <source>{number} has been called, changed or ended since, so this can&apos;t be taken back. Look at the list again.</source>
        <translation>{number} sudah dipanggil, diubah, atau selesai sesudah itu, sehingga tidak dapat diurungkan. Lihat kembali daftarnya.</translation>
    </message>
    <message>
        <source>That service is done in the queue where the number is already. Choose a service of another queue.</source>
        <translation>Layanan itu ada di antrean yang sama. Pilih layanan dari antrean lain.</translation>
    </message>
    <message>
        <source>A pause can end later today only, not at {until}. Choose a later time, or none.</source>
        <translation>Jeda hanya dapat berakhir nanti hari ini, bukan pukul {until}. Pilih jam yang belum lewat, atau tanpa batas waktu.</translation>
    </message>
    <message>
        <source>That number has been called again {limit} times, which is the limit here. Mark a no-show, or hold the visitor.</source>
        <translation>Nomor itu sudah dipanggil ulang {limit} kali, dan itu batasnya. Tandai tidak hadir atau tahan pengunjung.</translation>
    </message>
    <message>
        <source>Call the number again first: {needed} times before a no-show, {recalls} times so far.</source>
        <translation>Panggil ulang dulu: tidak hadir baru dapat ditandai setelah {needed} kali, sejauh ini {recalls} kali.</translation>
    </message>
    <message>
        <source>A visitor is sent to a counter or to an officer, not to both. Choose one of them.</source>
        <translation>Pengunjung dikirim ke loket atau ke petugas, tidak keduanya. Pilih salah satu.</translation>
    </message>
    <message>
        <source>{officer} sits at no counter now. Choose another officer, a counter, or only the service.</source>
        <translation>{officer} sedang tidak berada di loket mana pun. Pilih petugas lain, loket, atau cukup layanannya.</translation>
    </message>
    <message>
        <source>The visitor is at {counter} already. Choose another counter or officer.</source>
        <translation>Pengunjung sudah berada di {counter}. Pilih loket atau petugas lain.</translation>
    </message>
    <message>
        <source>Nobody sits at {counter} now. Choose another counter, or only the service.</source>
        <translation>Tidak ada petugas di {counter} saat ini. Pilih loket lain atau cukup layanannya.</translation>
    </message>
    <message>
        <source>{counter} does not serve that service. Choose another counter or officer, or another service.</source>
        <translation>{counter} tidak melayani layanan itu. Pilih loket atau petugas lain, atau layanan lain.</translation>
    </message>
    <message>
        <source>That zone is no longer part of the site. Choose the zones again.</source>
        <translation>Zona itu sudah tidak ada di gedung ini. Pilih lagi zonanya.</translation>
    </message>
    <message>
        <source>An announcement can be scheduled for today only. Choose a time later today.</source>
        <translation>Pengumuman hanya dapat dijadwalkan untuk hari ini. Pilih waktu yang belum lewat hari ini.</translation>
    </message>
    <message>
        <source>{limit} announcements are scheduled already. Withdraw one of them first.</source>
        <translation>Sudah ada {limit} pengumuman terjadwal. Tarik salah satunya dulu.</translation>
    </message>
    <message>
        <source>That announcement is gone: it has been withdrawn, or was made long ago. Look at the list again.</source>
        <translation>Pengumuman itu sudah tidak ada: sudah ditarik, atau sudah lama disampaikan. Lihat lagi daftarnya.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this. Ask your supervisor.</source>
        <translation>Hanya penyelia yang boleh melakukan ini. Minta bantuan penyelia Anda.</translation>
    </message>
    <message>
        <source>The officer code or the password is wrong. Check both and Caps Lock, then try again. If you have forgotten them, ask IT staff for a new password.</source>
        <translation>Kode petugas atau kata sandi salah. Periksa keduanya dan Caps Lock, lalu coba lagi. Jika lupa, minta petugas TI membuat kata sandi baru.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait {retry_after} seconds, then try again.</source>
        <translation>Kata sandi sudah terlalu sering salah. Tunggu {retry_after} detik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>You still hold {counter}. Close that counter first, then log out.</source>
        <translation>Anda masih di {counter}. Tutup loket itu dulu, lalu keluar.</translation>
    </message>
    <message>
        <source>The server does not know this console. Ask IT staff to give it a new device token.</source>
        <translation>Server tidak mengenal konsol ini. Minta petugas TI memberi token perangkat yang baru.</translation>
    </message>
    <message>
        <source>This device is not registered as a console. Ask IT staff to check its device token.</source>
        <translation>Perangkat ini tidak terdaftar sebagai konsol. Minta petugas TI memeriksa token perangkatnya.</translation>
    </message>
    <message>
        <source>The server does not serve this site now. Tell IT staff.</source>
        <translation>Server saat ini tidak melayani MPP ini. Beri tahu petugas TI.</translation>
    </message>
    <message>
        <source>At this address there is no Antrean server. Ask IT staff to check the address.</source>
        <translation>Di alamat ini tidak ada server Antrean. Minta petugas TI memeriksa alamatnya.</translation>
    </message>
    <message>
        <source>The server cannot be reached now. Try again when the status bar says Connected.</source>
        <translation>Server tidak dapat dihubungi. Coba lagi setelah bilah status menunjukkan Tersambung.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>Server tidak menjawab tepat waktu. Coba lagi.</translation>
    </message>
    <message>
        <source>Choose a number in the Waiting table first.</source>
        <translation>Pilih dulu nomor di tabel Menunggu.</translation>
    </message>
    <message>
        <source>Choose a number in the table On hold, no-show first.</source>
        <translation>Pilih dulu nomor di tabel Ditahan, tidak hadir.</translation>
    </message>
    <message>
        <source>There is no no-show of this counter to undo.</source>
        <translation>Tidak ada tanda tidak hadir dari loket ini yang dapat diurungkan.</translation>
    </message>
    <message>
        <source>Choose a number in the Waiting table, or call a visitor first.</source>
        <translation>Pilih nomor di tabel Menunggu, atau panggil pengunjung dulu.</translation>
    </message>
    <message>
        <source>Choose a number in one of the tables first.</source>
        <translation>Pilih dulu nomor di salah satu tabel.</translation>
    </message>
    <message>
        <source>No kiosk can print now. Look after paper and printer at a kiosk, then try again.</source>
        <translation>Tidak ada mesin antrean yang dapat mencetak. Periksa kertas dan printernya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Your login has ended. Log in again.</source>
        <translation>Sesi Anda sudah berakhir. Silakan masuk lagi.</translation>
    </message>
    <message>
        <source>You may not do this here. Ask the supervisor. (Code: {code})</source>
        <translation>Anda tidak berhak melakukan ini di sini. Tanyakan kepada penyelia. (Kode: {code})</translation>
    </message>
    <message>
        <source>Too many requests at once. Wait a moment and press again.</source>
        <translation>Terlalu banyak permintaan sekaligus. Tunggu sebentar, lalu tekan lagi.</translation>
    </message>
    <message>
        <source>The server cannot store anything now. Nothing was changed. Tell IT staff. (Code: {code})</source>
        <translation>Server belum dapat menyimpan data. Tidak ada yang berubah. Beri tahu petugas TI. (Kode: {code})</translation>
    </message>
    <message>
        <source>This program is of another version than the server. Ask IT staff to update it.</source>
        <translation>Versi program ini berbeda dengan server. Minta petugas TI memperbaruinya.</translation>
    </message>
    <message>
        <source>Something went wrong at the server. Press again; if it stays, tell IT staff. (Code: {code})</source>
        <translation>Terjadi kesalahan di server. Tekan lagi; jika tetap gagal, beri tahu petugas TI. (Kode: {code})</translation>
    </message>
    <message>
        <source>This could not be done. Press again; if it stays, tell IT staff. (Code: {code})</source>
        <translation>Perintah ini tidak dapat dijalankan. Tekan lagi; jika tetap gagal, beri tahu petugas TI. (Kode: {code})</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>for you</source>
        <translation>untuk Anda</translation>
    </message>
    <message>
        <source>for {name}</source>
        <translation>untuk {name}</translation>
    </message>
    <message>
        <source>for this counter</source>
        <translation>untuk loket ini</translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message>
        <source>Nothing has these words. Type fewer or other ones.</source>
        <translation>Tidak ada yang cocok dengan kata itu. Ketik lebih sedikit atau kata lain.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>number {number}</source>
        <translation>nomor {number}</translation>
    </message>
    <message>
        <source>call of {number}</source>
        <translation>panggil {number}</translation>
    </message>
    <message>
        <source>start of {number}</source>
        <translation>mulai {number}</translation>
    </message>
    <message>
        <source>finish of {number}</source>
        <translation>selesai {number}</translation>
    </message>
    <message>
        <source>no-show of {number}</source>
        <translation>tidak hadir {number}</translation>
    </message>
    <message>
        <source>hold of {number}</source>
        <translation>tahan {number}</translation>
    </message>
    <message>
        <source>transfer of {number}</source>
        <translation>alihkan {number}</translation>
    </message>
    <message>
        <source>return of {number}</source>
        <translation>kembalikan {number}</translation>
    </message>
    <message>
        <source>cancelling {number}</source>
        <translation>pembatalan {number}</translation>
    </message>
    <message>
        <source>further services of {number}</source>
        <translation>lanjutan {number}</translation>
    </message>
    <message>
        <source>result of {number}</source>
        <translation>hasil {number}</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>jeda</translation>
    </message>
    <message>
        <source>end of the pause</source>
        <translation>akhir jeda</translation>
    </message>
    <message>
        <source>call of {number}, finish of {before}</source>
        <translation>panggil {number}, selesai {before}</translation>
    </message>
    <message>
        <source>{number} was given out without paper.</source>
        <translation>{number} diberikan tanpa kertas.</translation>
    </message>
    <message>
        <source>{number} was called.</source>
        <translation>{number} dipanggil.</translation>
    </message>
    <message>
        <source>{number} is being served.</source>
        <translation>{number} sedang dilayani.</translation>
    </message>
    <message>
        <source>{number} is finished here.</source>
        <translation>{number} selesai di loket ini.</translation>
    </message>
    <message>
        <source>{number} is marked as a no-show.</source>
        <translation>{number} ditandai tidak hadir.</translation>
    </message>
    <message>
        <source>{number} is on hold.</source>
        <translation>{number} ditahan.</translation>
    </message>
    <message>
        <source>{number} was sent on.</source>
        <translation>{number} dialihkan.</translation>
    </message>
    <message>
        <source>{number} is back in line.</source>
        <translation>{number} kembali ke antrean.</translation>
    </message>
    <message>
        <source>{number} was cancelled.</source>
        <translation>{number} dibatalkan.</translation>
    </message>
    <message>
        <source>The further services of {number} are set.</source>
        <translation>Layanan lanjutan {number} disimpan.</translation>
    </message>
    <message>
        <source>The result of {number} is noted.</source>
        <translation>Hasil {number} dicatat.</translation>
    </message>
    <message>
        <source>The counter is paused.</source>
        <translation>Loket jeda.</translation>
    </message>
    <message>
        <source>The pause has ended.</source>
        <translation>Jeda selesai.</translation>
    </message>
    <message>
        <source>{number} was called, {before} is finished.</source>
        <translation>{number} dipanggil, {before} selesai.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Undo: {step}</source>
        <translation>Urungkan: {step}</translation>
    </message>
    <message>
        <source>Shows lists, figures and everything else</source>
        <translation>Menampilkan daftar, angka, dan semua yang lain</translation>
    </message>
    <message>
        <source>Full window</source>
        <translation>Jendela penuh</translation>
    </message>
    <message>
        <source>A narrow strip that stays in sight beside your other programs</source>
        <translation>Bilah sempit yang selalu terlihat di samping program lain</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>Bilah</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>next: {number}</source>
        <translation>berikut {number}</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Lama tunggu</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Giliran</translation>
    </message>
    <message>
        <source>The earliest is called first; priority is due sooner than it was taken.</source>
        <translation>Jam terawal dipanggil lebih dahulu; giliran prioritas dimajukan dari jam ambilnya.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Diambil</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer {number}</source>
        <translation>Alihkan {number}</translation>
    </message>
    <message>
        <source>The visitor keeps this number and the place in time that it had.</source>
        <translation>Nomor dan giliran pengunjung tetap sama.</translation>
    </message>
    <message>
        <source>Service or agency</source>
        <translation>Layanan atau instansi</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Counter or colleague</source>
        <translation>Loket atau rekan</translation>
    </message>
    <message>
        <source>Counters of this queue</source>
        <translation>Loket antrean ini</translation>
    </message>
    <message>
        <source>Name of the colleague</source>
        <translation>Nama rekan</translation>
    </message>
    <message>
        <source>Colleagues of this queue</source>
        <translation>Rekan antrean ini</translation>
    </message>
    <message>
        <source>To a service</source>
        <translation>Ke layanan</translation>
    </message>
    <message>
        <source>To a counter</source>
        <translation>Ke loket</translation>
    </message>
    <message>
        <source>To a colleague</source>
        <translation>Ke rekan</translation>
    </message>
    <message>
        <source>Note for the colleague (optional); no names, no NIK</source>
        <translation>Catatan untuk rekan (boleh kosong); tanpa nama, tanpa NIK</translation>
    </message>
    <message>
        <source>The service stays: {service}.</source>
        <translation>Layanannya tetap: {service}.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Alihkan</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Call next</source>
        <translation>Panggil berikutnya</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>Jeda …</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>No counter is open here</source>
        <translation>Tidak ada loket yang dibuka di sini</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>Buka jendela</translation>
    </message>
    <message>
        <source>Show the strip</source>
        <translation>Tampilkan bilah</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>WalkInDialog</name>
    <message>
        <source>A number without paper</source>
        <translation>Nomor tanpa kertas</translation>
    </message>
    <message>
        <source>The number is shown next: tell it to the visitor, or write it down.</source>
        <translation>Setelah itu nomornya ditampilkan: sebutkan kepada pengunjung, atau tuliskan.</translation>
    </message>
    <message>
        <source>Service or agency</source>
        <translation>Layanan atau instansi</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Priority (elderly, disabled, pregnant, nursing, with a small child)</source>
        <translation>Prioritas (lansia, disabilitas, hamil, menyusui, membawa balita)</translation>
    </message>
    <message>
        <source>Give a number</source>
        <translation>Beri nomor</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Dipanggil</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>Sedang dilayani</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Ditahan</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Selesai dilayani</translation>
    </message>
    <message>
        <source>Documents are missing</source>
        <translation>Berkas belum lengkap</translation>
    </message>
    <message>
        <source>Comes back another day</source>
        <translation>Kembali lain hari</translation>
    </message>
    <message>
        <source>Could not be served</source>
        <translation>Tidak dapat dilayani</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Umum</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} mnt</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} jam {minutes} mnt</translation>
    </message>
</context>
</TS>
