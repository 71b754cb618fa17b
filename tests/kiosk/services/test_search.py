"""What visitors of the five halls type, and what must come first."""

from functools import cache
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.sayings import WORDS, read_sayings, words_of
from kiosk.services.search import Hit, SearchIndex
from shared.wire.site import SiteDescription, Text
from tests.kiosk.fakes import SITES, read_site

INDONESIAN = [
    ("purbalingga", "ktp", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "e-ktp", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "ektp", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "KTP-el", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "e ktp", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "bikin ktp", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "saya mau bikin ktp baru", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "ktp hilang", "dukcapil-penggantian-ktp-hilang"),
    ("purbalingga", "hilang ktp", "dukcapil-penggantian-ktp-hilang"),
    ("purbalingga", "ktp rusak", "dukcapil-penggantian-ktp-rusak"),
    ("purbalingga", "kk", "dukcapil-kartu-keluarga-baru"),
    ("purbalingga", "kartu keluarga", "dukcapil-kartu-keluarga-baru"),
    ("purbalingga", "kartukeluarga", "dukcapil-kartu-keluarga-baru"),
    ("purbalingga", "keluarga kartu", "dukcapil-kartu-keluarga-baru"),
    ("purbalingga", "kk hilang", "dukcapil-penggantian-kartu-keluarga"),
    ("purbalingga", "pecah kk", "dukcapil-pisah-kartu-keluarga"),
    ("purbalingga", "akta", "dukcapil-akta-kelahiran"),
    ("purbalingga", "akta lahir", "dukcapil-akta-kelahiran"),
    ("purbalingga", "aktalahir", "dukcapil-akta-kelahiran"),
    ("purbalingga", "lahir akta", "dukcapil-akta-kelahiran"),
    ("purbalingga", "akte lahir", "dukcapil-akta-kelahiran"),
    ("purbalingga", "akta lair", "dukcapil-akta-kelahiran"),
    ("purbalingga", "akta lah", "dukcapil-akta-kelahiran"),
    ("purbalingga", "aktá kelahirán", "dukcapil-akta-kelahiran"),
    ("purbalingga", "kelahirna", "dukcapil-akta-kelahiran"),
    ("purbalingga", "surat kematian", "dukcapil-akta-kematian"),
    ("purbalingga", "kia", "dukcapil-kartu-identitas-anak"),
    ("purbalingga", "ktp anak", "dukcapil-kartu-identitas-anak"),
    ("purbalingga", "surat pindah", "dukcapil-keterangan-pindah-skpwni"),
    ("purbalingga", "ktp digital", "dukcapil-aktivasi-identitas-kependudukan"),
    ("purbalingga", "sim", "polres-perpanjangan-sim-a"),
    ("purbalingga", "sim c", "polres-perpanjangan-sim-c"),
    ("purbalingga", "sim motor", "polres-perpanjangan-sim-c"),
    ("purbalingga", "sim mobil", "polres-perpanjangan-sim-a"),
    ("purbalingga", "perpanjang sim", "polres-perpanjangan-sim-a"),
    ("purbalingga", "skck", "polres-skck-baru"),
    ("purbalingga", "sk ck", "polres-skck-baru"),
    ("purbalingga", "kelakuan baik", "polres-skck-baru"),
    ("purbalingga", "perpanjang skck", "polres-perpanjangan-skck"),
    ("purbalingga", "bpjs", "bpjs-kes"),
    ("purbalingga", "bpjs kesehatan", "bpjs-kes"),
    ("purbalingga", "bpjs mati", "bpjs-kes-pengaktifan-kembali-kepesertaan"),
    ("purbalingga", "daftar bpjs", "bpjs-kes-pendaftaran-peserta-mandiri"),
    ("purbalingga", "pindah faskes", "bpjs-kes-perubahan-fasilitas-kesehatan"),
    ("purbalingga", "npwp", "pajak-aktivasi-npwp-orang"),
    ("purbalingga", "efin", "pajak-lupa-kata-sandi"),
    ("purbalingga", "nib", "dpmptsp-pendampingan-nib-oss"),
    ("purbalingga", "oss", "dpmptsp-pendampingan-nib-oss"),
    ("purbalingga", "imb", "dpmptsp-persetujuan-bangunan-gedung"),
    ("purbalingga", "pbg", "dpmptsp-persetujuan-bangunan-gedung"),
    ("purbalingga", "halal", "koperindag-pendampingan-sertifikat-halal"),
    ("purbalingga", "pbb", "bakeuda-pembayaran-pbbp2"),
    ("purbalingga", "bayar pbb", "bakeuda-pembayaran-pbbp2"),
    ("purbalingga", "kartu kuning", "disnaker-kartu-pencari-kerja"),
    ("purbalingga", "ak1", "disnaker-kartu-pencari-kerja"),
    ("purbalingga", "loker", "disnaker-informasi-lowongan-kerja"),
    ("purbalingga", "ijazah", "disdik-legalisasi-ijazah"),
    ("purbalingga", "legalisir ijasah", "disdik-legalisasi-ijazah"),
    ("purbalingga", "sertifikat tanah", "bpn-pengecekan-sertipikat"),
    ("purbalingga", "jual beli tanah", "bpn-peralihan-hak-jual"),
    ("purbalingga", "cerai", "pa-pendaftaran-cerai-gugat"),
    ("purbalingga", "ahli waris", "pa-penetapan-ahli-waris"),
    ("purbalingga", "buku nikah", "kemenag-legalisasi-buku-nikah"),
    ("purbalingga", "dukcapil", "dukcapil"),
    ("purbalingga", "disdukcapil", "dukcapil"),
    ("purbalingga", "pdam", "pdam"),
    ("purbalingga", "bayar air", "pdam-pembayaran-rekening-air"),
    ("purbalingga", "kir", "dishub-pendaftaran-uji-berkala"),
    ("purbalingga", "tebang pohon", "dlh-penebangan-pemangkasan-pohon"),
    ("purbalingga", "jalan rusak", "pupr-pengaduan-jalan-jembatan"),
    ("purbalingga", "pkh", "dinsos-pengaduan-program-keluarga"),
    ("purbalingga", "surat kehilangan", "polres-tanda-laporan-kehilangan"),
    ("purbalingga", "izin dokter", "dpmptsp-izin-praktik-dokter"),
    ("purbalingga", "pirt", "dinkes-sertifikat-produksi-pangan"),
    ("purbalingga", "sedot wc", "pupr-penyedotan-lumpur-tinja"),
    ("purbalingga", "tki", "disnaker-rekomendasi-paspor-pekerja"),
    ("purbalingga", "dpmptsp", "dpmptsp"),
    ("kota-jambi", "pajak motor", "samsat-pengesahan-stnk-tahunan"),
    ("kota-jambi", "stnk", "samsat-pengesahan-stnk-tahunan"),
    ("kota-jambi", "paspor", "imigrasi-paspor-baru-dewasa"),
    ("kota-jambi", "pasport", "imigrasi-paspor-baru-dewasa"),
    ("kota-jambi", "perpanjang paspor", "imigrasi-penggantian-paspor-habis"),
    ("kota-jambi", "ambil paspor", "imigrasi-pengambilan-paspor"),
    ("kota-jambi", "tilang", "kejari-pembayaran-denda-pengambilan"),
    ("kota-jambi", "denda tilang", "kejari-pembayaran-denda-pengambilan"),
    ("kota-jambi", "samsat", "samsat"),
    ("kota-jambi", "narkoba", "bnn-keterangan-pemeriksaan-narkotika"),
    ("kota-jambi", "bebas narkoba", "bnn-keterangan-pemeriksaan-narkotika"),
    ("kota-jambi", "ktp", "dukcapil-cetak-ktp-baru"),
    ("kota-jambi", "kk", "dukcapil-kartu-keluarga-baru"),
    ("kota-jambi", "skck", "polres-skck-baru"),
    ("kota-jambi", "lampu jalan", "perkim-pengaduan-penerangan-jalan"),
    ("kota-jambi", "sertifikat halal", "koperindag-pendampingan-sertifikat-halal"),
    ("kota-jambi", "tabungan", "bpd-pembukaan-rekening-tabungan"),
    ("kota-jambi", "buka rekening", "bpd-pembukaan-rekening-tabungan"),
    ("kota-jambi", "imigrasi", "imigrasi"),
    ("jember", "pajak motor", "samsat-pengesahan-stnk-tahunan"),
    ("jember", "ganti plat", "samsat-pajak-lima-tahunan"),
    ("jember", "balik nama motor", "samsat-balik-nama-kendaraan"),
    ("jember", "stnk hilang", "samsat-stnk-hilang-rusak"),
    ("jember", "paspor anak", "imigrasi-paspor-baru-anak"),
    ("jember", "paspor hilang", "imigrasi-penggantian-paspor-hilang"),
    ("jember", "pensiun janda", "taspen-pensiun-janda-duda"),
    ("jember", "karip", "taspen-kartu-identitas-pensiun"),
    ("jember", "atm hilang", "bpd-penggantian-kartu-atm"),
    ("jember", "besuk", "kejari-izin-besuk-tahanan"),
    ("jember", "buka tabungan", "bpd-pembukaan-rekening-tabungan"),
    ("jombang", "meterai", "pos-pembelian-meterai-benda"),
    ("jombang", "kirim paket", "pos-pengiriman-paket"),
    ("jombang", "kredit", "bpr-kredit-usaha-mikro"),
    ("jombang", "kb", "dp3akb-pelayanan-konsultasi-keluarga"),
    ("jombang", "tilang", "kejari-pembayaran-denda-pengambilan"),
    ("jombang", "lapor", "mpp-pengaduan-sp4nlapor"),
    ("jombang", "akta mati", "dukcapil-akta-kematian"),
    ("jombang", "nikah", "kemenag-konsultasi-informasi-pendaftaran"),
    ("jombang", "sim a", "polres-perpanjangan-sim-a"),
    ("jombang", "ktp", "dukcapil-cetak-ktp-baru"),
    ("lampung-timur", "stnk", "samsat-pengesahan-stnk-tahunan"),
    ("lampung-timur", "pajak mobil", "samsat-pengesahan-stnk-tahunan"),
    ("lampung-timur", "ktp", "dukcapil-cetak-ktp-baru"),
    ("lampung-timur", "akta", "dukcapil-akta-kelahiran"),
    ("lampung-timur", "skck", "polres-skck-baru"),
    ("lampung-timur", "nib", "dpmptsp-pendampingan-nib-oss"),
    ("lampung-timur", "npwp", "pajak-aktivasi-npwp-orang"),
    ("lampung-timur", "pbb", "bapenda-pembayaran-pbbp2"),
    ("lampung-timur", "buka rekening", "bpd-pembukaan-rekening-tabungan"),
    ("lampung-timur", "kk", "dukcapil-kartu-keluarga-baru"),
]
ENGLISH = [
    ("purbalingga", "id card", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "lost id card", "dukcapil-penggantian-ktp-hilang"),
    ("purbalingga", "new family card", "dukcapil-kartu-keluarga-baru"),
    ("purbalingga", "birth certificate", "dukcapil-akta-kelahiran"),
    ("purbalingga", "birth certifcate", "dukcapil-akta-kelahiran"),
    ("purbalingga", "death certificate", "dukcapil-akta-kematian"),
    ("purbalingga", "child id", "dukcapil-kartu-identitas-anak"),
    ("purbalingga", "moving out", "dukcapil-keterangan-pindah-skpwni"),
    ("purbalingga", "driving licence", "polres-perpanjangan-sim-a"),
    ("purbalingga", "motorcycle licence", "polres-perpanjangan-sim-c"),
    ("purbalingga", "police record", "polres-skck-baru"),
    ("purbalingga", "fingerprint", "polres-perekaman-sidik-jari"),
    ("purbalingga", "health insurance", "bpjs-kes"),
    ("purbalingga", "property tax", "bakeuda-pembayaran-pbbp2"),
    ("purbalingga", "business number", "dpmptsp-pendampingan-nib-oss"),
    ("purbalingga", "land certificate", "bpn-pengecekan-sertipikat"),
    ("purbalingga", "diploma", "disdik-legalisasi-ijazah"),
    ("purbalingga", "marriage book", "kemenag-legalisasi-buku-nikah"),
    ("purbalingga", "water bill", "pdam-pembayaran-rekening-air"),
    ("purbalingga", "adoption", "dukcapil-pencatatan-pengangkatan-anak"),
    ("purbalingga", "street light", "dishub-pemasangan-lampu-penerangan"),
    ("purbalingga", "practice licence doctor", "dpmptsp-izin-praktik-dokter"),
    ("purbalingga", "scholarship", "disdik-beasiswa-daerah-siswa"),
    ("purbalingga", "foreigner", "dukcapil-pendataan-orang-asing"),
    ("purbalingga", "name change", "dukcapil-pencatatan-perubahan-nama"),
    ("purbalingga", "building approval", "dpmptsp-persetujuan-bangunan-gedung"),
    ("purbalingga", "job seeker card new", "disnaker-kartu-pencari-kerja"),
    ("purbalingga", "new id card", "dukcapil-cetak-ktp-baru"),
    ("purbalingga", "damaged id card", "dukcapil-penggantian-ktp-rusak"),
    ("purbalingga", "id card data change", "dukcapil-perubahan-data-ktp"),
    ("purbalingga", "family card update", "dukcapil-perubahan-penambahan-anggota"),
    ("purbalingga", "late birth registration", "dukcapil-akta-kelahiran-terlambat"),
    ("purbalingga", "legalisation of diploma", "disdik-legalisasi-ijazah"),
    ("purbalingga", "loss report", "polres-tanda-laporan-kehilangan"),
    ("purbalingga", "public complaint", "polres-pengaduan-masyarakat-dumas"),
    ("purbalingga", "lost family card", "dukcapil-penggantian-kartu-keluarga"),
    ("purbalingga", "split family card", "dukcapil-pisah-kartu-keluarga"),
    ("purbalingga", "car licence", "polres-perpanjangan-sim-a"),
    ("purbalingga", "police certificate", "polres-skck-baru"),
    ("purbalingga", "leak", "pdam-pengaduan-kebocoran"),
    ("purbalingga", "new water connection", "pdam-sambungan-baru-air"),
    ("purbalingga", "water tanker", "pdam-pemesanan-air-tangki"),
    ("purbalingga", "old-age benefit retirement", "bpjs-tk-klaim-jaminan-hari-tua"),
    ("purbalingga", "member data change", "bpjs-kes-perubahan-data-peserta"),
    ("purbalingga", "billing code", "pajak-pembuatan-kode-billing"),
    ("purbalingga", "land survey", "bpn-pengukuran-pemetaan-bidang"),
    ("purbalingga", "first land registration", "bpn-pendaftaran-tanah-pertama"),
    ("purbalingga", "transfer by inheritance", "bpn-peralihan-hak-waris"),
    ("purbalingga", "marriage confirmation", "pa-isbat-nikah"),
    ("purbalingga", "heir", "pa-penetapan-ahli-waris"),
    ("purbalingga", "legal aid", "pn-pos-bantuan-hukum"),
    ("purbalingga", "hajj cancellation", "kemenag-pembatalan-haji"),
    ("purbalingga", "halal", "koperindag-pendampingan-sertifikat-halal"),
    ("purbalingga", "qibla", "kemenag-pengukuran-arah-kiblat"),
    ("purbalingga", "mosque", "kemenag-nomor-id-masjid"),
    ("purbalingga", "advertising tax", "bakeuda-pajak-reklame"),
    ("purbalingga", "groundwater tax", "bakeuda-pajak-air-tanah"),
    ("purbalingga", "drug store", "dinkes-rekomendasi-izin-toko"),
    ("purbalingga", "nutrition", "dinkes-konsultasi-gizi-stunting"),
    ("purbalingga", "scholarshp", "disdik-beasiswa-daerah-siswa"),
    ("purbalingga", "tree cutting", "dlh-penebangan-pemangkasan-pohon"),
    ("purbalingga", "dengue", "dinkes-pengasapan-fogging-demam"),
    ("purbalingga", "nurse", "dpmptsp-izin-praktik-perawat"),
    ("purbalingga", "midwife", "dpmptsp-izin-praktik-bidan"),
    ("purbalingga", "pharmacist", "dpmptsp-izin-praktik-apoteker"),
    ("kota-jambi", "passport", "imigrasi-paspor-baru-dewasa"),
    ("kota-jambi", "passport renewal", "imigrasi-penggantian-paspor-habis"),
    ("kota-jambi", "traffic fine", "kejari-pembayaran-denda-pengambilan"),
    ("kota-jambi", "drug test", "bnn-keterangan-pemeriksaan-narkotika"),
    ("kota-jambi", "street light", "perkim-pengaduan-penerangan-jalan"),
    ("kota-jambi", "id card", "dukcapil-cetak-ktp-baru"),
    ("kota-jambi", "immigration", "imigrasi"),
    ("kota-jambi", "bank account", "bpd-pembukaan-rekening-tabungan"),
    ("jember", "number plate", "samsat-pajak-lima-tahunan"),
    ("jember", "lost passport", "imigrasi-penggantian-paspor-hilang"),
    ("jember", "car tax", "samsat-pengesahan-stnk-tahunan"),
    ("jember", "building approval", "dpmptsp-persetujuan-bangunan-gedung"),
    ("jombang", "loan", "bpr-kredit-usaha-mikro"),
    ("jombang", "parcel", "pos-pengiriman-paket"),
    ("jombang", "stamp", "pos-pembelian-meterai-benda"),
    ("jombang", "family planning", "dp3akb-pelayanan-konsultasi-keluarga"),
    ("jombang", "building approval", "dpmptsp-persetujuan-bangunan-gedung"),
    ("lampung-timur", "annual vehicle tax", "samsat-pengesahan-stnk-tahunan"),
    ("lampung-timur", "birth certificate", "dukcapil-akta-kelahiran"),
    ("lampung-timur", "id card", "dukcapil-cetak-ktp-baru"),
    ("lampung-timur", "bank account", "bpd-pembukaan-rekening-tabungan"),
    ("lampung-timur", "building approval", "dpmptsp-persetujuan-bangunan-gedung"),
]

HALLS = sorted(path.stem for path in SITES.glob("*.toml"))


@cache
def hall(name: str) -> SiteDescription:
    return read_site(name)


@cache
def index(name: str) -> SearchIndex:
    return SearchIndex.of(hall(name))


def codes(found: list[Hit]) -> list[str]:
    return [hit.code for hit in found]


@pytest.mark.parametrize(("site", "typed", "first"), INDONESIAN + ENGLISH)
def test_what_people_say_finds_what_they_mean(site: str, typed: str, first: str) -> None:
    assert index(site).find(typed)[0].code == first


@pytest.mark.parametrize("site", HALLS)
def test_every_service_and_agency_is_found_by_its_own_names(site: str) -> None:
    known = hall(site)
    for service in known.services:
        for name in (service.name.id, service.name.en):
            same = {other.code for other in known.services if name in (other.name.id, other.name.en)}
            assert same & set(codes(index(site).find(name)[: len(same)])), name
    offering = {service.agency for service in known.services}
    for agency in known.agencies:
        if agency.code in offering:
            assert Hit("agency", agency.code) in index(site).find(agency.name.id)[:3], agency.name.id


@pytest.mark.parametrize("site", HALLS)
def test_every_beginning_of_a_well_known_word_finds_something(site: str) -> None:
    for word in ("kelahiran", "keluarga", "skck"):
        for length in range(1, len(word) + 1):
            assert index(site).find(word[:length]), word[:length]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("polres-perpanjangan-skck", "polres-legalisasi-skck"),
        ("polres-legalisasi-skck", "polres-perpanjangan-skck"),
    ],
)
def test_among_equals_the_popular_comes_first(better: str, worse: str) -> None:
    found = codes(index("purbalingga").find("skck", popular=[better, worse]))
    assert found.index(better) < found.index(worse)


def test_popular_does_not_beat_a_better_fit() -> None:
    found = codes(index("purbalingga").find("ktp hilang", popular=["polres-penggantian-sim-hilang"]))
    assert found[0] == "dukcapil-penggantian-ktp-hilang"


def test_name_before_agency_before_requirement() -> None:
    owned = codes(index("purbalingga").find("kesehatan"))
    assert owned.index("dinkes-pengaduan-kesehatan") < owned.index("dinkes-konsultasi-gizi-stunting")
    asked = codes(index("purbalingga").find("paspor"))
    assert asked[:2] == ["disnaker-rekomendasi-paspor-pekerja", "kemenag-rekomendasi-paspor-haji"]
    assert "dukcapil-pendataan-orang-asing" in asked[2:]


def test_words_that_mean_nothing_count_only_alone() -> None:
    assert index("purbalingga").find("saya mau ktp") == index("purbalingga").find("ktp")
    assert index("purbalingga").find("   ") == index("purbalingga").find("?!") == []


def test_names_in_a_third_language_are_found() -> None:
    site = hall("lampung-timur")
    service = site.services[0]
    named = msgspec.structs.replace(service, name=Text(service.name.id, service.name.en, {"jv": "Gawe KTP anyar"}))
    found = SearchIndex.of(msgspec.structs.replace(site, services=(named, *site.services[1:])))
    assert codes(found.find("anyar")) == [service.code]


def test_nothing_like_it_finds_nothing() -> None:
    assert index("purbalingga").find("xyzzy") == []


@given(st.text())
def test_whatever_is_typed_is_answered(typed: str) -> None:
    found = index("purbalingga").find(typed)
    assert len(found) == len(set(found))


@given(st.data())
def test_one_missing_letter_is_forgiven(data: st.DataObject) -> None:
    site = data.draw(st.sampled_from(HALLS))
    service = data.draw(st.sampled_from(hall(site).services))
    words = list(words_of(data.draw(st.sampled_from([service.name.id, service.name.en]))))
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return
    place = data.draw(st.sampled_from(long))
    letter = data.draw(st.integers(0, len(words[place]) - 1))
    words[place] = words[place][:letter] + words[place][letter + 1 :]
    alike = {other.code for other in hall(site).services if {other.name.id, other.name.en} & {service.name.id}}
    found = codes(index(site).find(" ".join(words))[:5])
    assert service.code in found or alike & set(found), " ".join(words)


@given(st.data())
def test_two_letters_swapped_are_forgiven(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(hall("purbalingga").services))
    words = list(words_of(service.name.id))
    place = data.draw(st.sampled_from([place for place, word in enumerate(words) if len(word) >= 4] or [0]))
    word = words[place]
    letter = data.draw(st.sampled_from([at for at, (one, other) in enumerate(pairwise(word)) if one != other] or [-1]))
    if len(word) < 4 or letter < 0:
        return
    words[place] = word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :]
    alike = {other.code for other in hall("purbalingga").services if other.name.id == service.name.id}
    assert alike & set(codes(index("purbalingga").find(" ".join(words))[:5])), " ".join(words)


@pytest.mark.parametrize(("typed", "asked_for"), [("revenue stamp", "meterai"), ("diploma", "ijazah")])
def test_services_that_ask_for_a_document_are_found_by_its_english_name(typed: str, asked_for: str) -> None:
    services = {service.code: service for service in hall("jember").services}
    found = index("jember").find(typed)
    assert found
    for hit in found:
        assert asked_for in " ".join(services[hit.code].requirements).lower()


def test_every_saying_is_of_use_in_some_hall() -> None:
    """A saying that finds nothing anywhere is a typing error in the file, or of a hall that is not shipped."""
    texts = " ".join(
        f" {' '.join(words_of(text))} "
        for name in HALLS
        for thing in (*hall(name).services, *hall(name).agencies)
        for text in (thing.name.id, thing.name.en, *getattr(thing, "requirements", ()), getattr(thing, "short", ""))
    )
    useless = [saying.say for saying in read_sayings(WORDS).known if not any(find in texts for find in saying.find)]
    assert useless == []
