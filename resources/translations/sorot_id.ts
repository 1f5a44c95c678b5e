<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> and </source>
        <translation> dan </translation>
    </message>
    <message>
        <source>A backup of “{name}” could not be made</source>
        <translation>Cadangan “{name}” tidak dapat dibuat</translation>
    </message>
    <message>
        <source>A comment without words was not written.</source>
        <translation>Komentar tanpa kata tidak ditulis.</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>Sebuah berkas tidak dapat dibaca atau ditulis</translation>
    </message>
    <message>
        <source>A label can only be merged into another of its kind. Nothing was merged.</source>
        <translation>Label hanya dapat digabungkan ke label lain yang sejenis. Tidak ada yang digabungkan.</translation>
    </message>
    <message>
        <source>A label cannot stand under itself, so nothing was moved.</source>
        <translation>Label tidak dapat berada di bawah dirinya sendiri, sehingga tidak ada yang dipindahkan.</translation>
    </message>
    <message>
        <source>A label needs a name, so nothing was changed.</source>
        <translation>Label memerlukan nama, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A relation joins spans of one person in one article. Nothing was changed.</source>
        <translation>Relasi menghubungkan rentang milik satu orang dalam satu artikel. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A relation needs two spans. Nothing was changed.</source>
        <translation>Relasi memerlukan dua rentang. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A report is a .md or .html file, not “{name}”. Nothing was written.</source>
        <translation>Laporan adalah berkas .md atau .html, bukan “{name}”. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>A span of the relation is no longer there, so nothing was changed.</source>
        <translation>Salah satu rentang relasi ini sudah tidak ada, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A task of Prodigy&apos;s is nothing without its text; choose another format to leave texts out.</source>
        <translation>Tugas Prodigy tidak berarti tanpa teksnya; pilih format lain untuk meninggalkan teks.</translation>
    </message>
    <message>
        <source>An article can be read by one person at least, and by no more than there are.</source>
        <translation>Sebuah artikel dibaca sedikitnya oleh satu orang, dan tidak oleh lebih banyak orang daripada yang ada.</translation>
    </message>
    <message>
        <source>An attribute needs a name, so nothing was changed.</source>
        <translation>Atribut memerlukan nama, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>At most {count} files are gathered at a time. Nothing was changed.</source>
        <translation>Paling banyak {count} berkas dikumpulkan sekaligus. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Attributes are left out: REFI-QDA has no place for them.</source>
        <translation>Atribut ditinggalkan: REFI-QDA tidak punya tempat untuknya.</translation>
    </message>
    <message>
        <source>Beside “{name}” lies what a crash left of an earlier project of that name, and it would be taken for part of the new one. Choose another name, or move it elsewhere.</source>
        <translation>Di samping “{name}” ada sisa proyek lama bernama sama yang tertinggal karena program terhenti mendadak, dan sisa itu akan dianggap bagian dari proyek yang baru. Pilih nama lain, atau pindahkan sisa itu ke tempat lain.</translation>
    </message>
    <message>
        <source>Changed:</source>
        <translation>Diubah:</translation>
    </message>
    <message>
        <source>CoNLL, a token and its tag a line</source>
        <translation>CoNLL, satu token dan tagnya per baris</translation>
    </message>
    <message>
        <source>EPUB book</source>
        <translation>Buku EPUB</translation>
    </message>
    <message>
        <source>Excel workbook of articles</source>
        <translation>Buku kerja Excel berisi artikel</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>Berkas:</translation>
    </message>
    <message>
        <source>Hugging Face datasets, a folder of Parquet with its card</source>
        <translation>Hugging Face datasets, folder Parquet dengan kartunya</translation>
    </message>
    <message>
        <source>In this folder another project&apos;s team meets. Choose an empty folder, or theirs.</source>
        <translation>Folder ini dipakai tim proyek lain. Pilih folder kosong, atau folder tim proyek ini.</translation>
    </message>
    <message>
        <source>It could not be written: {problem}.</source>
        <translation>Tidak dapat ditulis: {problem}.</translation>
    </message>
    <message>
        <source>It was undone later.</source>
        <translation>Itu sudah diurungkan kemudian.</translation>
    </message>
    <message>
        <source>Keys are left out: REFI-QDA has no place for them.</source>
        <translation>Tombol ditinggalkan: REFI-QDA tidak punya tempat untuknya.</translation>
    </message>
    <message>
        <source>Label Studio JSON with a labelling configuration</source>
        <translation>JSON Label Studio dengan konfigurasi pelabelan</translation>
    </message>
    <message>
        <source>Label Studio shows nothing without texts; choose another format to leave them out.</source>
        <translation>Label Studio tidak menampilkan apa pun tanpa teks; pilih format lain untuk meninggalkan teksnya.</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Tertinggal:</translation>
    </message>
    <message>
        <source>Lines that repeat across articles are left out: they are quotations</source>
        <translation>Baris yang berulang di berbagai artikel ditinggalkan: baris itu kutipan</translation>
    </message>
    <message>
        <source>MedTator or MAE XML</source>
        <translation>XML MedTator atau MAE</translation>
    </message>
    <message>
        <source>No article says anything in “{column}”, so it cannot keep articles together.</source>
        <translation>Tidak ada artikel yang berisi di kolom “{column}”, sehingga kolom itu tidak dapat menyatukan artikel.</translation>
    </message>
    <message>
        <source>No layer holds anything.</source>
        <translation>Tidak ada lapisan yang berisi.</translation>
    </message>
    <message>
        <source>Nobody called “{name}” has spans in round {round}. {ask}</source>
        <translation>Tidak ada orang bernama “{name}” yang memiliki rentang di putaran {round}. {ask}</translation>
    </message>
    <message>
        <source>Nobody here is called “{name}”. The annotators are: {known}.</source>
        <translation>Tidak ada yang bernama “{name}” di sini. Anotatornya: {known}.</translation>
    </message>
    <message>
        <source>Nothing was written, because not all can be said: {reasons}.</source>
        <translation>Tidak ada yang ditulis, karena tidak semuanya dapat dinyatakan: {reasons}.</translation>
    </message>
    <message>
        <source>Of {count} articles {missing} were not found ({names} and others). Nothing was written.</source>
        <translation>Dari {count} artikel, {missing} tidak ditemukan ({names} dan lainnya). Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>Of {count} articles {missing} were not found ({names}). Nothing was written.</source>
        <translation>Dari {count} artikel, {missing} tidak ditemukan ({names}). Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>Only two people who are known here can be one. Nothing was changed.</source>
        <translation>Hanya dua orang yang sudah dikenal di sini yang dapat dijadikan satu. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Only who began this discussion settles it; you can answer that it is settled.</source>
        <translation>Hanya yang memulai diskusi ini yang menyelesaikannya; Anda dapat menjawab bahwa diskusi ini selesai.</translation>
    </message>
    <message>
        <source>Only who did it can take it back.</source>
        <translation>Hanya yang melakukannya yang dapat menariknya kembali.</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>Teks OpenDocument</translation>
    </message>
    <message>
        <source>PDFs without their text</source>
        <translation>PDF tanpa teksnya</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Teks biasa</translation>
    </message>
    <message>
        <source>QualCoder project</source>
        <translation>Proyek QualCoder</translation>
    </message>
    <message>
        <source>REFI-QDA project</source>
        <translation>Proyek REFI-QDA</translation>
    </message>
    <message>
        <source>Rounds are compared for one annotator at a time. Name one.</source>
        <translation>Putaran dibandingkan untuk satu anotator setiap kali. Sebutkan satu nama.</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 berkas</translation>
    </message>
    <message>
        <source>Saved web page</source>
        <translation>Halaman web tersimpan</translation>
    </message>
    <message>
        <source>Say whose spans to export with --layer: {names}, or all.</source>
        <translation>Sebutkan rentang siapa yang diekspor dengan --layer: {names}, atau all.</translation>
    </message>
    <message>
        <source>Sets of codes are left out: {names}.</source>
        <translation>Himpunan kode tidak diambil: {names}.</translation>
    </message>
    <message>
        <source>Something later changed the same rows (“{edit}” at {time} on {date}). Take that back first.</source>
        <translation>Perubahan sesudahnya menyentuh baris yang sama (“{edit}” pukul {time} tanggal {date}). Tarik kembali itu dulu.</translation>
    </message>
    <message>
        <source>Something later changed the same rows. Take that back first.</source>
        <translation>Perubahan sesudahnya menyentuh baris yang sama. Tarik kembali itu dulu.</translation>
    </message>
    <message>
        <source>Something that was made later rests on it. Nothing was changed.</source>
        <translation>Sesuatu yang dibuat kemudian bergantung padanya. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Sorot JSON Lines, without loss</source>
        <translation>JSON Lines Sorot, tanpa kehilangan</translation>
    </message>
    <message>
        <source>Spans as a table (CSV)</source>
        <translation>Rentang sebagai tabel (CSV)</translation>
    </message>
    <message>
        <source>Split:</source>
        <translation>Pembagian:</translation>
    </message>
    <message>
        <source>Table of articles</source>
        <translation>Tabel artikel</translation>
    </message>
    <message>
        <source>Taguette project</source>
        <translation>Proyek Taguette</translation>
    </message>
    <message>
        <source>Teammates have worked on this article, so it stays in the project.</source>
        <translation>Rekan sudah mengerjakan artikel ini, sehingga artikel ini tetap di proyek.</translation>
    </message>
    <message>
        <source>That is not a line of the article, so nothing was changed.</source>
        <translation>Itu bukan baris artikel ini, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>That took something back itself.</source>
        <translation>Tindakan itu sendiri menarik sesuatu kembali.</translation>
    </message>
    <message>
        <source>The article is no longer in the project, so nothing was changed.</source>
        <translation>Artikel ini sudah tidak ada di proyek, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The article is no longer in the project, so nothing was written.</source>
        <translation>Artikel ini sudah tidak ada di proyek, sehingga tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>The articles could not be indexed. They are found all the same, only slower</source>
        <translation>Indeks artikel tidak dapat dibuat. Artikel tetap dapat dicari, hanya lebih lambat</translation>
    </message>
    <message>
        <source>The backup “{name}” is damaged. The project was left as it is; take another.</source>
        <translation>Cadangan “{name}” rusak. Proyek dibiarkan apa adanya; ambil cadangan lain.</translation>
    </message>
    <message>
        <source>The backups of “{name}” could not be listed</source>
        <translation>Daftar cadangan “{name}” tidak dapat dibaca</translation>
    </message>
    <message>
        <source>The change could not be saved</source>
        <translation>Perubahan tidak dapat disimpan</translation>
    </message>
    <message>
        <source>The comment that this answers is no longer in the project, so nothing was written.</source>
        <translation>Komentar yang dijawab sudah tidak ada di proyek, sehingga tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>The edges lie outside the article, so the span was left as it was.</source>
        <translation>Tepinya berada di luar artikel, sehingga rentang dibiarkan seperti semula.</translation>
    </message>
    <message>
        <source>The folder “{file}” holds files that no export wrote, such as “{other}”. Choose a new or an empty folder; nothing was changed.</source>
        <translation>Folder “{file}” memuat berkas yang bukan hasil ekspor, misalnya “{other}”. Pilih folder baru atau folder kosong; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The format “{name}” can be written, but not read.</source>
        <translation>Format “{name}” dapat ditulis, tetapi tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The format “{name}” of {package} cannot be used: {problem}.</source>
        <translation>Format “{name}” dari {package} tidak dapat dipakai: {problem}.</translation>
    </message>
    <message>
        <source>The import could not be prepared. Nothing was changed</source>
        <translation>Impor tidak dapat disiapkan. Tidak ada yang diubah</translation>
    </message>
    <message>
        <source>The import could not be prepared. The project was not changed</source>
        <translation>Impor tidak dapat disiapkan. Proyek tidak diubah</translation>
    </message>
    <message>
        <source>The label is no longer in the codebook, so nothing was changed.</source>
        <translation>Label ini sudah tidak ada di buku kode, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The label is no longer in the codebook, so nothing was merged.</source>
        <translation>Label ini sudah tidak ada di buku kode, sehingga tidak ada yang digabungkan.</translation>
    </message>
    <message>
        <source>The line lies outside the article, so nothing was changed.</source>
        <translation>Baris ini berada di luar artikel, sehingga tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The new backup of “{name}” does not hold what the project holds, so it was not kept. The project and its earlier backups are untouched; try again.</source>
        <translation>Isi cadangan baru “{name}” tidak sama dengan isi proyeknya, sehingga cadangan itu tidak disimpan. Proyek dan cadangan sebelumnya tidak tersentuh; coba lagi.</translation>
    </message>
    <message>
        <source>The pattern takes too long in “{title}”. Make it simpler: repeated groups inside repeated groups are slow.</source>
        <translation>Pola ini terlalu lama dicari dalam “{title}”. Buat lebih sederhana: kelompok berulang di dalam kelompok berulang itu lambat.</translation>
    </message>
    <message>
        <source>The project began with that.</source>
        <translation>Proyek ini dimulai dengan itu.</translation>
    </message>
    <message>
        <source>The project has no gold layer yet.</source>
        <translation>Proyek ini belum punya lapisan emas.</translation>
    </message>
    <message>
        <source>The project knows two people called “{name}”, so it cannot be said whose spans these are.</source>
        <translation>Proyek ini mengenal dua orang bernama “{name}”, sehingga tidak dapat ditentukan rentang siapa ini.</translation>
    </message>
    <message>
        <source>The project knows two people called “{name}”. Say which by giving one another name.</source>
        <translation>Proyek ini mengenal dua orang bernama “{name}”. Bedakan dengan memberi salah satunya nama lain.</translation>
    </message>
    <message>
        <source>The span has no such piece any more, so it was left as it was.</source>
        <translation>Rentang ini sudah tidak punya potongan itu, sehingga dibiarkan seperti semula.</translation>
    </message>
    <message>
        <source>The team&apos;s folder could not be written to. Nothing in it was changed</source>
        <translation>Folder tim tidak dapat ditulisi. Tidak ada yang diubah di dalamnya</translation>
    </message>
    <message>
        <source>The team&apos;s folder “{name}” could not be read</source>
        <translation>Folder tim “{name}” tidak dapat dibaca</translation>
    </message>
    <message>
        <source>The team&apos;s folder “{name}” is not there now. It is looked for again.</source>
        <translation>Folder tim “{name}” sedang tidak ada. Nanti dicari lagi.</translation>
    </message>
    <message>
        <source>The texts and quotes are left out, and what articles carry beside title, source, date, language and address</source>
        <translation>Teks dan kutipan ditinggalkan, begitu pula keterangan artikel selain judul, sumber, tanggal, bahasa, dan alamat</translation>
    </message>
    <message>
        <source>There is a label “{name}” already (it is retired and can be brought back). Nothing was changed.</source>
        <translation>Label “{name}” sudah ada (nonaktif dan dapat diaktifkan lagi). Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>There is a label “{name}” already. Nothing was changed.</source>
        <translation>Label “{name}” sudah ada. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>There is no article that two of them have marked done in that round, so nothing was written.</source>
        <translation>Tidak ada artikel yang ditandai selesai oleh dua dari mereka di putaran itu, sehingga tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>There is no article that was marked done in each of these rounds, so nothing was written.</source>
        <translation>Tidak ada artikel yang ditandai selesai di setiap putaran ini, sehingga tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>There is no codebook “{name}”. Name a codebook file, or one of {known}.</source>
        <translation>Tidak ada buku kode “{name}”. Sebutkan berkas buku kode, atau salah satu dari {known}.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”. Nothing was made.</source>
        <translation>Tidak ada folder “{folder}”. Tidak ada yang dibuat.</translation>
    </message>
    <message>
        <source>There is no format “{name}”; there are {names}.</source>
        <translation>Tidak ada format “{name}”; yang ada {names}.</translation>
    </message>
    <message>
        <source>There is no scheme “{name}”; there are {names}.</source>
        <translation>Tidak ada skema “{name}”; yang ada {names}.</translation>
    </message>
    <message>
        <source>There is no “{name}”. Nothing was written.</source>
        <translation>“{name}” tidak ada. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>These relations belong to a teammate. Only their annotator changes them; nothing was changed.</source>
        <translation>Relasi ini milik rekan. Hanya anotatornya yang mengubahnya; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>These spans belong to a teammate. Only their annotator changes them; nothing was changed.</source>
        <translation>Rentang ini milik rekan. Hanya anotatornya yang mengubahnya; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>This format is made of the articles&apos; text and cannot be written without it.</source>
        <translation>Format ini tersusun dari teks artikel dan tidak dapat ditulis tanpanya.</translation>
    </message>
    <message>
        <source>This format needs the package “pyarrow”, which is not installed.</source>
        <translation>Format ini memerlukan paket “pyarrow”, yang belum terpasang.</translation>
    </message>
    <message>
        <source>This format needs the package “spacy”, which is not installed.</source>
        <translation>Format ini memerlukan paket “spacy”, yang belum terpasang.</translation>
    </message>
    <message>
        <source>This project was written by a newer version of Sorot (its form is {theirs}, this program knows {ours}). It was left untouched; install the newer version to open it.</source>
        <translation>Proyek ini ditulis oleh versi Sorot yang lebih baru (bentuknya {theirs}, program ini mengenal {ours}). Proyek tidak disentuh; pasang versi yang lebih baru untuk membukanya.</translation>
    </message>
    <message>
        <source>This verdict is another reviewer&apos;s. Only they take it back; nothing was changed.</source>
        <translation>Putusan ini milik peninjau lain. Hanya dia yang menariknya kembali; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>This verdict is another reviewer&apos;s; nothing was changed.</source>
        <translation>Putusan ini milik peninjau lain; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Two labels are called “{name}”, which a codebook file cannot tell apart. Give one of them another name and save again; nothing was written.</source>
        <translation>Dua label bernama “{name}”, dan berkas buku kode tidak dapat membedakannya. Beri salah satunya nama lain lalu simpan lagi; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>Two people are called “{name}”. The annotators are: {known}.</source>
        <translation>Ada dua orang bernama “{name}”. Anotatornya: {known}.</translation>
    </message>
    <message>
        <source>UIMA XMI, a folder with its type system</source>
        <translation>UIMA XMI, folder dengan sistem tipenya</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>satuan UTF-16</translation>
    </message>
    <message>
        <source>UTF-16 units, line breaks of two</source>
        <translation>satuan UTF-16, akhir baris dihitung dua</translation>
    </message>
    <message>
        <source>UTF-16 units, line ends as two</source>
        <translation>satuan UTF-16, akhir baris dihitung dua</translation>
    </message>
    <message>
        <source>Web Annotations (JSON-LD)</source>
        <translation>Anotasi web (JSON-LD)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3.3 of INCEpTION, a folder</source>
        <translation>WebAnno TSV 3.3 dari INCEpTION, berupa folder</translation>
    </message>
    <message>
        <source>What was gathered is taken back by undo alone, right after; afterwards others&apos; work rests on it.</source>
        <translation>Yang dikumpulkan hanya dapat ditarik kembali dengan Urungkan, langsung sesudahnya; setelah itu pekerjaan orang lain bergantung padanya.</translation>
    </message>
    <message>
        <source>What was mended stays; the backup has what was there before.</source>
        <translation>Yang diperbaiki tetap berlaku; cadangannya memuat keadaan sebelumnya.</translation>
    </message>
    <message>
        <source>What was read could not be taken in. Nothing was changed</source>
        <translation>Yang sudah dibaca tidak dapat dimasukkan. Tidak ada yang diubah</translation>
    </message>
    <message>
        <source>What was read refers to rows that are neither in it nor in the project. Nothing was changed.</source>
        <translation>Yang dibaca merujuk baris yang tidak ada di dalamnya maupun di proyek. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Dokumen Word</translation>
    </message>
    <message>
        <source>Written with less:</source>
        <translation>Ditulis tidak lengkap:</translation>
    </message>
    <message>
        <source>Zip archive of any of these</source>
        <translation>Arsip zip berisi salah satu di atas</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>basis data</translation>
    </message>
    <message>
        <source>a fragment is not a pair of numbers</source>
        <translation>ada potongan yang bukan pasangan bilangan</translation>
    </message>
    <message>
        <source>a huge number</source>
        <translation>bilangan yang sangat besar</translation>
    </message>
    <message>
        <source>a package</source>
        <translation>sebuah paket</translation>
    </message>
    <message>
        <source>a packed file</source>
        <translation>berkas terkompresi</translation>
    </message>
    <message>
        <source>a part of the file cannot be read ({error})</source>
        <translation>sebagian berkas tidak dapat dibaca ({error})</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>gambar</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>program</translation>
    </message>
    <message>
        <source>a relation leads to a span that is not there</source>
        <translation>ada relasi yang menuju rentang yang tidak ada</translation>
    </message>
    <message>
        <source>a selection has a code that the file does not have</source>
        <translation>ada pilihan (selection) dengan kode yang tidak ada dalam berkas</translation>
    </message>
    <message>
        <source>a selection: {problem}</source>
        <translation>sebuah pilihan (selection): {problem}</translation>
    </message>
    <message>
        <source>a zip archive (a .docx, .odt, .xlsx and .epub are such)</source>
        <translation>arsip zip (.docx, .odt, .xlsx, dan .epub termasuk di dalamnya)</translation>
    </message>
    <message>
        <source>address</source>
        <translation>alamat</translation>
    </message>
    <message>
        <source>an article has more than {count} MB</source>
        <translation>ada artikel yang lebih dari {count} MB</translation>
    </message>
    <message>
        <source>an old Word or Excel file</source>
        <translation>berkas Word atau Excel lama</translation>
    </message>
    <message>
        <source>annotation {name}</source>
        <translation>anotasi {name}</translation>
    </message>
    <message>
        <source>annotations that were skipped</source>
        <translation>anotasi yang dilewati</translation>
    </message>
    <message>
        <source>another program is using it. Close it there and try again.</source>
        <translation>program lain sedang memakainya. Tutup di sana lalu coba lagi.</translation>
    </message>
    <message>
        <source>article that it replaces</source>
        <translation>artikel yang digantikannya</translation>
    </message>
    <message>
        <source>article {id} has an id that is not that of its text</source>
        <translation>id artikel {id} bukan id teksnya</translation>
    </message>
    <message>
        <source>article {id} has another text than the one it came with</source>
        <translation>teks artikel {id} bukan lagi teks aslinya</translation>
    </message>
    <message>
        <source>attributes of journal entries</source>
        <translation>atribut catatan jurnal</translation>
    </message>
    <message>
        <source>beginnings of lines, columns and pages</source>
        <translation>awal baris, kolom, dan halaman</translation>
    </message>
    <message>
        <source>bodies without a value</source>
        <translation>isi tanpa nilai</translation>
    </message>
    <message>
        <source>brat keeps an article in two files, and “{file}” is not beside it</source>
        <translation>brat menyimpan satu artikel dalam dua berkas, dan “{file}” tidak ada di sampingnya</translation>
    </message>
    <message>
        <source>brat, a folder of .txt and .ann</source>
        <translation>brat, folder berisi .txt dan .ann</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bita</translation>
    </message>
    <message>
        <source>bytes, line breaks of two</source>
        <translation>bita, akhir baris dihitung dua</translation>
    </message>
    <message>
        <source>cases without a text</source>
        <translation>kasus tanpa teks</translation>
    </message>
    <message>
        <source>categories and interpretations that nothing is marked with</source>
        <translation>kategori dan tafsiran yang tidak dipakai untuk menandai apa pun</translation>
    </message>
    <message>
        <source>characters, line ends as two</source>
        <translation>karakter, akhir baris dihitung dua</translation>
    </message>
    <message>
        <source>charts and diagrams</source>
        <translation>bagan dan diagram</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>pilihan</translation>
    </message>
    <message>
        <source>codings of notes</source>
        <translation>pengodean catatan</translation>
    </message>
    <message>
        <source>codings of pictures</source>
        <translation>pengodean gambar</translation>
    </message>
    <message>
        <source>codings of pictures, recordings, films and pages</source>
        <translation>pengodean gambar, rekaman, film, dan halaman</translation>
    </message>
    <message>
        <source>codings of recordings</source>
        <translation>pengodean rekaman</translation>
    </message>
    <message>
        <source>codings of texts that are not there</source>
        <translation>pengodean teks yang tidak ada</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>warna</translation>
    </message>
    <message>
        <source>columns between the token and its tag</source>
        <translation>kolom di antara token dan tagnya</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>komentar</translation>
    </message>
    <message>
        <source>comments and marks</source>
        <translation>komentar dan tanda</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>salinan</translation>
    </message>
    <message>
        <source>date</source>
        <translation>tanggal</translation>
    </message>
    <message>
        <source>day of taking in</source>
        <translation>hari dimasukkan</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>definisi</translation>
    </message>
    <message>
        <source>definitions of labels that are here already</source>
        <translation>definisi label yang sudah ada di sini</translation>
    </message>
    <message>
        <source>descriptions of pictures</source>
        <translation>keterangan gambar</translation>
    </message>
    <message>
        <source>doc {number}</source>
        <translation>doc {number}</translation>
    </message>
    <message>
        <source>document {number}</source>
        <translation>dokumen {number}</translation>
    </message>
    <message>
        <source>documents added</source>
        <translation>artikel ditambahkan</translation>
    </message>
    <message>
        <source>documents known</source>
        <translation>artikel sudah ada</translation>
    </message>
    <message>
        <source>drafts of annotations that are there</source>
        <translation>konsep dari anotasi yang ada</translation>
    </message>
    <message>
        <source>embedded documents</source>
        <translation>dokumen yang disematkan</translation>
    </message>
    <message>
        <source>entries of an index</source>
        <translation>entri indeks</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>contoh</translation>
    </message>
    <message>
        <source>examples of markup</source>
        <translation>contoh markah</translation>
    </message>
    <message>
        <source>facts inside facts</source>
        <translation>fakta di dalam fakta</translation>
    </message>
    <message>
        <source>facts of labels of articles</source>
        <translation>fakta pada label artikel</translation>
    </message>
    <message>
        <source>facts of the kind “{name}” that cover no stretch</source>
        <translation>fakta berjenis “{name}” yang tidak mencakup bagian teks</translation>
    </message>
    <message>
        <source>files ending in “{suffix}” cannot be read</source>
        <translation>berkas berakhiran “{suffix}” tidak dapat dibaca</translation>
    </message>
    <message>
        <source>films</source>
        <translation>film</translation>
    </message>
    <message>
        <source>formulas</source>
        <translation>rumus</translation>
    </message>
    <message>
        <source>formulas, charts and other embedded objects</source>
        <translation>rumus, bagan, dan objek lain yang disematkan</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>celah</translation>
    </message>
    <message>
        <source>grapheme clusters</source>
        <translation>gugus grafem</translation>
    </message>
    <message>
        <source>graphs</source>
        <translation>grafik</translation>
    </message>
    <message>
        <source>headers inside a text</source>
        <translation>kepala di dalam teks</translation>
    </message>
    <message>
        <source>heads and feet of pages</source>
        <translation>kepala dan kaki halaman</translation>
    </message>
    <message>
        <source>highlight {number}: {problem}</source>
        <translation>sorotan {number}: {problem}</translation>
    </message>
    <message>
        <source>it belongs to another project</source>
        <translation>berkas ini milik proyek lain</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>tidak dapat dibaca ({error})</translation>
    </message>
    <message>
        <source>it cannot be unpacked here ({error})</source>
        <translation>tidak dapat dibongkar di sini ({error})</translation>
    </message>
    <message>
        <source>it changed while it was read; gather it again when it is at rest</source>
        <translation>berkas berubah selagi dibaca; kumpulkan lagi setelah tidak sedang ditulis</translation>
    </message>
    <message>
        <source>it declares entities, which no annotation tool writes and which can do harm</source>
        <translation>mendeklarasikan entitas, yang tidak pernah ditulis alat anotasi dan dapat merusak</translation>
    </message>
    <message>
        <source>it does not name its table</source>
        <translation>tidak menyebut tabelnya</translation>
    </message>
    <message>
        <source>it does not name what it is about</source>
        <translation>tidak menyebut apa yang dimaksud</translation>
    </message>
    <message>
        <source>it does not say which article it belongs to</source>
        <translation>tidak menyebut artikel mana yang memuatnya</translation>
    </message>
    <message>
        <source>it does not say who made its spans; import it instead, and say whose they are</source>
        <translation>tidak disebutkan siapa pembuat rentangnya; imporlah saja, dan sebutkan milik siapa</translation>
    </message>
    <message>
        <source>it ends ({end}) after the text&apos;s end ({length})</source>
        <translation>berakhir ({end}) setelah akhir teks ({length})</translation>
    </message>
    <message>
        <source>it ends ({end}) where it starts ({start}) or before</source>
        <translation>berakhir ({end}) tepat di awalnya ({start}) atau sebelumnya</translation>
    </message>
    <message>
        <source>it ends after the text&apos;s end</source>
        <translation>berakhir setelah akhir teks</translation>
    </message>
    <message>
        <source>it gives no position</source>
        <translation>tidak menyebut posisi</translation>
    </message>
    <message>
        <source>it goes on from something that could not be taken, or in a ring</source>
        <translation>ia melanjutkan sesuatu yang tidak dapat diambil, atau berputar dalam lingkaran</translation>
    </message>
    <message>
        <source>it has an item of more than {count} MB</source>
        <translation>ada butirnya yang lebih dari {count} MB</translation>
    </message>
    <message>
        <source>it has choices, but its kind is “{kind}”</source>
        <translation>punya pilihan, padahal jenisnya “{kind}”</translation>
    </message>
    <message>
        <source>it has more than {count} GB</source>
        <translation>ukurannya lebih dari {count} GB</translation>
    </message>
    <message>
        <source>it has more than {count} MB</source>
        <translation>ukurannya lebih dari {count} MB</translation>
    </message>
    <message>
        <source>it has more than {count} MB of XML</source>
        <translation>memuat lebih dari {count} MB XML</translation>
    </message>
    <message>
        <source>it has more than {count} MB, which no codebook has</source>
        <translation>ukurannya lebih dari {count} MB, padahal tidak ada buku kode sebesar itu</translation>
    </message>
    <message>
        <source>it has more than {count} columns</source>
        <translation>lebih dari {count} kolom</translation>
    </message>
    <message>
        <source>it has more than {count} pages</source>
        <translation>lebih dari {count} halaman</translation>
    </message>
    <message>
        <source>it has no column “{missing}”; it has {names}</source>
        <translation>tidak punya kolom “{missing}”; yang ada {names}</translation>
    </message>
    <message>
        <source>it has no label</source>
        <translation>tidak punya label</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>tidak bernama</translation>
    </message>
    <message>
        <source>it has no plain text</source>
        <translation>tidak punya teks biasa</translation>
    </message>
    <message>
        <source>it has no target</source>
        <translation>tidak punya sasaran (target)</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>tidak punya teks</translation>
    </message>
    <message>
        <source>it has no text in “{column}”</source>
        <translation>tidak punya teks di “{column}”</translation>
    </message>
    <message>
        <source>it has the choice “{name}” twice</source>
        <translation>pilihan “{name}” ada dua kali</translation>
    </message>
    <message>
        <source>it has {cells} cells, the header {columns}</source>
        <translation>punya {cells} sel, sedangkan kepala tabelnya {columns}</translation>
    </message>
    <message>
        <source>it has {count} MB; a text may have {most} MB</source>
        <translation>ukurannya {count} MB; teks boleh sampai {most} MB</translation>
    </message>
    <message>
        <source>it has {words} tokens, but {tags} tags</source>
        <translation>punya {words} token, tetapi {tags} tag</translation>
    </message>
    <message>
        <source>it holds JSON nested too deeply</source>
        <translation>memuat JSON yang bersarang terlalu dalam</translation>
    </message>
    <message>
        <source>it holds JSON of a size that no project writes</source>
        <translation>memuat JSON sebesar yang tidak pernah ditulis proyek mana pun</translation>
    </message>
    <message>
        <source>it holds NUL characters</source>
        <translation>memuat karakter NUL</translation>
    </message>
    <message>
        <source>it holds a link to a text, not the text</source>
        <translation>memuat tautan ke teks, bukan teksnya</translation>
    </message>
    <message>
        <source>it holds a zero character</source>
        <translation>memuat karakter nol</translation>
    </message>
    <message>
        <source>it holds more than {count} files</source>
        <translation>memuat lebih dari {count} berkas</translation>
    </message>
    <message>
        <source>it holds no articles</source>
        <translation>tidak memuat artikel</translation>
    </message>
    <message>
        <source>it holds no articles and no spans</source>
        <translation>tidak memuat artikel maupun rentang</translation>
    </message>
    <message>
        <source>it holds no project&apos;s own rows</source>
        <translation>tidak memuat baris sebuah proyek</translation>
    </message>
    <message>
        <source>it holds no text</source>
        <translation>tidak memuat teks</translation>
    </message>
    <message>
        <source>it holds no text: its pages are pictures; run text recognition (OCR) over it first</source>
        <translation>tidak memuat teks: halamannya berupa gambar; jalankan dulu pengenalan teks (OCR)</translation>
    </message>
    <message>
        <source>it holds no text: its pages may be pictures</source>
        <translation>tidak memuat teks: halamannya mungkin berupa gambar</translation>
    </message>
    <message>
        <source>it holds what is no JSON</source>
        <translation>memuat sesuatu yang bukan JSON</translation>
    </message>
    <message>
        <source>it holds “&amp;{name};”, which is declared elsewhere</source>
        <translation>memuat “&amp;{name};”, yang dideklarasikan di tempat lain</translation>
    </message>
    <message>
        <source>it holds “{name}”, which Sorot did not make</source>
        <translation>berkas memuat “{name}” yang tidak dibuat Sorot</translation>
    </message>
    <message>
        <source>it is JSON, but not an object in braces</source>
        <translation>ini JSON, tetapi bukan objek dalam kurung kurawal</translation>
    </message>
    <message>
        <source>it is UTF-8 but for a few damaged bytes; name its encoding to read it nevertheless</source>
        <translation>ini UTF-8 kecuali beberapa bita yang rusak; sebutkan pengodeannya agar tetap dapat dibaca</translation>
    </message>
    <message>
        <source>it is a link, not a file</source>
        <translation>ini tautan, bukan berkas</translation>
    </message>
    <message>
        <source>it is an archive in an archive in an archive</source>
        <translation>ini arsip di dalam arsip di dalam arsip</translation>
    </message>
    <message>
        <source>it is coded with a code that the file does not have</source>
        <translation>dikodekan dengan kode yang tidak ada dalam berkas</translation>
    </message>
    <message>
        <source>it is cut short, or too large once unpacked</source>
        <translation>terpotong, atau terlalu besar setelah dibongkar</translation>
    </message>
    <message>
        <source>it is cut short: its list of annotations does not end</source>
        <translation>terpotong: daftar anotasinya tidak ditutup</translation>
    </message>
    <message>
        <source>it is damaged ({what})</source>
        <translation>berkas rusak ({what})</translation>
    </message>
    <message>
        <source>it is damaged and cannot be unpacked</source>
        <translation>rusak dan tidak dapat dibongkar</translation>
    </message>
    <message>
        <source>it is damaged, or no DocBin of spaCy 3</source>
        <translation>rusak, atau bukan DocBin spaCy 3</translation>
    </message>
    <message>
        <source>it is damaged, or no Parquet</source>
        <translation>rusak, atau bukan Parquet</translation>
    </message>
    <message>
        <source>it is damaged, or not as its program makes it ({error})</source>
        <translation>rusak, atau tidak seperti buatan programnya ({error})</translation>
    </message>
    <message>
        <source>it is damaged, or not what its name says ({error})</source>
        <translation>rusak, atau bukan jenis yang disebut namanya ({error})</translation>
    </message>
    <message>
        <source>it is damaged, or speaks of types that its TypeSystem.xml does not have</source>
        <translation>rusak, atau menyebut tipe yang tidak ada dalam TypeSystem.xml-nya</translation>
    </message>
    <message>
        <source>it is damaged: it should have {due} bytes and has {size}</source>
        <translation>rusak: seharusnya {due} bita, tetapi hanya {size}</translation>
    </message>
    <message>
        <source>it is damaged: its size is not what the archive says</source>
        <translation>rusak: ukurannya tidak sama dengan yang disebut arsip</translation>
    </message>
    <message>
        <source>it is dated more than a day ahead: its owner&apos;s clock is wrong (their `check --repair` mends it)</source>
        <translation>bertanggal lebih dari sehari di depan: jam pemiliknya salah (`check --repair` di tempatnya memperbaikinya)</translation>
    </message>
    <message>
        <source>it is deleted, and nobody says when</source>
        <translation>sudah dihapus, tetapi tidak dikatakan kapan</translation>
    </message>
    <message>
        <source>it is empty or damaged: it does not begin as a project does</source>
        <translation>berkas ini kosong atau rusak: awalnya bukan awal sebuah proyek</translation>
    </message>
    <message>
        <source>it is locked by its seller (DRM)</source>
        <translation>dikunci oleh penjualnya (DRM)</translation>
    </message>
    <message>
        <source>it is locked with a password</source>
        <translation>dikunci dengan kata sandi</translation>
    </message>
    <message>
        <source>it is made of more than {count} lists and objects</source>
        <translation>terdiri atas lebih dari {count} daftar dan objek</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>bersarang terlalu dalam</translation>
    </message>
    <message>
        <source>it is no EPUB book, or a damaged one</source>
        <translation>bukan buku EPUB, atau rusak</translation>
    </message>
    <message>
        <source>it is no Excel workbook (.xlsx), or a damaged one</source>
        <translation>bukan buku kerja Excel (.xlsx), atau rusak</translation>
    </message>
    <message>
        <source>it is no OpenDocument text (.odt), or a damaged one</source>
        <translation>bukan teks OpenDocument (.odt), atau rusak</translation>
    </message>
    <message>
        <source>it is no PDF, or a damaged one</source>
        <translation>bukan PDF, atau rusak</translation>
    </message>
    <message>
        <source>it is no REFI-QDA project: that is a zip archive with a project.qde</source>
        <translation>bukan proyek REFI-QDA, yaitu arsip zip dengan project.qde</translation>
    </message>
    <message>
        <source>it is no SQLite file</source>
        <translation>bukan berkas SQLite</translation>
    </message>
    <message>
        <source>it is no TEI P5: its first element is neither TEI nor teiCorpus</source>
        <translation>bukan TEI P5: elemen pertamanya bukan TEI dan bukan teiCorpus</translation>
    </message>
    <message>
        <source>it is no Word document (.docx), or a damaged one</source>
        <translation>bukan dokumen Word (.docx), atau rusak</translation>
    </message>
    <message>
        <source>it is no annotation</source>
        <translation>bukan anotasi</translation>
    </message>
    <message>
        <source>it is no file of MedTator or MAE: it has no TEXT with TAGS</source>
        <translation>bukan berkas MedTator atau MAE: tidak punya TEXT dengan TAGS</translation>
    </message>
    <message>
        <source>it is no line of brat&apos;s</source>
        <translation>bukan baris menurut format brat</translation>
    </message>
    <message>
        <source>it is no project of QualCoder</source>
        <translation>bukan proyek QualCoder</translation>
    </message>
    <message>
        <source>it is no project of Taguette</source>
        <translation>bukan proyek Taguette</translation>
    </message>
    <message>
        <source>it is no row with {columns} columns beside the token</source>
        <translation>bukan baris dengan {columns} kolom di samping token</translation>
    </message>
    <message>
        <source>it is no saved web page: no HTML is in it</source>
        <translation>bukan halaman web tersimpan: tidak ada HTML di dalamnya</translation>
    </message>
    <message>
        <source>it is no task with data and annotations, or nested too deeply</source>
        <translation>bukan tugas dengan data dan anotasi, atau bersarang terlalu dalam</translation>
    </message>
    <message>
        <source>it is no type system of UIMA&apos;s</source>
        <translation>bukan sistem tipe UIMA</translation>
    </message>
    <message>
        <source>it is no web page: there are no tags in it</source>
        <translation>bukan halaman web: tidak ada tag di dalamnya</translation>
    </message>
    <message>
        <source>it is no zip archive, or a damaged one</source>
        <translation>bukan arsip zip, atau rusak</translation>
    </message>
    <message>
        <source>it is not JSON: it ends before its array does</source>
        <translation>bukan JSON: berakhir sebelum lariknya ditutup</translation>
    </message>
    <message>
        <source>it is not JSON: something follows its array</source>
        <translation>bukan JSON: masih ada sesuatu setelah lariknya</translation>
    </message>
    <message>
        <source>it is not JSON: {error}</source>
        <translation>bukan JSON: {error}</translation>
    </message>
    <message>
        <source>it is not JSON: {error} (column {column})</source>
        <translation>bukan JSON: {error} (kolom {column})</translation>
    </message>
    <message>
        <source>it is not UIMA&apos;s XMI</source>
        <translation>bukan XMI UIMA</translation>
    </message>
    <message>
        <source>it is not UTF-8; name the file&apos;s encoding to read it</source>
        <translation>bukan UTF-8; sebutkan pengodean berkasnya agar dapat dibaca</translation>
    </message>
    <message>
        <source>it is not XML: {error}</source>
        <translation>bukan XML: {error}</translation>
    </message>
    <message>
        <source>it is not [start, end, label]</source>
        <translation>bukan [start, end, label]</translation>
    </message>
    <message>
        <source>it is not a REFI-QDA codebook</source>
        <translation>bukan buku kode REFI-QDA</translation>
    </message>
    <message>
        <source>it is not a codebook: it does not say “format”: “{format}”</source>
        <translation>bukan buku kode: tidak menyebut “format”: “{format}”</translation>
    </message>
    <message>
        <source>it is not a record</source>
        <translation>bukan rekaman</translation>
    </message>
    <message>
        <source>it is not a row of a table: {error}</source>
        <translation>bukan baris tabel: {error}</translation>
    </message>
    <message>
        <source>it is not a token with its tag</source>
        <translation>bukan token dengan tagnya</translation>
    </message>
    <message>
        <source>it is not an object in braces</source>
        <translation>bukan objek dalam kurung kurawal</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>bukan berkas biasa</translation>
    </message>
    <message>
        <source>it is not text in the encoding {encoding}</source>
        <translation>bukan teks dengan pengodean {encoding}</translation>
    </message>
    <message>
        <source>it is not text in the encoding {encoding} (byte {place})</source>
        <translation>bukan teks dengan pengodean {encoding} (bita {place})</translation>
    </message>
    <message>
        <source>it is not there, or no ordinary file</source>
        <translation>berkas tidak ada, atau bukan berkas biasa</translation>
    </message>
    <message>
        <source>it is of version {version}; this program reads version {known}</source>
        <translation>versinya {version}; program ini membaca versi {known}</translation>
    </message>
    <message>
        <source>it is packed so tightly that it can only be meant to do harm</source>
        <translation>dikompresi begitu rapat sehingga hanya mungkin dimaksudkan untuk merusak</translation>
    </message>
    <message>
        <source>it is still in use; ask its owner to close it or to send their work.</source>
        <translation>berkas masih dipakai; minta pemiliknya menutupnya atau mengirim pekerjaannya.</translation>
    </message>
    <message>
        <source>it is still in use; close it in its program first</source>
        <translation>masih dipakai; tutup dulu di programnya</translation>
    </message>
    <message>
        <source>it is this project itself</source>
        <translation>ini proyek yang sedang dibuka</translation>
    </message>
    <message>
        <source>it is white space alone, which has no tokens</source>
        <translation>hanya berisi spasi, yang tidak punya token</translation>
    </message>
    <message>
        <source>it is white space alone, which this format cannot say</source>
        <translation>hanya berisi spasi, yang tidak dapat dinyatakan format ini</translation>
    </message>
    <message>
        <source>it lies outside its article</source>
        <translation>terletak di luar artikelnya</translation>
    </message>
    <message>
        <source>it lies outside the text</source>
        <translation>berada di luar teks</translation>
    </message>
    <message>
        <source>it links more than {count} spans</source>
        <translation>ia menautkan lebih dari {count} rentang</translation>
    </message>
    <message>
        <source>it links something that is no span of this text</source>
        <translation>menghubungkan sesuatu yang bukan rentang dalam teks ini</translation>
    </message>
    <message>
        <source>it looks like a binary file, not text</source>
        <translation>tampaknya berkas biner, bukan teks</translation>
    </message>
    <message>
        <source>it looks like a binary file: {kind}</source>
        <translation>tampaknya berkas biner: {kind}</translation>
    </message>
    <message>
        <source>it may only be read there. Copy it to a folder of your own to work on it.</source>
        <translation>di sana hanya boleh dibaca. Salin ke folder Anda sendiri untuk mengerjakannya.</translation>
    </message>
    <message>
        <source>it only belongs to files beside it</source>
        <translation>hanya pelengkap berkas di sampingnya</translation>
    </message>
    <message>
        <source>it overlaps a longer span, and here a token has one tag</source>
        <translation>bertumpang tindih dengan rentang yang lebih panjang, sedangkan di sini satu token hanya punya satu tag</translation>
    </message>
    <message>
        <source>it points out of the file (“{pointer}”)</source>
        <translation>ia menunjuk ke luar berkas (“{pointer}”)</translation>
    </message>
    <message>
        <source>it points to “{name}”, which does not stand in the text</source>
        <translation>ia menunjuk ke “{name}”, yang tidak ada dalam teks</translation>
    </message>
    <message>
        <source>it refers to a “{other}” that is not in the file</source>
        <translation>merujuk “{other}” yang tidak ada dalam berkas</translation>
    </message>
    <message>
        <source>it says that “{name}” is you; if so, join the two names here first</source>
        <translation>menyebut bahwa “{name}” adalah Anda; bila benar, satukan dulu kedua nama itu di sini</translation>
    </message>
    <message>
        <source>it shows no text</source>
        <translation>tidak menampilkan teks</translation>
    </message>
    <message>
        <source>it speaks of “{name}”, which is no span here</source>
        <translation>menyebut “{name}”, yang bukan rentang di sini</translation>
    </message>
    <message>
        <source>it speaks of “{target}”, which is nothing here</source>
        <translation>menyebut “{target}”, yang tidak ada di sini</translation>
    </message>
    <message>
        <source>it stands under “{parent}”, which is no {kind} label of this file</source>
        <translation>berada di bawah “{parent}”, yang bukan label {kind} dalam berkas ini</translation>
    </message>
    <message>
        <source>it starts before the text ({start})</source>
        <translation>dimulai sebelum teks ({start})</translation>
    </message>
    <message>
        <source>it was written by a newer version of Sorot (format {version}, here {known}); update to read it</source>
        <translation>ditulis oleh versi Sorot yang lebih baru (format {version}, di sini {known}); perbarui Sorot untuk membacanya</translation>
    </message>
    <message>
        <source>it would change your own layer, which nobody but you writes</source>
        <translation>akan mengubah lapisan Anda sendiri, yang hanya Anda yang menulisnya</translation>
    </message>
    <message>
        <source>item {number}</source>
        <translation>butir {number}</translation>
    </message>
    <message>
        <source>its article is neither in the file nor in the project</source>
        <translation>artikelnya tidak ada dalam berkas maupun di proyek</translation>
    </message>
    <message>
        <source>its article is not in the project</source>
        <translation>artikelnya tidak ada di proyek</translation>
    </message>
    <message>
        <source>its attribute leads to a span that was left out</source>
        <translation>atributnya merujuk rentang yang tertinggal</translation>
    </message>
    <message>
        <source>its attribute {number} is not an object in braces</source>
        <translation>atributnya yang ke-{number} bukan objek dalam kurung kurawal</translation>
    </message>
    <message>
        <source>its attributes are not a JSON object</source>
        <translation>atributnya bukan objek JSON</translation>
    </message>
    <message>
        <source>its begin and end ({start}, {end}) are not whole numbers</source>
        <translation>begin dan end-nya ({start}, {end}) bukan bilangan bulat</translation>
    </message>
    <message>
        <source>its child: {problem}</source>
        <translation>child-nya: {problem}</translation>
    </message>
    <message>
        <source>its choices are not names in quotes</source>
        <translation>pilihannya bukan nama di dalam tanda kutip</translation>
    </message>
    <message>
        <source>its code is not there</source>
        <translation>kodenya tidak ada</translation>
    </message>
    <message>
        <source>its colour is “{colour}”, which is not written like #b7791f</source>
        <translation>warnanya “{colour}”, tidak ditulis seperti #b7791f</translation>
    </message>
    <message>
        <source>its edges are not on the edges of spaCy&apos;s tokens</source>
        <translation>tepinya tidak jatuh di tepi token spaCy</translation>
    </message>
    <message>
        <source>its edges are not on the edges of tokens</source>
        <translation>tepinya tidak jatuh di tepi token</translation>
    </message>
    <message>
        <source>its encoding was not recognised; name it to read the file</source>
        <translation>pengodeannya tidak dikenali; sebutkan agar berkas dapat dibaca</translation>
    </message>
    <message>
        <source>its facts are not JSON</source>
        <translation>keterangannya bukan JSON</translation>
    </message>
    <message>
        <source>its facts are not a JSON object, or nested too deeply</source>
        <translation>keterangannya bukan objek JSON, atau bersarang terlalu dalam</translation>
    </message>
    <message>
        <source>its first line does not say that it is WebAnno TSV 3</source>
        <translation>baris pertamanya tidak menyebut bahwa ini WebAnno TSV 3</translation>
    </message>
    <message>
        <source>its first line does not say that it is a Sorot export</source>
        <translation>baris pertamanya tidak menyebut bahwa ini ekspor Sorot</translation>
    </message>
    <message>
        <source>its fragments are not a list of two or more</source>
        <translation>potongannya bukan daftar berisi dua atau lebih</translation>
    </message>
    <message>
        <source>its fragments do not reach from its start to its end</source>
        <translation>potongannya tidak menjangkau dari awal sampai akhirnya</translation>
    </message>
    <message>
        <source>its fragments overlap or are out of order</source>
        <translation>potongannya bertumpang tindih atau tidak berurutan</translation>
    </message>
    <message>
        <source>its head: {problem}</source>
        <translation>head-nya: {problem}</translation>
    </message>
    <message>
        <source>its id is not that of its article and annotator</source>
        <translation>idnya bukan id artikel dan anotatornya</translation>
    </message>
    <message>
        <source>its id, its stamp or its date is not as it should be</source>
        <translation>id, cap waktu, atau tanggalnya tidak sebagaimana mestinya</translation>
    </message>
    <message>
        <source>its key is “{key}”; keys are the digits 1 to 9</source>
        <translation>tombolnya “{key}”; tombol adalah angka 1 sampai 9</translation>
    </message>
    <message>
        <source>its key {key} belongs to another label</source>
        <translation>tombolnya {key} sudah milik label lain</translation>
    </message>
    <message>
        <source>its kind is “{kind}”; there are {kinds}</source>
        <translation>jenisnya “{kind}”; yang ada {kinds}</translation>
    </message>
    <message>
        <source>its label is not a name</source>
        <translation>labelnya bukan nama</translation>
    </message>
    <message>
        <source>its label is not one for a document</source>
        <translation>labelnya bukan label untuk artikel</translation>
    </message>
    <message>
        <source>its label is not one for a relation</source>
        <translation>labelnya bukan label untuk relasi</translation>
    </message>
    <message>
        <source>its label is not one for a span</source>
        <translation>labelnya bukan label untuk rentang</translation>
    </message>
    <message>
        <source>its labels are not a list of spans</source>
        <translation>labelnya bukan daftar rentang</translation>
    </message>
    <message>
        <source>its members lie over each other, which can only be meant to do harm</source>
        <translation>isinya saling menindih, yang hanya mungkin dimaksudkan untuk merusak</translation>
    </message>
    <message>
        <source>its metadata is not JSON</source>
        <translation>metadatanya bukan JSON</translation>
    </message>
    <message>
        <source>its name stands twice</source>
        <translation>namanya ada dua kali</translation>
    </message>
    <message>
        <source>its offsets are missing, and its words stand elsewhere too or nowhere</source>
        <translation>offsetnya tidak ada, dan kata-katanya juga muncul di tempat lain atau tidak muncul sama sekali</translation>
    </message>
    <message>
        <source>its path leads out of the archive</source>
        <translation>jalurnya mengarah ke luar arsip</translation>
    </message>
    <message>
        <source>its pieces do not begin and end where it does</source>
        <translation>potongannya tidak mulai dan berakhir di tempat rentangnya</translation>
    </message>
    <message>
        <source>its project.qde declares a document type, which no program for it writes</source>
        <translation>project.qde-nya menyatakan tipe dokumen, padahal tidak ada program yang menulisnya begitu</translation>
    </message>
    <message>
        <source>its project.qde is not XML: {error}</source>
        <translation>project.qde-nya bukan XML: {error}</translation>
    </message>
    <message>
        <source>its project.qde is not what REFI-QDA writes</source>
        <translation>project.qde-nya tidak seperti yang ditulis REFI-QDA</translation>
    </message>
    <message>
        <source>its reader broke down on it: it is damaged, made to do harm, or far too large</source>
        <translation>pembacanya berhenti mendadak: berkas ini rusak, sengaja dibuat merusak, atau terlalu besar</translation>
    </message>
    <message>
        <source>its result is not a list</source>
        <translation>hasilnya (result) bukan daftar</translation>
    </message>
    <message>
        <source>its score is no number</source>
        <translation>skornya bukan angka</translation>
    </message>
    <message>
        <source>its score is not a number</source>
        <translation>skornya bukan angka</translation>
    </message>
    <message>
        <source>its sentence begins ({begin}) before the one above it ends ({length})</source>
        <translation>kalimatnya dimulai ({begin}) sebelum kalimat di atasnya berakhir ({length})</translation>
    </message>
    <message>
        <source>its sentence begins ({begin}) where no text reaches</source>
        <translation>kalimatnya dimulai ({begin}) di tempat yang tidak dicapai teks</translation>
    </message>
    <message>
        <source>its span is one of another article</source>
        <translation>rentangnya milik artikel lain</translation>
    </message>
    <message>
        <source>its span of “{layer}” is empty</source>
        <translation>rentang “{layer}”-nya kosong</translation>
    </message>
    <message>
        <source>its spans are not pairs of whole numbers</source>
        <translation>rentangnya (spans) bukan pasangan bilangan bulat</translation>
    </message>
    <message>
        <source>its start and end ({start}, {end}) are not whole numbers</source>
        <translation>awal dan akhirnya ({start}, {end}) bukan bilangan bulat</translation>
    </message>
    <message>
        <source>its table “{table}” is damaged ({error})</source>
        <translation>tabelnya “{table}” rusak ({error})</translation>
    </message>
    <message>
        <source>its text holds a zero character</source>
        <translation>teksnya memuat karakter nol</translation>
    </message>
    <message>
        <source>its text is missing ({name})</source>
        <translation>teksnya tidak ada ({name})</translation>
    </message>
    <message>
        <source>its text is not UTF-8</source>
        <translation>teksnya bukan UTF-8</translation>
    </message>
    <message>
        <source>its text lies outside the file ({path})</source>
        <translation>teksnya berada di luar berkas ({path})</translation>
    </message>
    <message>
        <source>its texts were left out; `sorot fill` puts them back where you have the articles</source>
        <translation>teksnya ditinggalkan; `sorot fill` mengembalikannya bila Anda punya artikelnya</translation>
    </message>
    <message>
        <source>its tokens are not those of the .offsets file beside it; without that file they are read alone</source>
        <translation>tokennya bukan token dalam berkas .offsets di sampingnya; tanpa berkas itu token dibaca begitu saja</translation>
    </message>
    <message>
        <source>its {key} are not a list</source>
        <translation>{key}-nya bukan daftar</translation>
    </message>
    <message>
        <source>its {name} was rejected</source>
        <translation>{name}-nya ditolak</translation>
    </message>
    <message>
        <source>its {table} {id} is somebody else&apos;s or another one here</source>
        <translation>{table} {id} di dalamnya di sini milik orang lain atau berbeda</translation>
    </message>
    <message>
        <source>its “version” is not a whole number</source>
        <translation>“version”-nya bukan bilangan bulat</translation>
    </message>
    <message>
        <source>its “{label}” links something that is not in the file</source>
        <translation>“{label}”-nya menghubungkan sesuatu yang tidak ada dalam berkas</translation>
    </message>
    <message>
        <source>journal entries</source>
        <translation>catatan jurnal</translation>
    </message>
    <message>
        <source>key</source>
        <translation>tombol</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>jenis</translation>
    </message>
    <message>
        <source>known</source>
        <translation>sudah ada</translation>
    </message>
    <message>
        <source>label above</source>
        <translation>label di atasnya</translation>
    </message>
    <message>
        <source>label that it is merged into</source>
        <translation>label tujuan penggabungannya</translation>
    </message>
    <message>
        <source>label {number}</source>
        <translation>label {number}</translation>
    </message>
    <message>
        <source>label “{label}”, attribute {number}</source>
        <translation>label “{label}”, atribut {number}</translation>
    </message>
    <message>
        <source>label “{label}”, attribute “{name}”</source>
        <translation>label “{label}”, atribut “{name}”</translation>
    </message>
    <message>
        <source>label “{name}”</source>
        <translation>label “{name}”</translation>
    </message>
    <message>
        <source>labelling configurations that cannot be read: {reason}</source>
        <translation>konfigurasi pelabelan yang tidak terbaca: {reason}</translation>
    </message>
    <message>
        <source>labels of the article with a score between 0 and 1</source>
        <translation>label artikel dengan skor antara 0 dan 1</translation>
    </message>
    <message>
        <source>labels that are retired here</source>
        <translation>label yang nonaktif di sini</translation>
    </message>
    <message>
        <source>labels that the codebook does not have</source>
        <translation>label yang tidak ada di buku kode</translation>
    </message>
    <message>
        <source>labels that the file does not describe</source>
        <translation>label yang tidak dijelaskan berkas itu</translation>
    </message>
    <message>
        <source>language</source>
        <translation>bahasa</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ditinggalkan</translation>
    </message>
    <message>
        <source>lemmas and parts of speech of words</source>
        <translation>lema dan kelas kata</translation>
    </message>
    <message>
        <source>line breaks of two</source>
        <translation>akhir baris dihitung dua</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>baris {number}</translation>
    </message>
    <message>
        <source>lines of comments</source>
        <translation>baris komentar</translation>
    </message>
    <message>
        <source>links of what is no span</source>
        <translation>tautan antara hal yang bukan rentang</translation>
    </message>
    <message>
        <source>links that do not lead from one stretch of a text to another</source>
        <translation>tautan yang tidak menghubungkan dua bagian teks</translation>
    </message>
    <message>
        <source>links that do not link two tags on the text</source>
        <translation>tautan yang tidak menautkan dua tag pada teks</translation>
    </message>
    <message>
        <source>marks as ground truth</source>
        <translation>tanda sebagai kebenaran acuan</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>metadata</translation>
    </message>
    <message>
        <source>more than {count} of its records cannot be taken; the rest was not read</source>
        <translation>lebih dari {count} rekamannya tidak dapat diambil; sisanya tidak dibaca</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nama</translation>
    </message>
    <message>
        <source>names and analyses of no words</source>
        <translation>nama dan analisis tanpa kata</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>no article was found in it</source>
        <translation>tidak ditemukan artikel di dalamnya</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>tanpa label</translation>
    </message>
    <message>
        <source>no project can hold it ({error})</source>
        <translation>tidak dapat dimuat proyek mana pun ({error})</translation>
    </message>
    <message>
        <source>nobody has labelled anything in it; it can be imported instead</source>
        <translation>tidak ada yang melabeli apa pun di dalamnya; berkas ini dapat diimpor saja</translation>
    </message>
    <message>
        <source>not taken: {what} ({count})</source>
        <translation>tidak diambil: {what} ({count})</translation>
    </message>
    <message>
        <source>notes beside the text that belong to no words</source>
        <translation>catatan di samping teks yang bukan milik kata mana pun</translation>
    </message>
    <message>
        <source>notes in the text</source>
        <translation>catatan di dalam teks</translation>
    </message>
    <message>
        <source>notes that belong to no text</source>
        <translation>catatan yang tidak melekat pada teks</translation>
    </message>
    <message>
        <source>nothing known, and were found by their quotes</source>
        <translation>hal yang tidak dikenal, dan ditemukan dari kutipannya</translation>
    </message>
    <message>
        <source>one fragment is wrong: {problem}</source>
        <translation>satu potongan keliru: {problem}</translation>
    </message>
    <message>
        <source>one of its bodies is neither text nor an object</source>
        <translation>salah satu isinya (body) bukan teks dan bukan objek</translation>
    </message>
    <message>
        <source>one of its codes has no name</source>
        <translation>salah satu kodenya tidak bernama</translation>
    </message>
    <message>
        <source>one of its fields is later than the row</source>
        <translation>salah satu isiannya lebih baru daripada barisnya</translation>
    </message>
    <message>
        <source>one of its pieces could not be taken</source>
        <translation>salah satu potongannya tidak dapat diambil</translation>
    </message>
    <message>
        <source>one of its spans could not be written</source>
        <translation>salah satu rentangnya tidak dapat ditulis</translation>
    </message>
    <message>
        <source>one of its spans is another annotator&apos;s</source>
        <translation>salah satu rentangnya milik anotator lain</translation>
    </message>
    <message>
        <source>one of its spans is in pieces</source>
        <translation>salah satu rentangnya terpotong-potong</translation>
    </message>
    <message>
        <source>one of its texts has more than {count} tags and attributes</source>
        <translation>salah satu teksnya punya lebih dari {count} tag dan atribut</translation>
    </message>
    <message>
        <source>one of the spans that it links could not be taken</source>
        <translation>salah satu rentang yang dihubungkannya tidak dapat diambil</translation>
    </message>
    <message>
        <source>other readings of the apparatus</source>
        <translation>bacaan lain dalam aparatus</translation>
    </message>
    <message>
        <source>other spellings (abbreviations, errors, old forms)</source>
        <translation>ejaan lain (singkatan, kesalahan, bentuk lama)</translation>
    </message>
    <message>
        <source>other things</source>
        <translation>hal lain</translation>
    </message>
    <message>
        <source>other units</source>
        <translation>satuan lain</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>halaman {number}</translation>
    </message>
    <message>
        <source>pages outside the reading order</source>
        <translation>halaman di luar urutan baca</translation>
    </message>
    <message>
        <source>pages without text: pictures, or empty</source>
        <translation>halaman tanpa teks: gambar, atau kosong</translation>
    </message>
    <message>
        <source>parts in other files</source>
        <translation>bagian di berkas lain</translation>
    </message>
    <message>
        <source>parts in other markup</source>
        <translation>bagian dalam markah lain</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>gambar</translation>
    </message>
    <message>
        <source>pictures, recordings and films</source>
        <translation>gambar, rekaman, dan film</translation>
    </message>
    <message>
        <source>pictures, recordings and other files without text</source>
        <translation>gambar, rekaman, dan berkas lain tanpa teks</translation>
    </message>
    <message>
        <source>pointers such as “{pointer}” are not understood</source>
        <translation>penunjuk seperti “{pointer}” tidak dipahami</translation>
    </message>
    <message>
        <source>position</source>
        <translation>urutan</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>prediksi</translation>
    </message>
    <message>
        <source>progress {id} has an id that is not that of its article and annotator</source>
        <translation>id kemajuan {id} bukan id artikel dan anotatornya</translation>
    </message>
    <message>
        <source>reader of the file</source>
        <translation>pembaca berkas</translation>
    </message>
    <message>
        <source>reading it takes longer than {count} seconds</source>
        <translation>membacanya memakan waktu lebih dari {count} detik</translation>
    </message>
    <message>
        <source>reading it takes more than {count} MB of memory</source>
        <translation>membacanya memerlukan lebih dari {count} MB memori</translation>
    </message>
    <message>
        <source>readings beside words</source>
        <translation>bacaan di samping kata</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>rekaman</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>regions that belong to another</source>
        <translation>bagian teks yang termasuk bagian lain</translation>
    </message>
    <message>
        <source>relation {number}: {problem}</source>
        <translation>relasi {number}: {problem}</translation>
    </message>
    <message>
        <source>relation {place}: it leads to a span that is not there</source>
        <translation>relasi {place}: merujuk rentang yang tidak ada</translation>
    </message>
    <message>
        <source>relation “{label}”</source>
        <translation>relasi “{label}”</translation>
    </message>
    <message>
        <source>relations of regions that are gone, or not on text</source>
        <translation>relasi dari wilayah yang sudah tidak ada, atau bukan pada teks</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>diperbaiki</translation>
    </message>
    <message>
        <source>required</source>
        <translation>wajib diisi</translation>
    </message>
    <message>
        <source>result {number}: it is not an object with a value</source>
        <translation>hasil {number}: bukan objek dengan nilai</translation>
    </message>
    <message>
        <source>result {number}: {problem}</source>
        <translation>hasil {number}: {problem}</translation>
    </message>
    <message>
        <source>results of the kind “{kind}”</source>
        <translation>hasil berjenis “{kind}”</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>nonaktif</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>baris {number}</translation>
    </message>
    <message>
        <source>row {row} of “{table}” refers to a “{other}” that is not there</source>
        <translation>baris {row} dari “{table}” merujuk “{other}” yang tidak ada</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>baris</translation>
    </message>
    <message>
        <source>running heads, feet and page numbers</source>
        <translation>kepala, kaki, dan nomor halaman</translation>
    </message>
    <message>
        <source>sets of codes or notes</source>
        <translation>himpunan kode atau catatan</translation>
    </message>
    <message>
        <source>sheet “{sheet}”</source>
        <translation>lembar “{sheet}”</translation>
    </message>
    <message>
        <source>sheet “{sheet}”, {place}</source>
        <translation>lembar “{sheet}”, {place}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>seseorang</translation>
    </message>
    <message>
        <source>source</source>
        <translation>sumber</translation>
    </message>
    <message>
        <source>source {number}</source>
        <translation>sumber {number}</translation>
    </message>
    <message>
        <source>spaCy DocBin with a training config</source>
        <translation>DocBin spaCy dengan konfigurasi pelatihan</translation>
    </message>
    <message>
        <source>spaCy has no tokenizer ready for the language “{language}”; “xx” fits any.</source>
        <translation>spaCy tidak punya tokenizer siap pakai untuk bahasa “{language}”; “xx” cocok untuk bahasa apa pun.</translation>
    </message>
    <message>
        <source>span {id} does not lie in its article</source>
        <translation>rentang {id} tidak terletak di dalam artikelnya</translation>
    </message>
    <message>
        <source>span {id} does not quote its text</source>
        <translation>kutipan rentang {id} tidak sama dengan teksnya</translation>
    </message>
    <message>
        <source>span {id} is alive in an article that was removed</source>
        <translation>rentang {id} masih ada di artikel yang sudah dihapus</translation>
    </message>
    <message>
        <source>span {id} quotes its text again</source>
        <translation>kutipan rentang {id} kembali sama dengan teksnya</translation>
    </message>
    <message>
        <source>span {number}: it ends after the text&apos;s end</source>
        <translation>rentang {number}: berakhir setelah akhir teks</translation>
    </message>
    <message>
        <source>span {number}: {problem}</source>
        <translation>rentang {number}: {problem}</translation>
    </message>
    <message>
        <source>span {place} ends after the text&apos;s end</source>
        <translation>rentang {place} berakhir setelah akhir teks</translation>
    </message>
    <message>
        <source>span {place}: {problem}</source>
        <translation>rentang {place}: {problem}</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>rentang</translation>
    </message>
    <message>
        <source>spans added</source>
        <translation>rentang ditambahkan</translation>
    </message>
    <message>
        <source>spans as a table need the columns start, end, label, and document_id or name</source>
        <translation>rentang dalam bentuk tabel memerlukan kolom start, end, label, serta document_id atau name</translation>
    </message>
    <message>
        <source>spans known</source>
        <translation>rentang sudah ada</translation>
    </message>
    <message>
        <source>spans, relations and labels that were rejected or ignored</source>
        <translation>rentang, relasi, dan label yang ditolak atau diabaikan</translation>
    </message>
    <message>
        <source>statements about passages that are no spans</source>
        <translation>pernyataan tentang bagian teks yang bukan rentang</translation>
    </message>
    <message>
        <source>tags, lemmas and dependencies of tokens</source>
        <translation>tag, lema, dan dependensi token</translation>
    </message>
    <message>
        <source>tasks of pictures, recordings and films</source>
        <translation>tugas berupa gambar, rekaman, dan film</translation>
    </message>
    <message>
        <source>text boxes</source>
        <translation>kotak teks</translation>
    </message>
    <message>
        <source>texts that belong to a picture, a recording or a film</source>
        <translation>teks yang melekat pada gambar, rekaman, atau film</translation>
    </message>
    <message>
        <source>texts without words</source>
        <translation>teks tanpa kata</translation>
    </message>
    <message>
        <source>that a label is retired</source>
        <translation>bahwa sebuah label nonaktif</translation>
    </message>
    <message>
        <source>the archive holds no files</source>
        <translation>arsip ini tidak memuat berkas</translation>
    </message>
    <message>
        <source>the article holds NUL characters; the file is probably not text</source>
        <translation>artikel memuat karakter NUL; berkas ini mungkin bukan teks</translation>
    </message>
    <message>
        <source>the article holds half a character (a lone surrogate) at {place}</source>
        <translation>artikel memuat setengah karakter (surogat tunggal) pada {place}</translation>
    </message>
    <message>
        <source>the article is empty</source>
        <translation>artikel ini kosong</translation>
    </message>
    <message>
        <source>the article of this name in the project is not the text that was marked</source>
        <translation>artikel bernama ini di proyek bukan teks yang ditandai</translation>
    </message>
    <message>
        <source>the codebook has no label {names}</source>
        <translation>buku kode tidak punya label {names}</translation>
    </message>
    <message>
        <source>the coding at {place}: {problem}</source>
        <translation>koding pada {place}: {problem}</translation>
    </message>
    <message>
        <source>the column “{name}”</source>
        <translation>kolom “{name}”</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>diska penuh</translation>
    </message>
    <message>
        <source>the disk is full. What was saved before is kept; free some space and try again.</source>
        <translation>diska penuh. Yang tersimpan sebelumnya tetap ada; kosongkan ruang lalu coba lagi.</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>diska hanya dapat dibaca</translation>
    </message>
    <message>
        <source>the disk reported a fault. What was saved before is kept; open the project again to see whether the last change was.</source>
        <translation>diska melaporkan kerusakan. Yang tersimpan sebelumnya tetap ada; buka lagi proyek ini untuk melihat apakah perubahan terakhir ikut tersimpan.</translation>
    </message>
    <message>
        <source>the encoding “{encoding}” is not known</source>
        <translation>pengodean “{encoding}” tidak dikenal</translation>
    </message>
    <message>
        <source>the fact “{name}”</source>
        <translation>fakta “{name}”</translation>
    </message>
    <message>
        <source>the fact “{name}” of regions</source>
        <translation>fakta “{name}” pada bagian teks</translation>
    </message>
    <message>
        <source>the file cannot be opened. It may have been moved, or the disk may be full or unplugged.</source>
        <translation>berkas ini tidak dapat dibuka. Mungkin sudah dipindahkan, atau diskanya penuh atau terlepas.</translation>
    </message>
    <message>
        <source>the file is damaged. It was left as it is; restore a backup or ask for a fresh copy.</source>
        <translation>berkas ini rusak. Berkas dibiarkan apa adanya; pulihkan cadangan atau mintalah salinan baru.</translation>
    </message>
    <message>
        <source>the file is damaged: {what}</source>
        <translation>berkas ini rusak: {what}</translation>
    </message>
    <message>
        <source>the folder holds no files</source>
        <translation>folder ini tidak memuat berkas</translation>
    </message>
    <message>
        <source>the format “{name}” of {package} failed ({error})</source>
        <translation>format “{name}” dari {package} gagal ({error})</translation>
    </message>
    <message>
        <source>the header’s part “{name}”</source>
        <translation>bagian kepala “{name}”</translation>
    </message>
    <message>
        <source>the id is not one</source>
        <translation>idnya bukan id</translation>
    </message>
    <message>
        <source>the id is not that of its text</source>
        <translation>idnya bukan id teksnya</translation>
    </message>
    <message>
        <source>the length of its text is not the one that the file says</source>
        <translation>panjang teksnya tidak sama dengan yang disebut berkas</translation>
    </message>
    <message>
        <source>the name is empty, too long, or holds characters that cannot be seen</source>
        <translation>namanya kosong, terlalu panjang, atau memuat karakter yang tidak terlihat</translation>
    </message>
    <message>
        <source>the name of a code has more than {count} characters ({name}…)</source>
        <translation>ada nama kode yang lebih dari {count} karakter ({name}…)</translation>
    </message>
    <message>
        <source>the package {name}</source>
        <translation>paket {name}</translation>
    </message>
    <message>
        <source>the part “{name}”</source>
        <translation>bagian “{name}”</translation>
    </message>
    <message>
        <source>the project’s description</source>
        <translation>deskripsi proyek</translation>
    </message>
    <message>
        <source>the project’s memo</source>
        <translation>memo proyek</translation>
    </message>
    <message>
        <source>the row is dated more than a day ahead; its owner&apos;s clock is wrong (their `check --repair` mends it)</source>
        <translation>baris ini bertanggal lebih dari sehari di depan; jam pemiliknya salah (`check --repair` di tempatnya memperbaikinya)</translation>
    </message>
    <message>
        <source>the span {place} lies outside the text of {count} characters</source>
        <translation>rentang {place} berada di luar teks sepanjang {count} karakter</translation>
    </message>
    <message>
        <source>the stamp is not one</source>
        <translation>cap waktunya bukan cap waktu</translation>
    </message>
    <message>
        <source>the text at {place} is not its quote</source>
        <translation>teks pada {place} bukan kutipannya</translation>
    </message>
    <message>
        <source>the text at {place} is not the quote that the file gives</source>
        <translation>teks pada {place} bukan kutipan yang diberikan berkas</translation>
    </message>
    <message>
        <source>the text at {start}-{end} is not “{words}”</source>
        <translation>teks pada {start}-{end} bukan “{words}”</translation>
    </message>
    <message>
        <source>the text at {start}–{end} is not the quote that the file gives</source>
        <translation>teks pada {start}–{end} bukan kutipan yang diberikan berkas</translation>
    </message>
    <message>
        <source>the text is not the one that its digest was made of</source>
        <translation>teksnya bukan teks asal hashnya</translation>
    </message>
    <message>
        <source>the text there is not its quote</source>
        <translation>teks di sana bukan kutipannya</translation>
    </message>
    <message>
        <source>there are two files of this name in the archive</source>
        <translation>ada dua berkas dengan nama ini di dalam arsip</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>sudah ada berkas dengan nama itu</translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation>sudah ada folder dengan nama itu</translation>
    </message>
    <message>
        <source>there is a label “{name}” here and another one there; they can be merged</source>
        <translation>di sini ada label “{name}” dan di sana ada label lain dengan nama itu; keduanya dapat digabungkan</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>berkasnya tidak ada</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>foldernya tidak ada</translation>
    </message>
    <message>
        <source>this format can be written but not read</source>
        <translation>format ini dapat ditulis tetapi tidak dapat dibaca</translation>
    </message>
    <message>
        <source>this format cannot say a label of a whole article</source>
        <translation>format ini tidak dapat menyatakan label untuk seluruh artikel</translation>
    </message>
    <message>
        <source>this format cannot say a relation</source>
        <translation>format ini tidak dapat menyatakan relasi</translation>
    </message>
    <message>
        <source>this format cannot say a span that is in pieces</source>
        <translation>format ini tidak dapat menyatakan rentang yang terpotong-potong</translation>
    </message>
    <message>
        <source>title</source>
        <translation>judul</translation>
    </message>
    <message>
        <source>tracked deletions</source>
        <translation>penghapusan yang dilacak</translation>
    </message>
    <message>
        <source>two columns are named “{name}”</source>
        <translation>dua kolom bernama “{name}”</translation>
    </message>
    <message>
        <source>two of its attributes are called “{name}”</source>
        <translation>dua atributnya bernama “{name}”</translation>
    </message>
    <message>
        <source>unpacked a part of it would take more than {count} GB</source>
        <translation>setelah dibongkar, satu bagiannya akan memakan lebih dari {count} GB</translation>
    </message>
    <message>
        <source>unpacked it would be more than {size} GB or {count} files</source>
        <translation>setelah dibongkar isinya akan lebih dari {size} GB atau {count} berkas</translation>
    </message>
    <message>
        <source>unpacked it would take more than {count} MB</source>
        <translation>setelah dibongkar akan memakan lebih dari {count} MB</translation>
    </message>
    <message>
        <source>unpacked it would take more than {size} GB</source>
        <translation>setelah dibongkar akan memakan lebih dari {size} GB</translation>
    </message>
    <message>
        <source>views without text</source>
        <translation>tampilan tanpa teks</translation>
    </message>
    <message>
        <source>what it accepts is not the name of a label</source>
        <translation>yang diterimanya (accept) bukan nama label</translation>
    </message>
    <message>
        <source>what it is cannot be told</source>
        <translation>jenisnya tidak dapat dikenali</translation>
    </message>
    <message>
        <source>what was deleted in the source</source>
        <translation>yang dihapus dalam sumbernya</translation>
    </message>
    <message>
        <source>which column holds the text? It has {names}</source>
        <translation>kolom mana yang memuat teksnya? Yang ada {names}</translation>
    </message>
    <message>
        <source>widened to the edges of spaCy&apos;s tokens</source>
        <translation>dilebarkan sampai tepi token spaCy</translation>
    </message>
    <message>
        <source>widened to the edges of tokens</source>
        <translation>dilebarkan sampai tepi token</translation>
    </message>
    <message>
        <source>words in “{name}”</source>
        <translation>kata di dalam “{name}”</translation>
    </message>
    <message>
        <source>writing there is not allowed</source>
        <translation>tidak boleh menulis di sana</translation>
    </message>
    <message>
        <source>written as one stretch; its pieces are in the feature “facts”</source>
        <translation>ditulis sebagai satu bentangan; potongannya ada dalam fitur “facts”</translation>
    </message>
    <message>
        <source>written without its attributes</source>
        <translation>ditulis tanpa atributnya</translation>
    </message>
    <message>
        <source>written without its attributes and its note</source>
        <translation>ditulis tanpa atribut dan catatannya</translation>
    </message>
    <message>
        <source>written without its note</source>
        <translation>ditulis tanpa catatannya</translation>
    </message>
    <message>
        <source>written without its score</source>
        <translation>ditulis tanpa skornya</translation>
    </message>
    <message>
        <source>written without the white space at its edges</source>
        <translation>ditulis tanpa spasi di tepinya</translation>
    </message>
    <message>
        <source>written without what quotes the article</source>
        <translation>ditulis tanpa bagian yang mengutip artikel</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>jatah diska Anda sudah habis</translation>
    </message>
    <message>
        <source>{articles} articles and {spans} spans written, {lost} spans left out.</source>
        <translation>{articles} artikel dan {spans} rentang ditulis, {lost} rentang tertinggal.</translation>
    </message>
    <message>
        <source>{count} control characters, which XML cannot hold, are written as their pictures (such as ␀)</source>
        <translation>{count} karakter kendali, yang tidak dapat dimuat XML, ditulis sebagai gambarnya (seperti ␀)</translation>
    </message>
    <message>
        <source>{count} more of its records cannot be taken</source>
        <translation>{count} rekamannya yang lain tidak dapat diambil</translation>
    </message>
    <message>
        <source>{count} offsets counted {unit}</source>
        <translation>{count} offset menghitung {unit}</translation>
    </message>
    <message>
        <source>{count} rows of “{table}” were dated more than a day ahead and are dated now</source>
        <translation>{count} baris dari “{table}” bertanggal lebih dari sehari di depan dan sekarang diberi tanggal hari ini</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
    <message>
        <source>{failure} Until then “{name}” can be read.</source>
        <translation>{failure} Sampai saat itu “{name}” dapat dibaca.</translation>
    </message>
    <message>
        <source>{file} could not be written as it should be, and the disk does not let what was there before be put back. It lies beside it under the name {other}.</source>
        <translation>{file} tidak dapat ditulis sebagaimana mestinya, dan diska tidak mengizinkan isi sebelumnya dikembalikan. Isi itu ada di sampingnya dengan nama {other}.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} dan {count} lainnya</translation>
    </message>
    <message>
        <source>{names} could not be written: {reason}. Nothing was changed; what was there before is still there.</source>
        <translation>{names} tidak dapat ditulis: {reason}. Tidak ada yang diubah; isi sebelumnya masih ada.</translation>
    </message>
    <message>
        <source>{names} was written, but the disk reported a fault ({error}), so a power cut could still take it. Write it again, or elsewhere.</source>
        <translation>{names} sudah ditulis, tetapi diska melaporkan kerusakan ({error}), sehingga masih dapat hilang bila listrik padam. Tulis sekali lagi, atau di tempat lain.</translation>
    </message>
    <message>
        <source>{name}: {count} records</source>
        <translation>{name}: {count} rekaman</translation>
    </message>
    <message>
        <source>{offset} is inside a character</source>
        <translation>{offset} berada di tengah karakter</translation>
    </message>
    <message>
        <source>{one} and {other}: {likeness} alike</source>
        <translation>{one} dan {other}: mirip {likeness}</translation>
    </message>
    <message>
        <source>{parts}. Near-copies: {together} pairs on one side, {leaks} on two.</source>
        <translation>{parts}. Salinan mirip: {together} pasang di satu sisi, {leaks} di dua sisi.</translation>
    </message>
    <message>
        <source>{path} is no JSON object of names ({error}).</source>
        <translation>{path} bukan objek JSON berisi nama ({error}).</translation>
    </message>
    <message>
        <source>{path} is no JSON object of names.</source>
        <translation>{path} bukan objek JSON berisi nama.</translation>
    </message>
    <message>
        <source>{reason} Nothing was changed.</source>
        <translation>{reason} Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{reason} Until that has ended, nothing can be changed.</source>
        <translation>{reason} Sampai itu selesai, tidak ada yang dapat diubah.</translation>
    </message>
    <message>
        <source>“{beside}” beside “{name}” could delete other files when the project is opened. Nothing was opened; move it elsewhere if you do not know it.</source>
        <translation>“{beside}” di samping “{name}” dapat menghapus berkas lain ketika proyek dibuka. Tidak ada yang dibuka; pindahkan ke tempat lain bila Anda tidak mengenalnya.</translation>
    </message>
    <message>
        <source>“{beside}” beside “{name}” is not an ordinary file and could harm others. Nothing was opened; move it elsewhere if you do not know it.</source>
        <translation>“{beside}” di samping “{name}” bukan berkas biasa dan dapat merusak berkas lain. Tidak ada yang dibuka; pindahkan ke tempat lain bila Anda tidak mengenalnya.</translation>
    </message>
    <message>
        <source>“{column}” holds half a character (a lone surrogate)</source>
        <translation>“{column}” memuat setengah karakter (surogat tunggal)</translation>
    </message>
    <message>
        <source>“{column}” holds what is no stamp</source>
        <translation>“{column}” memuat sesuatu yang bukan cap waktu</translation>
    </message>
    <message>
        <source>“{column}” is no number</source>
        <translation>“{column}” bukan angka</translation>
    </message>
    <message>
        <source>“{column}” is not JSON</source>
        <translation>“{column}” bukan JSON</translation>
    </message>
    <message>
        <source>“{column}” is not as it should be</source>
        <translation>“{column}” tidak sebagaimana mestinya</translation>
    </message>
    <message>
        <source>“{column}” is not text</source>
        <translation>“{column}” bukan teks</translation>
    </message>
    <message>
        <source>“{column}” is of the wrong kind</source>
        <translation>“{column}” salah jenisnya</translation>
    </message>
    <message>
        <source>“{file}” is a file; this format needs a folder. Nothing was changed.</source>
        <translation>“{file}” adalah berkas; format ini memerlukan folder. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>“{file}” is there already, and no export wrote it. Choose another folder; nothing was changed.</source>
        <translation>“{file}” sudah ada dan bukan hasil ekspor. Pilih folder lain; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>“{file}”, which says what its annotations are, is not beside it</source>
        <translation>“{file}”, yang menerangkan anotasinya, tidak ada di sampingnya</translation>
    </message>
    <message>
        <source>“{format}” can be read but not written.</source>
        <translation>“{format}” dapat dibaca tetapi tidak dapat ditulis.</translation>
    </message>
    <message>
        <source>“{format}” is made of the texts. What can be written without them is {able}.</source>
        <translation>“{format}” terdiri dari teksnya. Yang dapat ditulis tanpa teks adalah {able}.</translation>
    </message>
    <message>
        <source>“{format}” is the whole project; it has no parts to train and to test with.</source>
        <translation>“{format}” adalah seluruh proyek; tidak ada bagian untuk melatih dan menguji.</translation>
    </message>
    <message>
        <source>“{key}” holds a zero character</source>
        <translation>“{key}” memuat karakter nol</translation>
    </message>
    <message>
        <source>“{key}” is neither true nor false</source>
        <translation>“{key}” bukan true atau false</translation>
    </message>
    <message>
        <source>“{key}” is not a list</source>
        <translation>“{key}” bukan daftar</translation>
    </message>
    <message>
        <source>“{key}” is not text</source>
        <translation>“{key}” bukan teks</translation>
    </message>
    <message>
        <source>“{label}” has an attribute “{name}” already. Nothing was changed.</source>
        <translation>“{label}” sudah punya atribut “{name}”. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a type or a feature</source>
        <translation>“{name}” tidak dapat menjadi nama tipe atau fitur</translation>
    </message>
    <message>
        <source>“{name}” cannot be written to</source>
        <translation>“{name}” tidak dapat ditulisi</translation>
    </message>
    <message>
        <source>“{name}” could not be brought up to date, so it was left as it is: {error}.</source>
        <translation>“{name}” tidak dapat diperbarui, sehingga dibiarkan apa adanya: {error}.</translation>
    </message>
    <message>
        <source>“{name}” could not be looked at</source>
        <translation>“{name}” tidak dapat diperiksa</translation>
    </message>
    <message>
        <source>“{name}” could not be made</source>
        <translation>“{name}” tidak dapat dibuat</translation>
    </message>
    <message>
        <source>“{name}” could not be opened</source>
        <translation>“{name}” tidak dapat dibuka</translation>
    </message>
    <message>
        <source>“{name}” could not be read</source>
        <translation>“{name}” tidak dapat dibaca</translation>
    </message>
    <message>
        <source>“{name}” could not be read again</source>
        <translation>“{name}” tidak dapat dibaca lagi</translation>
    </message>
    <message>
        <source>“{name}” could not be restored</source>
        <translation>“{name}” tidak dapat dipulihkan</translation>
    </message>
    <message>
        <source>“{name}” could not be written</source>
        <translation>“{name}” tidak dapat ditulis</translation>
    </message>
    <message>
        <source>“{name}” could not be written. What stood there is untouched</source>
        <translation>“{name}” tidak dapat ditulis. Yang ada di sana sebelumnya tidak tersentuh</translation>
    </message>
    <message>
        <source>“{name}” does not leave any text out.</source>
        <translation>“{name}” tidak meninggalkan teks apa pun.</translation>
    </message>
    <message>
        <source>“{name}” has another text there; it comes in as another article</source>
        <translation>teks “{name}” di sana berbeda; teks itu masuk sebagai artikel lain</translation>
    </message>
    <message>
        <source>“{name}” holds a {kind} “{stranger}” that Sorot did not make, so it was not opened.</source>
        <translation>“{name}” memuat {kind} “{stranger}” yang tidak dibuat Sorot, sehingga tidak dibuka.</translation>
    </message>
    <message>
        <source>“{name}” is a database of another program, not a Sorot project.</source>
        <translation>“{name}” adalah basis data program lain, bukan proyek Sorot.</translation>
    </message>
    <message>
        <source>“{name}” is a project. Choose another name; nothing was written.</source>
        <translation>“{name}” adalah proyek. Pilih nama lain; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>“{name}” is already there. Choose another name, or open it.</source>
        <translation>“{name}” sudah ada. Pilih nama lain, atau buka yang sudah ada.</translation>
    </message>
    <message>
        <source>“{name}” is already there. Choose another name; nothing was written.</source>
        <translation>“{name}” sudah ada. Pilih nama lain; tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>“{name}” is damaged at its very beginning. It was left as it is; restore a backup.</source>
        <translation>“{name}” rusak di bagian paling awal. Berkas dibiarkan apa adanya; pulihkan cadangan.</translation>
    </message>
    <message>
        <source>“{name}” is damaged, so no backup was made of it. Earlier backups are kept; restore one of them.</source>
        <translation>“{name}” rusak, sehingga tidak dibuatkan cadangan. Cadangan sebelumnya tetap ada; pulihkan salah satunya.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: it should have {due} bytes and has {length}. It was left as it is; restore a backup or ask for a fresh copy.</source>
        <translation>“{name}” rusak: seharusnya berukuran {due} bita, tetapi ada {length}. Berkas dibiarkan apa adanya; pulihkan cadangan atau mintalah salinan baru.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}” kosong.</translation>
    </message>
    <message>
        <source>“{name}” is held by another process. You can read it; to write to it, close it there first.</source>
        <translation>“{name}” sedang dipakai proses lain. Anda dapat membacanya; untuk menulisinya, tutup dulu di sana.</translation>
    </message>
    <message>
        <source>“{name}” is held by {user} on {host} (process {process}). You can read it; to write to it, close it there first.</source>
        <translation>“{name}” sedang dipakai {user} di {host} (proses {process}). Anda dapat membacanya; untuk menulisinya, tutup dulu di sana.</translation>
    </message>
    <message>
        <source>“{name}” is known here as somebody else; they may be one person</source>
        <translation>“{name}” dikenal di sini sebagai orang lain; mungkin keduanya satu orang</translation>
    </message>
    <message>
        <source>“{name}” is no file that leaves texts out.</source>
        <translation>“{name}” bukan berkas tanpa teks.</translation>
    </message>
    <message>
        <source>“{name}” is not a Sorot project.</source>
        <translation>“{name}” bukan proyek Sorot.</translation>
    </message>
    <message>
        <source>“{name}” is not a Sorot project: it does not say of which version it is.</source>
        <translation>“{name}” bukan proyek Sorot: tidak disebutkan versinya.</translation>
    </message>
    <message>
        <source>“{name}” is not a Sorot project: its “{part}” is not as Sorot makes it.</source>
        <translation>“{name}” bukan proyek Sorot: “{part}” di dalamnya tidak seperti buatan Sorot.</translation>
    </message>
    <message>
        <source>“{name}” is not an ordinary file, so it cannot be a project.</source>
        <translation>“{name}” bukan berkas biasa, sehingga tidak mungkin sebuah proyek.</translation>
    </message>
    <message>
        <source>“{name}” is not an ordinary file, so nothing was restored in its place.</source>
        <translation>“{name}” bukan berkas biasa, sehingga tidak ada yang dipulihkan di tempatnya.</translation>
    </message>
    <message>
        <source>“{name}” is not the lock file it should be, so nobody can be kept from writing at the same time. Move it elsewhere if you do not know it.</source>
        <translation>“{name}” bukan berkas kunci yang semestinya, sehingga orang lain tidak dapat dicegah menulis pada saat yang sama. Pindahkan ke tempat lain bila Anda tidak mengenalnya.</translation>
    </message>
    <message>
        <source>“{name}” is not there. It may have been moved or renamed.</source>
        <translation>“{name}” tidak ada. Mungkin sudah dipindahkan atau diganti namanya.</translation>
    </message>
    <message>
        <source>“{name}” is too short to be a project.</source>
        <translation>“{name}” terlalu pendek untuk sebuah proyek.</translation>
    </message>
    <message>
        <source>“{name}” is written as “{spelled}”</source>
        <translation>“{name}” ditulis sebagai “{spelled}”</translation>
    </message>
    <message>
        <source>“{name}” may not be read by you. Ask its owner for permission.</source>
        <translation>Anda tidak boleh membaca “{name}”. Mintalah izin kepada pemiliknya.</translation>
    </message>
    <message>
        <source>“{name}” stands for something else already</source>
        <translation>“{name}” sudah dipakai untuk hal lain</translation>
    </message>
    <message>
        <source>“{name}” there bears your name, and is taken for you: if so, say that the file comes from another computer of yours; if not, go by another name here first</source>
        <translation>“{name}” di sana bernama sama dengan Anda dan dianggap sebagai Anda: jika benar, nyatakan bahwa berkas berasal dari komputer Anda yang lain; jika tidak, pakailah dulu nama lain di sini</translation>
    </message>
    <message>
        <source>“{name}” there bears your name: you go on as that person here</source>
        <translation>“{name}” di sana bernama sama dengan Anda: di sini Anda melanjutkan sebagai orang itu</translation>
    </message>
    <message>
        <source>“{name}” was moved, renamed or deleted while it is open, or another file took its place. This change was not saved. Put it back where it was and try again, or keep all that is open: File, Save a copy.</source>
        <translation>“{name}” dipindahkan, diganti namanya, atau dihapus selagi terbuka, atau berkas lain menempati tempatnya. Perubahan ini tidak disimpan. Kembalikan ke tempatnya lalu coba lagi, atau simpan semua yang terbuka: Berkas, Simpan salinan.</translation>
    </message>
    <message>
        <source>“{name}” was removed there, and goes here too</source>
        <translation>“{name}” dihapus di sana, dan juga dihapus di sini</translation>
    </message>
    <message>
        <source>“{name}” was removed there, and stays, because spans here use it</source>
        <translation>“{name}” dihapus di sana, tetapi tetap ada karena dipakai rentang di sini</translation>
    </message>
    <message>
        <source>“{name}” was written by a newer version of Sorot. Install that version to open it.</source>
        <translation>“{name}” ditulis oleh versi Sorot yang lebih baru. Pasang versi itu untuk membukanya.</translation>
    </message>
    <message>
        <source>“{name}” was written, but a power cut could still take it</source>
        <translation>“{name}” sudah ditulis, tetapi masih dapat hilang bila listrik padam</translation>
    </message>
    <message>
        <source>“{name}”: {field} becomes “{theirs}”; here it is “{ours}”</source>
        <translation>“{name}”: {field} menjadi “{theirs}”; di sini “{ours}”</translation>
    </message>
    <message>
        <source>“{number}” is no whole number</source>
        <translation>“{number}” bukan bilangan bulat</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” are one person already. Nothing was changed.</source>
        <translation>“{one}” dan “{other}” sudah satu orang. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>“{pattern}” is no regular expression: {error}.</source>
        <translation>“{pattern}” bukan ekspresi reguler: {error}.</translation>
    </message>
    <message>
        <source>“{shares}” is not a split such as 80/10/10</source>
        <translation>“{shares}” bukan pembagian seperti 80/10/10</translation>
    </message>
    <message>
        <source>“{table}” has other columns than expected ({columns})</source>
        <translation>kolom “{table}” lain dari yang diharapkan ({columns})</translation>
    </message>
    <message>
        <source>“{table}” is no table of a project</source>
        <translation>“{table}” bukan tabel sebuah proyek</translation>
    </message>
    <message>
        <source>“{table}” row {row}</source>
        <translation>“{table}” baris {row}</translation>
    </message>
    <message>
        <source>“{table}” {id} has a stamp that is none: {stamp}</source>
        <translation>cap waktu “{table}” {id} bukan cap waktu: {stamp}</translation>
    </message>
    <message>
        <source>“{table}” {id} holds no JSON in “{column}”</source>
        <translation>“{column}” pada “{table}” {id} bukan JSON</translation>
    </message>
    <message>
        <source>“{table}” {id} is dated more than a day ahead</source>
        <translation>“{table}” {id} bertanggal lebih dari sehari di depan</translation>
    </message>
    <message>
        <source>“{tag}” is no tag such as O, B-LABEL or I-LABEL</source>
        <translation>“{tag}” bukan tag seperti O, B-LABEL, atau I-LABEL</translation>
    </message>
    <message>
        <source>“{unknown}” is no column of an article ({names} are)</source>
        <translation>“{unknown}” bukan kolom artikel (yang ada {names})</translation>
    </message>
    <message>
        <source>… and more</source>
        <translation>… dan lainnya</translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source> and </source>
        <translation> dan </translation>
    </message>
    <message>
        <source>&amp;Report on rounds {rounds}…</source>
        <translation>&amp;Laporan putaran {rounds}…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Laporan…</translation>
    </message>
    <message>
        <source>&amp;Serve them again</source>
        <translation>&amp;Sajikan lagi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>How many of your finished articles come again</source>
        <translation>Berapa banyak artikel Anda yang sudah selesai muncul lagi</translation>
    </message>
    <message>
        <source>Opens a new, blind round with these articles</source>
        <translation>Membuka putaran buta baru dengan artikel-artikel ini</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Baca lagi</translation>
    </message>
    <message>
        <source>Round {round} has {count} of your articles again: choose “Assigned to me” in the list.</source>
        <translation>Putaran {round} memuat lagi {count} artikel Anda: pilih “Tugas saya” di daftar.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Benih acak</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>The same seed draws the same articles</source>
        <translation>Benih acak yang sama memilih artikel yang sama</translation>
    </message>
    <message>
        <source>Writes how far you agree with yourself between your rounds</source>
        <translation>Menulis sejauh mana Anda sepakat dengan diri sendiri antarputaran</translation>
    </message>
    <message>
        <source>You have finished {finished} articles in round {round}. {count} of them would come again, blind, in round {next}. The project is in that round from then on, for teammates too, until you go back (Team, Round…).</source>
        <translation>Anda telah menyelesaikan {finished} artikel di putaran {round}. {count} di antaranya akan datang lagi, buta, di putaran {next}. Sejak itu proyek berada di putaran tersebut, juga bagi rekan, sampai Anda kembali (Tim, Putaran…).</translation>
    </message>
</context>
<context>
    <name>AgreementCards</name>
    <message>
        <source>Agreement by pair</source>
        <translation>Kesepakatan per pasangan</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ, on what both have done</source>
        <translation>κ Cohen, pada yang diselesaikan keduanya</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Label yang tertukar</translation>
    </message>
    <message>
        <source>Gather a teammate&apos;s work to see how far you agree.</source>
        <translation>Kumpulkan pekerjaan rekan untuk melihat sejauh mana Anda sepakat.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α, unitized, on 1 shared article</source>
        <translation>α Krippendorff, berbasis unit, pada 1 artikel bersama</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α, unitized, on {count} shared articles</source>
        <translation>α Krippendorff, berbasis unit, pada {count} artikel bersama</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Pasangan</translation>
    </message>
    <message>
        <source>Shows which labels are taken for which, once two have finished an article.</source>
        <translation>Menunjukkan label mana yang tertukar, setelah dua orang menyelesaikan satu artikel.</translation>
    </message>
    <message>
        <source>This round is blind: agreement is measured once somebody opens it (Team, Round).</source>
        <translation>Putaran ini buta: kesepakatan diukur setelah seseorang membukanya (Tim, Putaran).</translation>
    </message>
    <message>
        <source>Whose labels are compared</source>
        <translation>Label siapa yang dibandingkan</translation>
    </message>
    <message>
        <source>agreement: two people have to mark one article done</source>
        <translation>kesepakatan: dua orang harus menandai satu artikel selesai</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nihil</translation>
    </message>
    <message>
        <source>rows {one}, columns {other}</source>
        <translation>baris {one}, kolom {other}</translation>
    </message>
    <message>
        <source>{one} and {other}: {value} on {count} articles</source>
        <translation>{one} dan {other}: {value} pada {count} artikel</translation>
    </message>
    <message>
        <source>{one} {mine}, {other} {theirs}: {count}</source>
        <translation>{one} {mine}, {other} {theirs}: {count}</translation>
    </message>
</context>
<context>
    <name>AllSpansModel</name>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Kutipan</translation>
    </message>
</context>
<context>
    <name>AlsoPanel</name>
    <message>
        <source>ALSO IN THIS PROJECT</source>
        <translation>JUGA DALAM PROYEK INI</translation>
    </message>
    <message>
        <source>Review and label…</source>
        <translation>Tinjau dan labeli…</translation>
    </message>
    <message>
        <source>Shows these places in a list, where ticked ones get a label</source>
        <translation>Menampilkan tempat-tempat ini dalam daftar; yang dicentang diberi label</translation>
    </message>
    <message>
        <source>“{quote}” stands at one more place, unlabelled.</source>
        <translation>“{quote}” ada di satu tempat lain, belum berlabel.</translation>
    </message>
    <message>
        <source>“{quote}” stands at {times} more places in {articles} articles, unlabelled.</source>
        <translation>“{quote}” ada di {times} tempat lain dalam {articles} artikel, belum berlabel.</translation>
    </message>
</context>
<context>
    <name>Annotate</name>
    <message>
        <source>1 word</source>
        <translation>1 kata</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} kata</translation>
    </message>
    <message>
        <source>{label}, by {name}, {place} of {count}</source>
        <translation>{label}, oleh {name}, {place} dari {count}</translation>
    </message>
    <message>
        <source>{label}, {place} of {count}</source>
        <translation>{label}, {place} dari {count}</translation>
    </message>
</context>
<context>
    <name>AnnotateScreen</name>
    <message>
        <source>Select words in the text, or click a span, then type a label&apos;s name.</source>
        <translation>Pilih kata dalam teks, atau klik sebuah rentang, lalu ketik nama label.</translation>
    </message>
</context>
<context>
    <name>ArticleDeeds</name>
    <message>
        <source>&amp;Article details…</source>
        <translation>Rincian &amp;artikel…</translation>
    </message>
    <message>
        <source>&amp;Done and next</source>
        <translation>Selesai dan &amp;lanjut</translation>
    </message>
    <message>
        <source>&amp;Filter articles</source>
        <translation>&amp;Saring artikel</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>A&amp;rtikel berikutnya</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>&amp;Artikel sebelumnya</translation>
    </message>
    <message>
        <source>&amp;Skip and next</source>
        <translation>Le&amp;wati dan lanjut</translation>
    </message>
    <message>
        <source>Correct title, source, date, language and address</source>
        <translation>Perbaiki judul, sumber, tanggal, bahasa, dan alamat</translation>
    </message>
    <message>
        <source>Done, or not d&amp;one</source>
        <translation>S&amp;elesai, atau belum</translation>
    </message>
    <message>
        <source>Every article in the list is done or skipped.</source>
        <translation>Semua artikel dalam daftar sudah selesai atau dilewati.</translation>
    </message>
    <message>
        <source>Mark the article done and open the next unfinished one</source>
        <translation>Tandai artikel ini selesai dan buka berikutnya yang belum selesai</translation>
    </message>
    <message>
        <source>Mark the article done, or in progress again</source>
        <translation>Tandai artikel ini selesai, atau dikerjakan lagi</translation>
    </message>
    <message>
        <source>Next &amp;unfinished article</source>
        <translation>Artikel berikutnya &amp;yang belum selesai</translation>
    </message>
    <message>
        <source>Open the article before in the list</source>
        <translation>Buka artikel sebelumnya dalam daftar</translation>
    </message>
    <message>
        <source>Open the next article of the list</source>
        <translation>Buka artikel berikutnya dalam daftar</translation>
    </message>
    <message>
        <source>Open the next article that is neither done nor skipped</source>
        <translation>Buka artikel berikutnya yang belum selesai dan tidak dilewati</translation>
    </message>
    <message>
        <source>Put the article aside and open the next unfinished one</source>
        <translation>Sisihkan artikel ini dan buka berikutnya yang belum selesai</translation>
    </message>
    <message>
        <source>Rem&amp;ove article</source>
        <translation>&amp;Hapus artikel</translation>
    </message>
    <message>
        <source>Take the article and its spans out of the project; undo brings it back</source>
        <translation>Keluarkan artikel dan rentangnya dari proyek; Urungkan mengembalikannya</translation>
    </message>
    <message>
        <source>Type to list only some articles</source>
        <translation>Ketik untuk menampilkan sebagian artikel saja</translation>
    </message>
    <message>
        <source>“{title}” was removed. Undo brings it back.</source>
        <translation>“{title}” dihapus. Urungkan mengembalikannya.</translation>
    </message>
</context>
<context>
    <name>ArticleLabels</name>
    <message>
        <source>Give the whole article this label; once more gives the next choice, then none</source>
        <translation>Beri label ini pada seluruh artikel; sekali lagi memberi pilihan berikutnya, lalu kosong</translation>
    </message>
    <message>
        <source>Label of articles {key}</source>
        <translation>Label artikel {key}</translation>
    </message>
    <message>
        <source>Open an article first, then label it.</source>
        <translation>Buka artikel dulu, lalu beri label.</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>tidak diberikan</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
</context>
<context>
    <name>ArticleLabelsPanel</name>
    <message>
        <source>Labels the whole article; a second click takes the label away</source>
        <translation>Memberi label pada seluruh artikel; klik kedua mencabutnya</translation>
    </message>
    <message>
        <source>THIS ARTICLE</source>
        <translation>ARTIKEL INI</translation>
    </message>
    <message>
        <source>{said} (Alt+{key})</source>
        <translation>{said} (Alt+{key})</translation>
    </message>
</context>
<context>
    <name>ArticlesModel</name>
    <message>
        <source>1 span</source>
        <translation>1 rentang</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>ARTICLES</source>
        <translation>ARTIKEL</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Articles done</source>
        <translation>Artikel selesai</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Tugas saya</translation>
    </message>
    <message>
        <source>Bring in articles</source>
        <translation>Masukkan artikel</translation>
    </message>
    <message>
        <source>Bring in articles…</source>
        <translation>Masukkan artikel…</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Menurut tanggal</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Menurut sumber</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Menurut status</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Menurut judul</translation>
    </message>
    <message>
        <source>Chooses files or a folder to read articles from</source>
        <translation>Memilih berkas atau folder sumber artikel</translation>
    </message>
    <message>
        <source>Chooses which articles are listed, and their order</source>
        <translation>Memilih artikel mana yang ditampilkan dan urutannya</translation>
    </message>
    <message>
        <source>Filter articles</source>
        <translation>Saring artikel</translation>
    </message>
    <message>
        <source>How many articles you have finished</source>
        <translation>Berapa artikel yang sudah Anda selesaikan</translation>
    </message>
    <message>
        <source>In the order they came</source>
        <translation>Menurut urutan masuk</translation>
    </message>
    <message>
        <source>Listed: {what}</source>
        <translation>Ditampilkan: {what}</translation>
    </message>
    <message>
        <source>Lists only articles whose title, source or file name holds this</source>
        <translation>Hanya menampilkan artikel yang judul, sumber, atau nama berkasnya memuat ini</translation>
    </message>
    <message>
        <source>Most spans first</source>
        <translation>Rentang terbanyak dulu</translation>
    </message>
    <message>
        <source>No article is like that. Change the filter to see others.</source>
        <translation>Tidak ada artikel yang cocok. Ubah saringan untuk melihat yang lain.</translation>
    </message>
    <message>
        <source>No articles yet. Bring some in, or drop files or a folder on this window.</source>
        <translation>Belum ada artikel. Masukkan artikel, atau jatuhkan berkas atau folder ke jendela ini.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Perlu diputuskan</translation>
    </message>
    <message>
        <source>{done} / {total} DONE</source>
        <translation>{done} / {total} SELESAI</translation>
    </message>
</context>
<context>
    <name>ArticlesView</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Up and down open an article, Enter goes to its text</source>
        <translation>Panah atas dan bawah membuka artikel, Enter menuju teksnya</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>&amp;Assign</source>
        <translation>&amp;Tugaskan</translation>
    </message>
    <message>
        <source>&amp;Take all back</source>
        <translation>Tari&amp;k kembali semua</translation>
    </message>
    <message>
        <source>A pilot: a few articles, for everybody ticked</source>
        <translation>Uji coba: beberapa artikel, untuk semua yang dicentang</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Semua artikel</translation>
    </message>
    <message>
        <source>All such articles are assigned. Hand out a copy, or let teammates gather your file, so that they know who reads what.</source>
        <translation>Semua artikel seperti itu sudah dibagikan. Bagikan salinan, atau biarkan rekan mengumpulkan berkas Anda, agar mereka tahu siapa membaca apa.</translation>
    </message>
    <message>
        <source>Articles that hold these words</source>
        <translation>Artikel yang memuat kata-kata ini</translation>
    </message>
    <message>
        <source>Assign articles</source>
        <translation>Tugaskan artikel</translation>
    </message>
    <message>
        <source>Assigned: {count}</source>
        <translation>Ditugaskan: {count}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>How many articles everybody reads first</source>
        <translation>Berapa artikel yang dibaca semua orang lebih dulu</translation>
    </message>
    <message>
        <source>How many people read each article</source>
        <translation>Berapa orang membaca tiap artikel</translation>
    </message>
    <message>
        <source>In the article&apos;s title, source or file name</source>
        <translation>Dalam judul, sumber, atau nama berkas artikel</translation>
    </message>
    <message>
        <source>New in round {round}: {each}.</source>
        <translation>Baru di putaran {round}: {each}.</translation>
    </message>
    <message>
        <source>No article is like that.</source>
        <translation>Tidak ada artikel seperti itu.</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>Belum ada yang dipilih.</translation>
    </message>
    <message>
        <source>Nothing is assigned in this round any more.</source>
        <translation>Tidak ada lagi yang ditugaskan di putaran ini.</translation>
    </message>
    <message>
        <source>Pilot articles</source>
        <translation>Artikel uji coba</translation>
    </message>
    <message>
        <source>READERS</source>
        <translation>PEMBACA</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Pembaca</translation>
    </message>
    <message>
        <source>Readers of each</source>
        <translation>Pembaca tiap artikel</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Benih acak</translation>
    </message>
    <message>
        <source>Space ticks who gets articles</source>
        <translation>Spasi mencentang siapa yang mendapat artikel</translation>
    </message>
    <message>
        <source>Takes back what is assigned in this round</source>
        <translation>Menarik kembali penugasan di putaran ini</translation>
    </message>
    <message>
        <source>Teammates come into this list where a copy is handed out (Team, Hand out a copy).</source>
        <translation>Rekan masuk ke daftar ini lewat pembagian salinan (Tim, Bagikan salinan).</translation>
    </message>
    <message>
        <source>The same seed gives the same plan</source>
        <translation>Benih acak yang sama memberi rencana yang sama</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Yang mana</translation>
    </message>
    <message>
        <source>Which articles are handed out</source>
        <translation>Artikel mana yang dibagikan</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>Write down who reads what</source>
        <translation>Catat siapa membaca apa</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <translation>{name} {count}</translation>
    </message>
</context>
<context>
    <name>AttributesView</name>
    <message>
        <source>A span without it counts as unfinished</source>
        <translation>Rentang tanpanya dihitung belum selesai</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Adds an attribute of this name</source>
        <translation>Menambah atribut dengan nama ini</translation>
    </message>
    <message>
        <source>Another span</source>
        <translation>Rentang lain</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Atribut</translation>
    </message>
    <message>
        <source>Attribute name</source>
        <translation>Nama atribut</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Atribut</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>Atribut baru</translation>
    </message>
    <message>
        <source>New attribute, for instance Giver</source>
        <translation>Atribut baru, misalnya Pemberi</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>One choice a line</source>
        <translation>Satu pilihan per baris</translation>
    </message>
    <message>
        <source>One choice a line; spans keep a choice that is renamed in its place</source>
        <translation>Satu pilihan per baris; rentang tetap memegang pilihan yang diganti namanya di tempat</translation>
    </message>
    <message>
        <source>Puts the attribute before the one above</source>
        <translation>Menaruh atribut ini sebelum yang di atasnya</translation>
    </message>
    <message>
        <source>Puts the attribute behind the one below</source>
        <translation>Menaruh atribut ini sesudah yang di bawahnya</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Wajib</translation>
    </message>
    <message>
        <source>Takes the attribute from the label; what spans say under it stays stored</source>
        <translation>Menghapus atribut dari label; isian rentang di bawahnya tetap tersimpan</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Type a name and press Enter to add an attribute</source>
        <translation>Ketik nama lalu tekan Enter untuk menambah atribut</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>What can be said about a span of this label</source>
        <translation>Apa yang dapat dicatat tentang rentang berlabel ini</translation>
    </message>
    <message>
        <source>What its values are</source>
        <translation>Jenis nilainya</translation>
    </message>
    <message>
        <source>What the attribute is called</source>
        <translation>Nama atribut ini</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ya atau tidak</translation>
    </message>
    <message>
        <source>required</source>
        <translation>wajib</translation>
    </message>
</context>
<context>
    <name>Avatar</name>
    <message>
        <source>Opens the menu of people: who you are here, whose spans are shown</source>
        <translation>Membuka menu orang: siapa Anda di sini, rentang siapa yang ditampilkan</translation>
    </message>
    <message>
        <source>You are {name}</source>
        <translation>Anda adalah {name}</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>before gathering</source>
        <translation>sebelum pengumpulan</translation>
    </message>
    <message>
        <source>before repair</source>
        <translation>sebelum perbaikan</translation>
    </message>
    <message>
        <source>before restore</source>
        <translation>sebelum pemulihan</translation>
    </message>
    <message>
        <source>before update</source>
        <translation>sebelum pembaruan</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>harian</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>A backup is made each day and before anything risky. Going back keeps what is now.</source>
        <translation>Cadangan dibuat setiap hari dan sebelum hal yang berisiko. Saat kembali, keadaan sekarang tetap disimpan.</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Each row is a copy of the project as it was</source>
        <translation>Tiap baris adalah salinan proyek pada waktu itu</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Kembali ke sini</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Lihat isinya</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>Mencari cadangan…</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Opens the copy for reading</source>
        <translation>Membuka salinan ini untuk dibaca</translation>
    </message>
    <message>
        <source>Puts the copy in the project&apos;s place; the project as it is now is kept as a backup first</source>
        <translation>Menaruh salinan ini sebagai proyek; proyek yang sekarang disimpan dulu sebagai cadangan</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>There are no backups yet. One is made each day that the project is opened.</source>
        <translation>Belum ada cadangan. Satu dibuat setiap hari proyek dibuka.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Tutup pemberitahuan</translation>
    </message>
    <message>
        <source>Does what the notice offers</source>
        <translation>Melakukan yang ditawarkan pemberitahuan</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Takes the notice away</source>
        <translation>Menutup pemberitahuan ini</translation>
    </message>
</context>
<context>
    <name>BarsChart</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Spans by label</source>
        <translation>Rentang per label</translation>
    </message>
    <message>
        <source>The codebook has no labels yet.</source>
        <translation>Buku kode belum punya label.</translation>
    </message>
    <message>
        <source>and {count} more labels</source>
        <translation>dan {count} label lagi</translation>
    </message>
    <message>
        <source>{label}: {count} spans</source>
        <translation>{label}: {count} rentang</translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>Span</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>{kind} · changed since</source>
        <translation>{kind} · berubah sejak itu</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>A digit accepts that annotator, 0 rejects, J and K walk, C comments, N notes, Backspace reopens, S sorts</source>
        <translation>Angka menerima anotator itu, 0 menolak, J dan K berjalan, C berkomentar, N mencatat, Backspace membuka lagi, S mengurutkan</translation>
    </message>
    <message>
        <source>Places to settle</source>
        <translation>Tempat yang perlu diputuskan</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Copied as a picture</source>
        <translation>Disalin sebagai gambar</translation>
    </message>
    <message>
        <source>Copied as a table</source>
        <translation>Disalin sebagai tabel</translation>
    </message>
    <message>
        <source>Copies the chart as a picture or a table, or saves it as SVG</source>
        <translation>Menyalin bagan sebagai gambar atau tabel, atau menyimpannya sebagai SVG</translation>
    </message>
    <message>
        <source>Copy as &amp;picture</source>
        <translation>Salin sebagai &amp;gambar</translation>
    </message>
    <message>
        <source>Copy as &amp;table</source>
        <translation>Salin sebagai &amp;tabel</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Simpan sebagai &amp;SVG…</translation>
    </message>
    <message>
        <source>Save as SVG</source>
        <translation>Simpan sebagai SVG</translation>
    </message>
    <message>
        <source>Take “{title}” along</source>
        <translation>Bawa “{title}”</translation>
    </message>
    <message>
        <source>The chart is saved as {file}.</source>
        <translation>Bagan disimpan sebagai {file}.</translation>
    </message>
</context>
<context>
    <name>ChoiceView</name>
    <message>
        <source>A page with counts, agreement, codebook, licence and citation</source>
        <translation>Halaman berisi jumlah, kesepakatan, buku kode, lisensi, dan sitasi</translation>
    </message>
    <message>
        <source>Articles, who reads them, and the round</source>
        <translation>Artikel, pembacanya, dan putaran</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>Codebook: labels and their definitions</source>
        <translation>Buku kode: label dan definisinya</translation>
    </message>
    <message>
        <source>Everybody, a record for each</source>
        <translation>Semua orang, satu rekaman masing-masing</translation>
    </message>
    <message>
        <source>Fail where anything is left out</source>
        <translation>Gagalkan bila ada yang tertinggal</translation>
    </message>
    <message>
        <source>File and layer</source>
        <translation>Berkas dan lapisan</translation>
    </message>
    <message>
        <source>Finished articles only</source>
        <translation>Hanya artikel yang selesai</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Hashes and lengths stand for texts that may not be passed on; no quotes</source>
        <translation>Hash dan panjang menggantikan teks yang tidak boleh disebarkan; tanpa kutipan</translation>
    </message>
    <message>
        <source>How the tags say where a span begins and ends</source>
        <translation>Cara tag menyatakan awal dan akhir rentang</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Leave out articles that are not marked as done</source>
        <translation>Tinggalkan artikel yang belum ditandai selesai</translation>
    </message>
    <message>
        <source>Leave out the texts</source>
        <translation>Tanpa teks</translation>
    </message>
    <message>
        <source>New spans</source>
        <translation>Rentang baru</translation>
    </message>
    <message>
        <source>Nothing is written where a span cannot be said in full</source>
        <translation>Tidak ada yang ditulis bila sebuah rentang tidak dapat dinyatakan utuh</translation>
    </message>
    <message>
        <source>Of which round</source>
        <translation>Dari putaran mana</translation>
    </message>
    <message>
        <source>Off tokens</source>
        <translation>Tak pas token</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Relations, labels of articles, comments, decisions, and how far the articles have come</source>
        <translation>Relasi, label artikel, komentar, keputusan, dan sejauh mana artikel dikerjakan</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>Space ticks a line; what is not ticked stays out</source>
        <translation>Spasi mencentang baris; yang tidak dicentang tidak ikut</translation>
    </message>
    <message>
        <source>Spans of</source>
        <translation>Rentang dari</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>WHAT TO WRITE</source>
        <translation>YANG DITULIS</translation>
    </message>
    <message>
        <source>What becomes of spans that end inside a token</source>
        <translation>Bagaimana dengan rentang yang berakhir di dalam token</translation>
    </message>
    <message>
        <source>What the file is for</source>
        <translation>Kegunaan berkas ini</translation>
    </message>
    <message>
        <source>What to take</source>
        <translation>Yang akan diambil</translation>
    </message>
    <message>
        <source>Whose rules cut the text into tokens</source>
        <translation>Aturan bahasa mana yang memotong teks menjadi token</translation>
    </message>
    <message>
        <source>Whose spans are written</source>
        <translation>Rentang siapa yang ditulis</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Mengapa tidak</translation>
    </message>
    <message>
        <source>Write a dataset card</source>
        <translation>Tulis kartu data</translation>
    </message>
    <message>
        <source>{file}, from {name}</source>
        <translation>{file}, dari {name}</translation>
    </message>
    <message>
        <source>{name} ({count} spans)</source>
        <translation>{name} ({count} rentang)</translation>
    </message>
    <message>
        <source>{name}, round {round}</source>
        <translation>{name}, putaran {round}</translation>
    </message>
    <message>
        <source>{name}: comments and verdicts</source>
        <translation>{name}: komentar dan putusan</translation>
    </message>
    <message>
        <source>{name}: {new} spans new, {changed} changed, {removed} removed, {others} other things</source>
        <translation>{name}: {new} rentang baru, {changed} berubah, {removed} dihapus, {others} hal lain</translation>
    </message>
</context>
<context>
    <name>CodebookDialog</name>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Adds a label of this name</source>
        <translation>Menambah label dengan nama ini</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes the codebook; everything is saved</source>
        <translation>Menutup buku kode; semuanya sudah tersimpan</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Buku kode</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Impor…</translation>
    </message>
    <message>
        <source>LABELS</source>
        <translation>LABEL</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Gabungkan…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Naikkan</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Label baru</translation>
    </message>
    <message>
        <source>New label, for instance Gift</source>
        <translation>Label baru, misalnya Hadiah</translation>
    </message>
    <message>
        <source>No labels yet. Type a name on the left, or import a codebook file.</source>
        <translation>Belum ada label. Ketik nama di sebelah kiri, atau impor berkas buku kode.</translation>
    </message>
    <message>
        <source>Put under the label above</source>
        <translation>Jadikan bawahan label di atasnya</translation>
    </message>
    <message>
        <source>Reads the chosen label&apos;s spans as another&apos;s, after a look</source>
        <translation>Membaca rentang label terpilih sebagai milik label lain, setelah dilihat dulu</translation>
    </message>
    <message>
        <source>Spans, whole articles, or relations of spans</source>
        <translation>Rentang, seluruh artikel, atau relasi antarrentang</translation>
    </message>
    <message>
        <source>Take out from under its label</source>
        <translation>Keluarkan dari label induknya</translation>
    </message>
    <message>
        <source>Type a name and press Enter to add a label</source>
        <translation>Ketik nama lalu tekan Enter untuk menambah label</translation>
    </message>
    <message>
        <source>What the new label is for</source>
        <translation>Kegunaan label baru</translation>
    </message>
    <message>
        <source>for articles</source>
        <translation>untuk artikel</translation>
    </message>
    <message>
        <source>for relations</source>
        <translation>untuk relasi</translation>
    </message>
    <message>
        <source>for spans</source>
        <translation>untuk rentang</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>AS IT WILL BE READ</source>
        <translation>SEPERTI AKAN DIBACA</translation>
    </message>
    <message>
        <source>Everything in the file</source>
        <translation>Seluruh isi berkas</translation>
    </message>
    <message>
        <source>IN THE FILE</source>
        <translation>DI DALAM BERKAS</translation>
    </message>
    <message>
        <source>Lines that are not read are struck through; {counted}</source>
        <translation>Baris yang tidak dibaca dicoret; {counted}</translation>
    </message>
    <message>
        <source>Open the file with the program that this computer has for it</source>
        <translation>Buka berkas dengan program yang tersedia di komputer ini</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>Buka aslinya</translation>
    </message>
    <message>
        <source>Text as it will be read</source>
        <translation>Teks seperti akan dibaca</translation>
    </message>
    <message>
        <source>What comes into the project</source>
        <translation>Yang masuk ke proyek</translation>
    </message>
    <message>
        <source>left out: {left} of {all} lines</source>
        <translation>ditinggalkan: {left} dari {all} baris</translation>
    </message>
    <message>
        <source>nothing is left out</source>
        <translation>tidak ada yang ditinggalkan</translation>
    </message>
    <message>
        <source>read by {reader}</source>
        <translation>dibaca oleh {reader}</translation>
    </message>
</context>
<context>
    <name>ConcordanceDialog</name>
    <message>
        <source>&amp;Regular expression</source>
        <translation>Ekspresi &amp;reguler</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 artikel</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 tempat</translation>
    </message>
    <message>
        <source>1 span added</source>
        <translation>1 rentang ditambahkan</translation>
    </message>
    <message>
        <source>All ticked places have that label already.</source>
        <translation>Semua tempat yang dicentang sudah berlabel itu.</translation>
    </message>
    <message>
        <source>Ends the search; nothing is shown of it</source>
        <translation>Mengakhiri pencarian; hasilnya tidak ditampilkan</translation>
    </message>
    <message>
        <source>Gives all ticked places a label, as one step</source>
        <translation>Memberi label pada semua tempat yang dicentang, dalam satu langkah</translation>
    </message>
    <message>
        <source>Go to text</source>
        <translation>Ke teks</translation>
    </message>
    <message>
        <source>Label ticked</source>
        <translation>Labeli yang dicentang</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Tidak ada yang ditemukan.</translation>
    </message>
    <message>
        <source>Opens the article at this place</source>
        <translation>Membuka artikel di tempat ini</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Ekspresi reguler</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Search in all articles</source>
        <translation>Cari di semua artikel</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Mencari…</translation>
    </message>
    <message>
        <source>Searching… {done} of {of}</source>
        <translation>Mencari… {done} dari {of}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Type what to look for in all articles of the project.</source>
        <translation>Ketik yang dicari di semua artikel proyek ini.</translation>
    </message>
    <message>
        <source>What is typed is a pattern, not words</source>
        <translation>Yang diketik adalah pola, bukan kata</translation>
    </message>
    <message>
        <source>Words, &quot;a phrase&quot;, begin*, -without</source>
        <translation>Kata, &quot;frasa&quot;, awal*, -tanpa</translation>
    </message>
    <message>
        <source>Words, &quot;a phrase&quot;, begin*, -without; or a pattern</source>
        <translation>Kata, &quot;frasa&quot;, awal*, -tanpa; atau pola</translation>
    </message>
    <message>
        <source>{count} articles</source>
        <translation>{count} artikel</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} tempat</translation>
    </message>
    <message>
        <source>{count} spans added</source>
        <translation>{count} rentang ditambahkan</translation>
    </message>
    <message>
        <source>{places} in {articles}, {ticked} ticked</source>
        <translation>{places} di {articles}, {ticked} dicentang</translation>
    </message>
    <message>
        <source>{said}; Undo takes it back.</source>
        <translation>{said}; Urungkan membatalkannya.</translation>
    </message>
    <message>
        <source>{said}; Undo takes them back.</source>
        <translation>{said}; Urungkan membatalkannya.</translation>
    </message>
</context>
<context>
    <name>CopiesCard</name>
    <message>
        <source>Alike</source>
        <translation>Kemiripan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Lists all near-copies</source>
        <translation>Mendaftar semua artikel yang hampir sama</translation>
    </message>
    <message>
        <source>Near-copies</source>
        <translation>Salinan mirip</translation>
    </message>
    <message>
        <source>No two articles are nearly the same.</source>
        <translation>Tidak ada dua artikel yang hampir sama.</translation>
    </message>
    <message>
        <source>Opens this article</source>
        <translation>Membuka artikel ini</translation>
    </message>
    <message>
        <source>and {count} more pairs</source>
        <translation>dan {count} pasangan lagi</translation>
    </message>
    <message>
        <source>kept on one side of a split</source>
        <translation>disimpan di satu sisi pembagian</translation>
    </message>
    <message>
        <source>on two sides</source>
        <translation>di dua sisi</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>tanpa judul</translation>
    </message>
</context>
<context>
    <name>CountedDialog</name>
    <message>
        <source>&amp;Go to text</source>
        <translation>&amp;Ke teks</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Enter goes to the text</source>
        <translation>Enter menuju ke teks</translation>
    </message>
    <message>
        <source>Opens the article at this place</source>
        <translation>Membuka artikel di tempat ini</translation>
    </message>
    <message>
        <source>{count} listed</source>
        <translation>{count} terdaftar</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Not a date, so it is not saved. Write 2024, 2024-06 or 2024-06-19.</source>
        <translation>Bukan tanggal, jadi tidak disimpan. Tulis 2024, 2024-06, atau 2024-06-19.</translation>
    </message>
</context>
<context>
    <name>DecisionsDialog</name>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Pertahankan</translation>
    </message>
    <message>
        <source>&amp;Merge the labels…</source>
        <translation>&amp;Gabungkan labelnya…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Putuskan</translation>
    </message>
    <message>
        <source>Decide later; it is kept</source>
        <translation>Putuskan nanti; tetap tersimpan</translation>
    </message>
    <message>
        <source>Does what the button says</source>
        <translation>Melakukan yang tertulis pada tombol</translation>
    </message>
    <message>
        <source>Nothing is left to decide.</source>
        <translation>Tidak ada lagi yang perlu diputuskan.</translation>
    </message>
    <message>
        <source>Removed by somebody, but spans use it: it goes with the last of them</source>
        <translation>Dihapus seseorang, tetapi masih dipakai rentang: hilang bersama rentang terakhir</translation>
    </message>
    <message>
        <source>They are one &amp;person</source>
        <translation>Mereka satu &amp;orang</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Perlu diputuskan</translation>
    </message>
    <message>
        <source>Two annotators go by this name: they may be one person</source>
        <translation>Dua anotator memakai nama ini: mungkin satu orang</translation>
    </message>
    <message>
        <source>Two labels go by this name: they can be merged</source>
        <translation>Dua label memakai nama ini: keduanya dapat digabungkan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>What gathering left open; the button below decides the chosen line</source>
        <translation>Yang belum tuntas setelah pengumpulan; tombol di bawah memutuskan baris terpilih</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>&amp;Export spans…</source>
        <translation>&amp;Ekspor rentang…</translation>
    </message>
    <message>
        <source>&amp;Import articles…</source>
        <translation>&amp;Impor artikel…</translation>
    </message>
    <message>
        <source>&amp;Take in a codebook…</source>
        <translation>&amp;Masukkan buku kode…</translation>
    </message>
    <message>
        <source>Add the labels of a codebook file</source>
        <translation>Tambahkan label dari berkas buku kode</translation>
    </message>
    <message>
        <source>All labels of “{title}” are here already.</source>
        <translation>Semua label “{title}” sudah ada di sini.</translation>
    </message>
    <message>
        <source>Bring in articles and spans from files and folders</source>
        <translation>Masukkan artikel dan rentang dari berkas dan folder</translation>
    </message>
    <message>
        <source>Change labels, their definitions, keys and attributes</source>
        <translation>Ubah label, definisi, tombol, dan atributnya</translation>
    </message>
    <message>
        <source>Codebooks (*.json *.qdc);;All files (*)</source>
        <translation>Buku kode (*.json *.qdc);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Codebooks (*.json);;REFI-QDA codebooks (*.qdc)</source>
        <translation>Buku kode (*.json);;Buku kode REFI-QDA (*.qdc)</translation>
    </message>
    <message>
        <source>Edit &amp;codebook…</source>
        <translation>Sunting buku &amp;kode…</translation>
    </message>
    <message>
        <source>Project &amp;details…</source>
        <translation>&amp;Rincian proyek…</translation>
    </message>
    <message>
        <source>Sa&amp;ve the codebook…</source>
        <translation>&amp;Simpan buku kode…</translation>
    </message>
    <message>
        <source>Save the codebook</source>
        <translation>Simpan buku kode</translation>
    </message>
    <message>
        <source>Say under which licence the data may be used and how it is cited</source>
        <translation>Sebutkan lisensi pemakaian data dan cara menyitasinya</translation>
    </message>
    <message>
        <source>Take in a codebook</source>
        <translation>Masukkan buku kode</translation>
    </message>
    <message>
        <source>The codebook is saved as {file}.</source>
        <translation>Buku kode disimpan sebagai {file}.</translation>
    </message>
    <message>
        <source>Took in the codebook “{title}”.</source>
        <translation>Buku kode “{title}” dimasukkan.</translation>
    </message>
    <message>
        <source>Write spans for training, sharing or keeping</source>
        <translation>Tulis rentang untuk pelatihan, berbagi, atau arsip</translation>
    </message>
    <message>
        <source>Write the labels to a file that other projects can take in</source>
        <translation>Tulis label ke berkas yang dapat dimasukkan proyek lain</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>2024, 2024-06 or 2024-06-19</source>
        <translation>2024, 2024-06, atau 2024-06-19</translation>
    </message>
    <message>
        <source>A code: id, en</source>
        <translation>Kode: id, en</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Article details</source>
        <translation>Rincian artikel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Leaves the article as it was</source>
        <translation>Membiarkan artikel seperti semula</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>That is not a date. Write 2024, 2024-06 or 2024-06-19.</source>
        <translation>Itu bukan tanggal. Tulis 2024, 2024-06, atau 2024-06-19.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>What the list and the heading call the article</source>
        <translation>Sebutan artikel di daftar dan di kepala teks</translation>
    </message>
    <message>
        <source>Who published it</source>
        <translation>Siapa yang menerbitkan</translation>
    </message>
    <message>
        <source>Writes what was changed</source>
        <translation>Menyimpan yang diubah</translation>
    </message>
</context>
<context>
    <name>Dimming</name>
    <message>
        <source>&amp;Dim this line here as boilerplate, or no longer</source>
        <translation>Redupkan baris &amp;ini di sini sebagai teks templat, atau tidak lagi</translation>
    </message>
    <message>
        <source>Dim this line ever&amp;ywhere as boilerplate, or no longer</source>
        <translation>Redupkan baris ini di &amp;mana pun sebagai teks templat, atau tidak lagi</translation>
    </message>
    <message>
        <source>Dimmed in all articles</source>
        <translation>Diredupkan di semua artikel</translation>
    </message>
    <message>
        <source>Dimmed in this article</source>
        <translation>Diredupkan di artikel ini</translation>
    </message>
    <message>
        <source>No longer dimmed in any article</source>
        <translation>Tidak lagi diredupkan di artikel mana pun</translation>
    </message>
    <message>
        <source>No longer dimmed in this article</source>
        <translation>Tidak lagi diredupkan di artikel ini</translation>
    </message>
    <message>
        <source>Put the caret into a line first.</source>
        <translation>Taruh kursor di sebuah baris dulu.</translation>
    </message>
    <message>
        <source>The line at the caret is boilerplate, or is not, in this article</source>
        <translation>Baris di kursor adalah teks templat, atau bukan, dalam artikel ini</translation>
    </message>
    <message>
        <source>The line at the caret is boilerplate, or is not, wherever it stands</source>
        <translation>Baris di kursor adalah teks templat, atau bukan, di mana pun adanya</translation>
    </message>
</context>
<context>
    <name>Discussing</name>
    <message>
        <source>Answer added</source>
        <translation>Jawaban ditambahkan</translation>
    </message>
    <message>
        <source>Comment added</source>
        <translation>Komentar ditambahkan</translation>
    </message>
    <message>
        <source>Discussion open again</source>
        <translation>Diskusi dibuka lagi</translation>
    </message>
    <message>
        <source>Discussion settled</source>
        <translation>Diskusi selesai</translation>
    </message>
</context>
<context>
    <name>DiscussionPanel</name>
    <message>
        <source>Answer…</source>
        <translation>Jawab…</translation>
    </message>
    <message>
        <source>Discussion · {words}</source>
        <translation>Diskusi · {words}</translation>
    </message>
    <message>
        <source>Write a comment…</source>
        <translation>Tulis komentar…</translation>
    </message>
</context>
<context>
    <name>DiscussionView</name>
    <message>
        <source>Open again</source>
        <translation>Buka lagi</translation>
    </message>
    <message>
        <source>Open the discussion again</source>
        <translation>Buka lagi diskusi ini</translation>
    </message>
    <message>
        <source>Says to everybody whether this still asks for an answer</source>
        <translation>Memberi tahu semua orang apakah ini masih perlu dijawab</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>Settle the discussion</source>
        <translation>Selesaikan diskusi ini</translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <source>✓ Settled</source>
        <translation>✓ Selesai</translation>
    </message>
</context>
<context>
    <name>DiscussionsDialog</name>
    <message>
        <source>&amp;Go to text</source>
        <translation>Ke &amp;teks</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Comments that are not resolved; Enter goes to the place</source>
        <translation>Komentar yang belum selesai; Enter menuju tempatnya</translation>
    </message>
    <message>
        <source>No discussion is open.</source>
        <translation>Tidak ada diskusi yang terbuka.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Open discussions</source>
        <translation>Diskusi terbuka</translation>
    </message>
    <message>
        <source>Opens the article at this place</source>
        <translation>Membuka artikel di tempat ini</translation>
    </message>
    <message>
        <source>This round is blind: only your own discussions are listed.</source>
        <translation>Putaran ini buta: hanya diskusi Anda sendiri yang ditampilkan.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>the whole article</source>
        <translation>seluruh artikel</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} terbuka</translation>
    </message>
</context>
<context>
    <name>Edges</name>
    <message>
        <source>Leave the span out</source>
        <translation>Tinggalkan rentangnya</translation>
    </message>
    <message>
        <source>Widen it to whole tokens</source>
        <translation>Lebarkan ke token utuh</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>accept agreed</source>
        <translation>terima yang sepakat</translation>
    </message>
    <message>
        <source>accept the majority</source>
        <translation>terima mayoritas</translation>
    </message>
    <message>
        <source>add annotator</source>
        <translation>tambah anotator</translation>
    </message>
    <message>
        <source>add attribute</source>
        <translation>tambah atribut</translation>
    </message>
    <message>
        <source>add comment</source>
        <translation>tambah komentar</translation>
    </message>
    <message>
        <source>add label</source>
        <translation>tambah label</translation>
    </message>
    <message>
        <source>add piece</source>
        <translation>tambah potongan</translation>
    </message>
    <message>
        <source>add relation</source>
        <translation>tambah relasi</translation>
    </message>
    <message>
        <source>add span</source>
        <translation>tambah rentang</translation>
    </message>
    <message>
        <source>answer comment</source>
        <translation>jawab komentar</translation>
    </message>
    <message>
        <source>assign articles</source>
        <translation>tugaskan artikel</translation>
    </message>
    <message>
        <source>begin with former spans</source>
        <translation>mulai dengan rentang terdahulu</translation>
    </message>
    <message>
        <source>bring back label</source>
        <translation>aktifkan lagi label</translation>
    </message>
    <message>
        <source>change article details</source>
        <translation>ubah rincian artikel</translation>
    </message>
    <message>
        <source>change attribute</source>
        <translation>ubah atribut</translation>
    </message>
    <message>
        <source>change label</source>
        <translation>ganti label</translation>
    </message>
    <message>
        <source>change note</source>
        <translation>ubah catatan</translation>
    </message>
    <message>
        <source>change progress</source>
        <translation>ubah kemajuan</translation>
    </message>
    <message>
        <source>change project settings</source>
        <translation>ubah pengaturan proyek</translation>
    </message>
    <message>
        <source>change relation</source>
        <translation>ubah relasi</translation>
    </message>
    <message>
        <source>dim line</source>
        <translation>redupkan baris</translation>
    </message>
    <message>
        <source>dim line everywhere</source>
        <translation>redupkan baris di mana pun</translation>
    </message>
    <message>
        <source>dim repeated lines</source>
        <translation>redupkan baris berulang</translation>
    </message>
    <message>
        <source>edit attribute</source>
        <translation>sunting atribut</translation>
    </message>
    <message>
        <source>edit label</source>
        <translation>sunting label</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>kumpulkan</translation>
    </message>
    <message>
        <source>import</source>
        <translation>impor</translation>
    </message>
    <message>
        <source>join two names of one person</source>
        <translation>satukan dua nama satu orang</translation>
    </message>
    <message>
        <source>keep what was removed</source>
        <translation>pertahankan yang dihapus</translation>
    </message>
    <message>
        <source>label article</source>
        <translation>labeli artikel</translation>
    </message>
    <message>
        <source>label hits</source>
        <translation>labeli temuan</translation>
    </message>
    <message>
        <source>make project</source>
        <translation>buat proyek</translation>
    </message>
    <message>
        <source>merge labels</source>
        <translation>gabungkan label</translation>
    </message>
    <message>
        <source>move edge</source>
        <translation>geser tepi</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>buka lagi</translation>
    </message>
    <message>
        <source>open round</source>
        <translation>buka putaran</translation>
    </message>
    <message>
        <source>read again</source>
        <translation>baca lagi</translation>
    </message>
    <message>
        <source>remove article</source>
        <translation>hapus artikel</translation>
    </message>
    <message>
        <source>remove attribute</source>
        <translation>hapus atribut</translation>
    </message>
    <message>
        <source>remove piece</source>
        <translation>hapus potongan</translation>
    </message>
    <message>
        <source>remove relation</source>
        <translation>hapus relasi</translation>
    </message>
    <message>
        <source>remove span</source>
        <translation>hapus rentang</translation>
    </message>
    <message>
        <source>reorder attributes</source>
        <translation>urutkan ulang atribut</translation>
    </message>
    <message>
        <source>reorder labels</source>
        <translation>urutkan ulang label</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>perbaikan</translation>
    </message>
    <message>
        <source>report agreement</source>
        <translation>laporkan kesepakatan</translation>
    </message>
    <message>
        <source>retire label</source>
        <translation>nonaktifkan label</translation>
    </message>
    <message>
        <source>set round</source>
        <translation>atur putaran</translation>
    </message>
    <message>
        <source>settle</source>
        <translation>putuskan</translation>
    </message>
    <message>
        <source>settle comment</source>
        <translation>selesaikan komentar</translation>
    </message>
    <message>
        <source>split articles</source>
        <translation>bagi artikel</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>tarik kembali</translation>
    </message>
    <message>
        <source>take in codebook</source>
        <translation>masukkan buku kode</translation>
    </message>
    <message>
        <source>turn relation</source>
        <translation>balik relasi</translation>
    </message>
</context>
<context>
    <name>Encoding</name>
    <message>
        <source>Big5 (Chinese)</source>
        <translation>Big5 (Tionghoa)</translation>
    </message>
    <message>
        <source>EUC-JP (Japanese)</source>
        <translation>EUC-JP (Jepang)</translation>
    </message>
    <message>
        <source>EUC-KR (Korean)</source>
        <translation>EUC-KR (Korea)</translation>
    </message>
    <message>
        <source>GB 18030 (Chinese)</source>
        <translation>GB 18030 (Tionghoa)</translation>
    </message>
    <message>
        <source>KOI8-R (Cyrillic)</source>
        <translation>KOI8-R (Kiril)</translation>
    </message>
    <message>
        <source>Shift JIS (Japanese)</source>
        <translation>Shift JIS (Jepang)</translation>
    </message>
    <message>
        <source>Windows-1250 (Central European)</source>
        <translation>Windows-1250 (Eropa Tengah)</translation>
    </message>
    <message>
        <source>Windows-1251 (Cyrillic)</source>
        <translation>Windows-1251 (Kiril)</translation>
    </message>
    <message>
        <source>Windows-1252 (Western)</source>
        <translation>Windows-1252 (Eropa Barat)</translation>
    </message>
    <message>
        <source>Windows-1253 (Greek)</source>
        <translation>Windows-1253 (Yunani)</translation>
    </message>
    <message>
        <source>Windows-1254 (Turkish)</source>
        <translation>Windows-1254 (Turki)</translation>
    </message>
    <message>
        <source>Windows-1255 (Hebrew)</source>
        <translation>Windows-1255 (Ibrani)</translation>
    </message>
    <message>
        <source>Windows-1256 (Arabic)</source>
        <translation>Windows-1256 (Arab)</translation>
    </message>
    <message>
        <source>Windows-874 (Thai)</source>
        <translation>Windows-874 (Thai)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>Pilih berkasnya</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Tutup jendela ini</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Export spans</source>
        <translation>Ekspor rentang</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Ekspor ke</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>How many articles are written</source>
        <translation>Berapa artikel yang sudah ditulis</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Ganti berkas</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Simpan laporan…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Save what could not be said, as text or JSON</source>
        <translation>Simpan apa yang tidak dapat dinyatakan, sebagai teks atau JSON</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Dihentikan. Tidak ada yang ditulis.</translation>
    </message>
    <message>
        <source>Stopped. Parts that were whole stay.</source>
        <translation>Dihentikan. Bagian yang sudah utuh tetap ada.</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation>Teks (*.txt);;JSON (*.json)</translation>
    </message>
    <message>
        <source>This is the project itself. Choose another file.</source>
        <translation>Ini proyek itu sendiri. Pilih berkas lain.</translation>
    </message>
    <message>
        <source>Where the file is written</source>
        <translation>Tempat berkas ditulis</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Tulis berkasnya</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Menulis</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Menulis…</translation>
    </message>
    <message>
        <source>Written to {file}. Articles: {articles}, spans: {spans}, left out: {lost}.</source>
        <translation>Ditulis ke {file}. Artikel: {articles}, rentang: {spans}, tertinggal: {lost}.</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Kept with the span, but its label does not ask for it</source>
        <translation>Disimpan pada rentang, tetapi tidak diminta labelnya</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Saved by itself a moment after the last key</source>
        <translation>Tersimpan sendiri sesaat setelah ketikan terakhir</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>required</source>
        <translation>wajib</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
</context>
<context>
    <name>FieldFilling</name>
    <message>
        <source>“{words}” does not fit this field.</source>
        <translation>“{words}” tidak cocok untuk isian ini.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Opens the passages behind the figure</source>
        <translation>Membuka petikan di balik angka ini</translation>
    </message>
</context>
<context>
    <name>FiguresStrip</name>
    <message>
        <source>Agreement is measured once two people have marked the same article done.</source>
        <translation>Kesepakatan diukur setelah dua orang menandai artikel yang sama selesai.</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ, {pair}</source>
        <translation>κ Cohen, {pair}</translation>
    </message>
    <message>
        <source>F1 exact</source>
        <translation>F1 persis</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α (unitized)</source>
        <translation>α Krippendorff (berbasis unit)</translation>
    </message>
    <message>
        <source>Measuring agreement…</source>
        <translation>Mengukur kesepakatan…</translation>
    </message>
    <message>
        <source>mean of pairs</source>
        <translation>rata-rata pasangan</translation>
    </message>
    <message>
        <source>on 1 article</source>
        <translation>pada 1 artikel</translation>
    </message>
    <message>
        <source>on {count} articles</source>
        <translation>pada {count} artikel</translation>
    </message>
    <message>
        <source>on {count} of {of} articles</source>
        <translation>pada {count} dari {of} artikel</translation>
    </message>
    <message>
        <source>span F1, exact</source>
        <translation>F1 rentang, persis</translation>
    </message>
    <message>
        <source>α unitized</source>
        <translation>α unit</translation>
    </message>
    <message>
        <source>κ</source>
        <translation>κ</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>All together</source>
        <translation>Semua bersama</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ</source>
        <translation>κ Cohen</translation>
    </message>
    <message>
        <source>F1, exact</source>
        <translation>F1, persis</translation>
    </message>
    <message>
        <source>F1, overlapping</source>
        <translation>F1, tumpang tindih</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Dari apa</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>With 95 % intervals; Enter lists the passages behind a row</source>
        <translation>Dengan selang 95 %; Enter mendaftar petikan di balik sebuah baris</translation>
    </message>
    <message>
        <source>α, unitized</source>
        <translation>α, unit</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Articles and spans ({suffixes});;All files (*)</source>
        <translation>Artikel dan rentang ({suffixes});;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Choose a folder; everything in it is brought in</source>
        <translation>Pilih folder; semua isinya dimasukkan</translation>
    </message>
    <message>
        <source>Choose anew</source>
        <translation>Pilih dari awal</translation>
    </message>
    <message>
        <source>Choose files to bring in</source>
        <translation>Pilih berkas yang akan dimasukkan</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>Berkas terpilih</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Pengodean</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>BERKAS</translation>
    </message>
    <message>
        <source>Files and folders to bring in</source>
        <translation>Berkas dan folder yang akan dimasukkan</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Berkas…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>Found out by itself</source>
        <translation>Dikenali sendiri</translation>
    </message>
    <message>
        <source>How the files spell their characters</source>
        <translation>Cara berkas mengodekan karakter</translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation>Impor folder artikel</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>Impor artikel</translation>
    </message>
    <message>
        <source>Mark the articles as done</source>
        <translation>Tandai artikel selesai</translation>
    </message>
    <message>
        <source>Somebody has finished labelling these articles</source>
        <translation>Seseorang sudah selesai melabeli artikel-artikel ini</translation>
    </message>
    <message>
        <source>Spans of</source>
        <translation>Rentang dari</translation>
    </message>
    <message>
        <source>Whose spans they are where the file does not say</source>
        <translation>Rentang milik siapa bila berkas tidak menyebutkan</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close finding</source>
        <translation>Tutup pencarian</translation>
    </message>
    <message>
        <source>Enter goes to the next place, Shift+Enter to the one before</source>
        <translation>Enter ke tempat berikutnya, Shift+Enter ke sebelumnya</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>Cari dalam artikel ini</translation>
    </message>
    <message>
        <source>Goes back to the text</source>
        <translation>Kembali ke teks</translation>
    </message>
    <message>
        <source>Goes to another place where the words stand</source>
        <translation>Menuju tempat lain yang memuat kata itu</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Tempat berikutnya</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Tempat ditemukan</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Tempat sebelumnya</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>tidak ada di sini</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} dari {count}</translation>
    </message>
</context>
<context>
    <name>FolderButton</name>
    <message>
        <source>1 teammate</source>
        <translation>1 rekan</translation>
    </message>
    <message>
        <source>Team folder: cannot be reached</source>
        <translation>Folder tim: tidak terjangkau</translation>
    </message>
    <message>
        <source>Team folder: {who}, {when}</source>
        <translation>Folder tim: {who}, {when}</translation>
    </message>
    <message>
        <source>Tells who was seen when in the team&apos;s folder</source>
        <translation>Memberi tahu siapa terlihat kapan di folder tim</translation>
    </message>
    <message>
        <source>in step</source>
        <translation>sudah selaras</translation>
    </message>
    <message>
        <source>in step {count} min ago</source>
        <translation>selaras {count} mnt lalu</translation>
    </message>
    <message>
        <source>nobody else yet</source>
        <translation>belum ada orang lain</translation>
    </message>
    <message>
        <source>{count} teammates</source>
        <translation>{count} rekan</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>&amp;Pilih folder…</translation>
    </message>
    <message>
        <source>&amp;Look now</source>
        <translation>&amp;Lihat sekarang</translation>
    </message>
    <message>
        <source>A folder that a share, Syncthing or the like keeps in step on everybody&apos;s computer</source>
        <translation>Folder yang diselaraskan di komputer semua orang lewat folder bersama, Syncthing, atau sejenisnya</translation>
    </message>
    <message>
        <source>Choose a folder that a share, Syncthing, Dropbox or a stick keeps in step. Each computer writes its own snapshot there and takes in the others&apos; when they change; the project itself stays where it is.</source>
        <translation>Pilih folder yang diselaraskan lewat folder bersama, Syncthing, Dropbox, atau flash disk. Tiap komputer menulis salinannya sendiri di sana dan mengambil salinan yang lain bila berubah; proyeknya sendiri tetap di tempatnya.</translation>
    </message>
    <message>
        <source>Choose the team&apos;s folder</source>
        <translation>Pilih folder tim</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Everybody&apos;s snapshot, and other files that lie there</source>
        <translation>Salinan semua orang, dan berkas lain yang ada di sana</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Files in the team&apos;s folder</source>
        <translation>Berkas di folder tim</translation>
    </message>
    <message>
        <source>Its work may change your own layer from now on</source>
        <translation>Mulai sekarang pekerjaannya boleh mengubah lapisan Anda sendiri</translation>
    </message>
    <message>
        <source>Lea&amp;ve the folder</source>
        <translation>T&amp;inggalkan folder</translation>
    </message>
    <message>
        <source>Meet nowhere any more</source>
        <translation>Tidak bertemu di mana pun lagi</translation>
    </message>
    <message>
        <source>Nobody else has written there yet: each teammate opens this window and chooses that folder.</source>
        <translation>Belum ada orang lain yang menulis di sana: setiap rekan membuka jendela ini dan memilih folder itu.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Team folder</source>
        <translation>Folder tim</translation>
    </message>
    <message>
        <source>That computer is &amp;mine</source>
        <translation>Komputer itu &amp;milik saya</translation>
    </message>
    <message>
        <source>This project&apos;s team meets in {folder}.</source>
        <translation>Tim proyek ini bertemu di {folder}.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Write and read at once</source>
        <translation>Tulis dan baca sekarang juga</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Ditulis</translation>
    </message>
    <message>
        <source>a sync program&apos;s copy</source>
        <translation>salinan program sinkronisasi</translation>
    </message>
    <message>
        <source>no snapshot, left alone</source>
        <translation>bukan salinan, dibiarkan</translation>
    </message>
    <message>
        <source>not whole yet</source>
        <translation>belum utuh</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>diambil</translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>From the team&apos;s folder, new or changed: {what}.</source>
        <translation>Dari folder tim, baru atau berubah: {what}.</translation>
    </message>
    <message>
        <source>Much has come through the team&apos;s folder and is being taken in.</source>
        <translation>Banyak yang datang lewat folder tim dan sedang diambil.</translation>
    </message>
    <message>
        <source>Writing your work to the team&apos;s folder…</source>
        <translation>Menulis pekerjaan Anda ke folder tim…</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>A DocBin with a config that spaCy trains with; spans end where its tokens do.</source>
        <translation>DocBin dengan konfigurasi untuk melatih spaCy; rentang berakhir di akhir tokennya.</translation>
    </message>
    <message>
        <source>A TEI P5 corpus with the spans beside the texts; they may overlap.</source>
        <translation>Korpus TEI P5 dengan rentang di samping teks; boleh bertumpang tindih.</translation>
    </message>
    <message>
        <source>A folder of Parquet that load_dataset takes, with classes, tokens, tags and a dataset card.</source>
        <translation>Folder Parquet untuk load_dataset, dengan kelas, token, tag, dan kartu data.</translation>
    </message>
    <message>
        <source>A folder with UIMA XMI and its type system, a file for each article.</source>
        <translation>Folder berisi UIMA XMI dan sistem tipenya, satu berkas per artikel.</translation>
    </message>
    <message>
        <source>A folder with WebAnno TSV 3.3 for INCEpTION, a file for each article.</source>
        <translation>Folder berisi WebAnno TSV 3.3 untuk INCEpTION, satu berkas per artikel.</translation>
    </message>
    <message>
        <source>A folder with a .txt and an .ann for each article, and brat&apos;s configuration.</source>
        <translation>Folder berisi .txt dan .ann untuk tiap artikel, serta konfigurasi brat.</translation>
    </message>
    <message>
        <source>A project for NVivo, MAXQDA, ATLAS.ti and QualCoder, with notes, relations and all annotators.</source>
        <translation>Proyek untuk NVivo, MAXQDA, ATLAS.ti, dan QualCoder, dengan catatan, relasi, dan semua anotator.</translation>
    </message>
    <message>
        <source>A task a line with tokens and spans, for Prodigy’s recipes.</source>
        <translation>Satu tugas per baris dengan token dan rentang, untuk resep Prodigy.</translation>
    </message>
    <message>
        <source>A token and its tag a line; of spans that overlap the longest is written.</source>
        <translation>Satu token dan tagnya per baris; dari rentang yang bertumpang tindih, yang terpanjang ditulis.</translation>
    </message>
    <message>
        <source>Everything in the project, without loss; another Sorot project takes it in.</source>
        <translation>Seluruh isi proyek, tanpa kehilangan; dapat dimasukkan proyek Sorot lain.</translation>
    </message>
    <message>
        <source>One article a line with its spans, for doccano and many training scripts.</source>
        <translation>Satu artikel per baris dengan rentangnya, untuk doccano dan banyak skrip pelatihan.</translation>
    </message>
    <message>
        <source>One row for each span with its quote, for spreadsheets, R and pandas.</source>
        <translation>Satu baris per rentang beserta kutipannya, untuk lembar kerja, R, dan pandas.</translation>
    </message>
    <message>
        <source>Tasks with annotations, and the labelling configuration beside them.</source>
        <translation>Tugas dengan anotasi, disertai konfigurasi pelabelannya.</translation>
    </message>
    <message>
        <source>Web Annotations in JSON-LD, each with its place and its quote.</source>
        <translation>Web Annotation dalam JSON-LD, masing-masing dengan tempat dan kutipannya.</translation>
    </message>
</context>
<context>
    <name>GatherDialog</name>
    <message>
        <source>&amp;Gather</source>
        <translation>&amp;Kumpulkan</translation>
    </message>
    <message>
        <source>Choose &amp;files…</source>
        <translation>Pilih &amp;berkas…</translation>
    </message>
    <message>
        <source>Choose files that teammates sent you, or drop them on the window.</source>
        <translation>Pilih berkas kiriman rekan, atau jatuhkan ke jendela ini.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close without gathering</source>
        <translation>Tutup tanpa mengumpulkan</translation>
    </message>
    <message>
        <source>Files are being gathered. Add more when that has ended.</source>
        <translation>Berkas sedang dikumpulkan. Tambahkan yang lain setelah itu selesai.</translation>
    </message>
    <message>
        <source>From another computer of mine</source>
        <translation>Dari komputer saya yang lain</translation>
    </message>
    <message>
        <source>Gather nothing: the project stays as it was</source>
        <translation>Tidak mengumpulkan apa pun: proyek tetap seperti semula</translation>
    </message>
    <message>
        <source>Gather teammates&apos; files</source>
        <translation>Kumpulkan berkas rekan</translation>
    </message>
    <message>
        <source>Gathered, new or changed: {what}.</source>
        <translation>Dikumpulkan, baru atau berubah: {what}.</translation>
    </message>
    <message>
        <source>Gathered.</source>
        <translation>Dikumpulkan.</translation>
    </message>
    <message>
        <source>Gathering was stopped. Nothing was changed.</source>
        <translation>Pengumpulan dihentikan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>How many files have been read</source>
        <translation>Berapa berkas yang sudah dibaca</translation>
    </message>
    <message>
        <source>Keeping a backup…</source>
        <translation>Menyimpan cadangan…</translation>
    </message>
    <message>
        <source>None of these files can be taken. Nothing was changed.</source>
        <translation>Tidak satu pun berkas ini dapat diambil. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Nothing in these files is new: the project holds all of it already.</source>
        <translation>Tidak ada yang baru di berkas-berkas ini: proyek sudah memuat semuanya.</translation>
    </message>
    <message>
        <source>Otherwise nobody&apos;s file changes your own layer</source>
        <translation>Jika tidak, berkas siapa pun tidak mengubah lapisan Anda sendiri</translation>
    </message>
    <message>
        <source>Projects, sent work, or any file that says who made its spans</source>
        <translation>Proyek, hasil kerja yang dikirim, atau berkas apa pun yang menyebut siapa pembuat rentangnya</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Membaca berkas</translation>
    </message>
    <message>
        <source>Reading was stopped. Nothing was changed.</source>
        <translation>Pembacaan dihentikan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Membaca {name}…</translation>
    </message>
    <message>
        <source>Ready: spans {new} new, {changed} changed, {removed} removed; layers ticked: {layers}.</source>
        <translation>Siap: rentang {new} baru, {changed} berubah, {removed} dihapus; lapisan dicentang: {layers}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Take what is ticked, as one step</source>
        <translation>Ambil yang dicentang, dalam satu langkah</translation>
    </message>
    <message>
        <source>Taking in {name}…</source>
        <translation>Mengambil {name}…</translation>
    </message>
    <message>
        <source>Teammates&apos; files (*.sorot *.jsonl);;Other tools&apos; files ({others});;All files (*)</source>
        <translation>Berkas rekan (*.sorot *.jsonl);;Berkas alat lain ({others});;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Teammates&apos; files are being gathered.</source>
        <translation>Berkas rekan sedang dikumpulkan.</translation>
    </message>
    <message>
        <source>They come from another computer of mine: take my own layer too</source>
        <translation>Berasal dari komputer saya yang lain: ambil juga lapisan saya sendiri</translation>
    </message>
    <message>
        <source>{count} rows wait for spans that are not here yet: gather these files again later.</source>
        <translation>{count} baris menunggu rentang yang belum ada di sini: kumpulkan lagi berkas-berkas ini nanti.</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Tambah</translation>
    </message>
    <message>
        <source>&amp;Write the copy…</source>
        <translation>T&amp;ulis salinan…</translation>
    </message>
    <message>
        <source>A copy holds the articles, the codebook and who reads what, but nobody&apos;s spans. Whoever opens it picks their name from this list, works, and sends their work back.</source>
        <translation>Salinan memuat artikel, buku kode, dan siapa membaca apa, tetapi tanpa rentang siapa pun. Yang membukanya memilih namanya dari daftar ini, bekerja, lalu mengirim pekerjaannya kembali.</translation>
    </message>
    <message>
        <source>A teammate&apos;s name</source>
        <translation>Nama rekan</translation>
    </message>
    <message>
        <source>Add a teammate</source>
        <translation>Tambah rekan</translation>
    </message>
    <message>
        <source>Choose where the copy goes</source>
        <translation>Pilih tempat salinan disimpan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Hand out a copy</source>
        <translation>Bagikan salinan</translation>
    </message>
    <message>
        <source>Puts this name on the list</source>
        <translation>Menaruh nama ini di daftar</translation>
    </message>
    <message>
        <source>Sorot projects (*.sorot)</source>
        <translation>Proyek Sorot (*.sorot)</translation>
    </message>
    <message>
        <source>The names that a teammate picks from</source>
        <translation>Nama-nama yang dapat dipilih rekan</translation>
    </message>
    <message>
        <source>Type a name and press Enter to put it on the list</source>
        <translation>Ketik nama lalu tekan Enter untuk menaruhnya di daftar</translation>
    </message>
    <message>
        <source>Who works on this project</source>
        <translation>Siapa yang bekerja di proyek ini</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Menulis…</translation>
    </message>
    <message>
        <source>for teammates</source>
        <translation>untuk rekan</translation>
    </message>
    <message>
        <source>{file} holds {articles} articles and nobody&apos;s spans. Send it to your teammates.</source>
        <translation>{file} memuat {articles} artikel tanpa rentang siapa pun. Kirimkan kepada rekan Anda.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Export spans</source>
        <translation>Ekspor rentang</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Artikel berikutnya</translation>
    </message>
    <message>
        <source>Opens the menu of the project</source>
        <translation>Membuka menu proyek</translation>
    </message>
    <message>
        <source>Place in the list of articles</source>
        <translation>Tempat dalam daftar artikel</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Artikel sebelumnya</translation>
    </message>
    <message>
        <source>Project {name}</source>
        <translation>Proyek {name}</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>Steps through the list of articles</source>
        <translation>Berpindah dalam daftar artikel</translation>
    </message>
    <message>
        <source>Writes spans for training, sharing or keeping</source>
        <translation>Menulis rentang untuk pelatihan, berbagi, atau arsip</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} dari {count}</translation>
    </message>
</context>
<context>
    <name>HiddenLine</name>
    <message>
        <source>Draws every span in the text again</source>
        <translation>Menampilkan lagi semua rentang dalam teks</translation>
    </message>
    <message>
        <source>Hidden in the text: {names}</source>
        <translation>Tersembunyi dalam teks: {names}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Show all hidden spans</source>
        <translation>Tampilkan semua rentang tersembunyi</translation>
    </message>
    <message>
        <source>your own spans</source>
        <translation>rentang Anda sendiri</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} lagi</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>1–9 label · + join to the last span · a letter: find a label · ? all keys</source>
        <translation>1–9 label · + sambung ke rentang terakhir · huruf: cari label · ? semua tombol</translation>
    </message>
    <message>
        <source>1–9 label · a letter: find a label · Ctrl+Shift+C quote · ? all keys</source>
        <translation>1–9 label · huruf: cari label · Ctrl+Shift+C kutip · ? semua tombol</translation>
    </message>
    <message>
        <source>1–9 relabel · Del remove · Alt+←/→ resize · R relate · F2 fields · ? all keys</source>
        <translation>1–9 ganti label · Del hapus · Alt+←/→ ubah tepi · R relasi · F2 isian · ? semua tombol</translation>
    </message>
    <message>
        <source>Click the other span, or walk with . and , then Enter · Esc cancels</source>
        <translation>Klik rentang tujuan, atau pindah dengan . dan , lalu Enter · Esc batal</translation>
    </message>
    <message>
        <source>Select words, then 1–9 · . next span · Ctrl+Enter done · ? all keys</source>
        <translation>Pilih kata, lalu 1–9 · . rentang berikutnya · Ctrl+Enter selesai · ? semua tombol</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>&amp;Take back</source>
        <translation>Tari&amp;k kembali</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Semua label</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua orang</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Lists only deeds on articles named so</source>
        <translation>Hanya menampilkan tindakan pada artikel bernama begitu</translation>
    </message>
    <message>
        <source>Lists only deeds on this label&apos;s spans</source>
        <translation>Hanya menampilkan tindakan pada rentang label ini</translation>
    </message>
    <message>
        <source>Lists only what this person did</source>
        <translation>Hanya menampilkan yang dilakukan orang ini</translation>
    </message>
    <message>
        <source>Nothing was done like that.</source>
        <translation>Tidak ada tindakan yang seperti itu.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Taken back: {name}</source>
        <translation>Ditarik kembali: {name}</translation>
    </message>
    <message>
        <source>Takes back the chosen deed, as a deed of its own</source>
        <translation>Menarik kembali tindakan terpilih, sebagai tindakan tersendiri</translation>
    </message>
    <message>
        <source>The last {count} deeds are listed.</source>
        <translation>{count} tindakan terakhir ditampilkan.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>What was done, the newest first</source>
        <translation>Yang sudah dilakukan, terbaru lebih dulu</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Words of an article&apos;s title</source>
        <translation>Kata dari judul artikel</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>otomatis</translation>
    </message>
    <message>
        <source>many</source>
        <translation>banyak</translation>
    </message>
    <message>
        <source>redone: {name}</source>
        <translation>diulangi: {name}</translation>
    </message>
    <message>
        <source>undone: {name}</source>
        <translation>diurungkan: {name}</translation>
    </message>
    <message>
        <source>{count} articles</source>
        <translation>{count} artikel</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} label</translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>tidak dicentang</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>dicentang</translation>
    </message>
</context>
<context>
    <name>HitsView</name>
    <message>
        <source>Enter goes to a place, Space ticks the chosen ones</source>
        <translation>Enter menuju tempatnya, Spasi mencentang yang terpilih</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Tempat ditemukan</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>About the span under the mouse</source>
        <translation>Tentang rentang di bawah tetikus</translation>
    </message>
    <message>
        <source>Also here: {span}</source>
        <translation>Juga di sini: {span}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} dari {count}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>Tutup tanpa mengimpor</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Menghitung…</translation>
    </message>
    <message>
        <source>Files are being imported.</source>
        <translation>Berkas sedang diimpor.</translation>
    </message>
    <message>
        <source>How many files have been read</source>
        <translation>Berapa berkas yang sudah dibaca</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>Impor artikel</translation>
    </message>
    <message>
        <source>Imported: {what}</source>
        <translation>Diimpor: {what}</translation>
    </message>
    <message>
        <source>Leave the project as it was before</source>
        <translation>Proyek tetap seperti semula</translation>
    </message>
    <message>
        <source>Names in these files</source>
        <translation>Nama dalam berkas</translation>
    </message>
    <message>
        <source>Names in these files: {count} unknown</source>
        <translation>Nama dalam berkas: {count} tak dikenal</translation>
    </message>
    <message>
        <source>Nothing here can be taken in: {what}</source>
        <translation>Tidak ada yang dapat dimasukkan: {what}</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Belum ada yang dipilih.</translation>
    </message>
    <message>
        <source>Otherwise a file with a broken record is refused whole</source>
        <translation>Jika tidak, berkas dengan rekaman rusak ditolak seluruhnya</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Membaca berkas</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Membaca {name}…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Membaca…</translation>
    </message>
    <message>
        <source>Ready: {what}</source>
        <translation>Siap: {what}</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Rekaman</translation>
    </message>
    <message>
        <source>Records, and names that nobody here knows</source>
        <translation>Rekaman, dan nama yang belum dikenal di sini</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Take all this into the project</source>
        <translation>Masukkan semua ini ke proyek</translation>
    </message>
    <message>
        <source>Take the good records of files that also have broken ones</source>
        <translation>Ambil rekaman yang baik dari berkas yang sebagian rusak</translation>
    </message>
    <message>
        <source>Taking in…</source>
        <translation>Mengambil…</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Impor dihentikan. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>What the import brings</source>
        <translation>Yang dibawa impor ini</translation>
    </message>
    <message>
        <source>articles: {new} new, {known} here already</source>
        <translation>artikel: {new} baru, {known} sudah ada</translation>
    </message>
    <message>
        <source>left out: {count}</source>
        <translation>ditinggalkan: {count}</translation>
    </message>
    <message>
        <source>offsets repaired: {count}</source>
        <translation>offset diperbaiki: {count}</translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation>ditolak: {count}</translation>
    </message>
    <message>
        <source>spans: {new} new, {known} here already</source>
        <translation>rentang: {new} baru, {known} sudah ada</translation>
    </message>
</context>
<context>
    <name>InsightsScreen</name>
    <message>
        <source>1 annotator</source>
        <translation>1 anotator</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 label</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles done</source>
        <translation>Artikel selesai</translation>
    </message>
    <message>
        <source>Articles done by {day}</source>
        <translation>Artikel yang selesai sampai {day}</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Menghitung…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Spans by label</source>
        <translation>Rentang per label</translation>
    </message>
    <message>
        <source>about 1 day left</source>
        <translation>kira-kira 1 hari lagi</translation>
    </message>
    <message>
        <source>about {days} days left</source>
        <translation>kira-kira {days} hari lagi</translation>
    </message>
    <message>
        <source>articles done</source>
        <translation>artikel selesai</translation>
    </message>
    <message>
        <source>click a bar to list them</source>
        <translation>klik batang untuk melihat daftarnya</translation>
    </message>
    <message>
        <source>every chart can be copied as a picture or a table · arrows walk a chart</source>
        <translation>tiap bagan dapat disalin sebagai gambar atau tabel · tombol panah menyusuri bagan</translation>
    </message>
    <message>
        <source>last 16 days</source>
        <translation>16 hari terakhir</translation>
    </message>
    <message>
        <source>spans, {labels}, {people}</source>
        <translation>span, {labels}, {people}</translation>
    </message>
    <message>
        <source>{count} annotators</source>
        <translation>{count} anotator</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} label</translation>
    </message>
    <message>
        <source>{done} · {days} at this pace</source>
        <translation>{done} · {days} dengan laju ini</translation>
    </message>
    <message>
        <source>{spans} · {count} settled in gold</source>
        <translation>{spans} · {count} ditetapkan di emas</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>A letter</source>
        <translation>Sebuah huruf</translation>
    </message>
    <message>
        <source>Add another span on the same stretch</source>
        <translation>Tambah rentang lain di tempat yang sama</translation>
    </message>
    <message>
        <source>Add the selected words to the selected span, as a piece</source>
        <translation>Tambahkan kata terpilih ke rentang terpilih, sebagai potongan</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Semua tombol</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klik</translation>
    </message>
    <message>
        <source>Click in the margin</source>
        <translation>Klik di tepi halaman</translation>
    </message>
    <message>
        <source>Ctrl+Delete, Ctrl+click</source>
        <translation>Ctrl+Delete, Ctrl+klik</translation>
    </message>
    <message>
        <source>Ctrl+drag, or +</source>
        <translation>Ctrl+seret, atau +</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+roda tetikus</translation>
    </message>
    <message>
        <source>Delete, Backspace</source>
        <translation>Delete, Backspace</translation>
    </message>
    <message>
        <source>Double click, triple click</source>
        <translation>Klik ganda, klik tiga kali</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Seret</translation>
    </message>
    <message>
        <source>Drag a span&apos;s name</source>
        <translation>Seret nama rentang</translation>
    </message>
    <message>
        <source>Each row is a key and what it does</source>
        <translation>Tiap baris berisi tombol dan gunanya</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Label the selected text, or relabel the selected span</source>
        <translation>Labeli teks terpilih, atau ganti label rentang terpilih</translation>
    </message>
    <message>
        <source>Larger and smaller text</source>
        <translation>Perbesar dan perkecil teks</translation>
    </message>
    <message>
        <source>Lead a relation from the selected span: click the other one, or . and , then Enter</source>
        <translation>Tarik relasi dari rentang terpilih: klik tujuannya, atau . dan , lalu Enter</translation>
    </message>
    <message>
        <source>Lead a relation to the span where it is dropped</source>
        <translation>Tarik relasi ke rentang tempat ia dilepas</translation>
    </message>
    <message>
        <source>Let go of selection and span</source>
        <translation>Lepaskan pilihan dan rentang</translation>
    </message>
    <message>
        <source>Move the end of the selected span</source>
        <translation>Geser akhir rentang terpilih</translation>
    </message>
    <message>
        <source>Move the focus</source>
        <translation>Pindahkan fokus</translation>
    </message>
    <message>
        <source>Move the start of the selected span</source>
        <translation>Geser awal rentang terpilih</translation>
    </message>
    <message>
        <source>Next and previous span in reading order</source>
        <translation>Rentang berikutnya dan sebelumnya menurut urutan baca</translation>
    </message>
    <message>
        <source>Open the label box and find a label by name</source>
        <translation>Buka kotak label dan cari label menurut namanya</translation>
    </message>
    <message>
        <source>Open the notes and comments of that line</source>
        <translation>Buka catatan dan komentar baris itu</translation>
    </message>
    <message>
        <source>Remove the selected span</source>
        <translation>Hapus rentang terpilih</translation>
    </message>
    <message>
        <source>Right click, menu key</source>
        <translation>Klik kanan, tombol menu</translation>
    </message>
    <message>
        <source>Select a word, a sentence</source>
        <translation>Pilih kata, pilih kalimat</translation>
    </message>
    <message>
        <source>Select by character; with Ctrl by word</source>
        <translation>Pilih per karakter; dengan Ctrl per kata</translation>
    </message>
    <message>
        <source>Select text; on a handle: move the span&apos;s edge</source>
        <translation>Pilih teks; pada gagang: geser tepi rentang</translation>
    </message>
    <message>
        <source>Select the larger, the smaller span</source>
        <translation>Pilih rentang yang lebih besar, lebih kecil</translation>
    </message>
    <message>
        <source>Select the smallest span there</source>
        <translation>Pilih rentang terkecil di sana</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+panah</translation>
    </message>
    <message>
        <source>Take a piece from the selected span</source>
        <translation>Lepas satu potongan dari rentang terpilih</translation>
    </message>
    <message>
        <source>What can be done with the words, the span and the line there</source>
        <translation>Yang dapat dilakukan dengan kata, rentang, dan baris di sana</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Gunanya</translation>
    </message>
</context>
<context>
    <name>KeysEditor</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Tindakan dan tombolnya</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>Semua tombol bawaan</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key in the field below</source>
        <translation>Pilih tindakan, lalu tekan tombol barunya di isian di bawah</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Cari tindakan atau tombol</translation>
    </message>
    <message>
        <source>Gives every action the key it came with</source>
        <translation>Mengembalikan tombol bawaan semua tindakan</translation>
    </message>
    <message>
        <source>Gives the action the key it came with</source>
        <translation>Mengembalikan tombol bawaan tindakan ini</translation>
    </message>
    <message>
        <source>Its usual key is now the key of “{action}”.</source>
        <translation>Tombol bawaannya kini tombol “{action}”.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Key of the chosen action</source>
        <translation>Tombol tindakan terpilih</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Tanpa tombol</translation>
    </message>
    <message>
        <source>Press the key that the action is to have</source>
        <translation>Tekan tombol untuk tindakan ini</translation>
    </message>
    <message>
        <source>Shows only the actions whose name or key holds these letters</source>
        <translation>Hanya menampilkan tindakan yang nama atau tombolnya memuat huruf ini</translation>
    </message>
    <message>
        <source>Takes the key from the other action</source>
        <translation>Mengambil tombol itu dari tindakan lain</translation>
    </message>
    <message>
        <source>The action stays in the menus and the palette</source>
        <translation>Tindakan tetap ada di menu dan palet</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Pakai di sini</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Tombol bawaan</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Gunanya</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>tanpa tombol</translation>
    </message>
    <message>
        <source>{key} is a key of the text itself, so nothing was changed.</source>
        <translation>{key} adalah tombol teks itu sendiri, jadi tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{key} is the key of “{action}”.</source>
        <translation>{key} adalah tombol “{action}”.</translation>
    </message>
</context>
<context>
    <name>LabelBox</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label box</source>
        <translation>Kotak label</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>Nama label</translation>
    </message>
    <message>
        <source>Labels found</source>
        <translation>Label yang ditemukan</translation>
    </message>
    <message>
        <source>New label “{name}”</source>
        <translation>Label baru “{name}”</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relasi</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter labels, Escape leaves</source>
        <translation>Panah atas dan bawah memilih, Enter melabeli, Escape keluar</translation>
    </message>
</context>
<context>
    <name>LabelTreeView</name>
    <message>
        <source>Alt and the arrow keys move a label; dragging does, too</source>
        <translation>Alt dan tombol panah memindahkan label; menyeret juga bisa</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Dipakai</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>tombol {key}</translation>
    </message>
    <message>
        <source>used: {count}</source>
        <translation>dipakai: {count}</translation>
    </message>
    <message>
        <source>{name} (article)</source>
        <translation>{name} (artikel)</translation>
    </message>
    <message>
        <source>{name} (relation)</source>
        <translation>{name} (relasi)</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name} (nonaktif)</translation>
    </message>
</context>
<context>
    <name>LabelView</name>
    <message>
        <source>A few passages, marked as they should be</source>
        <translation>Beberapa petikan, ditandai sebagaimana mestinya</translation>
    </message>
    <message>
        <source>A label of relations: press R on a span, then choose the span it leads to.</source>
        <translation>Label untuk relasi: tekan R pada sebuah rentang, lalu pilih rentang tujuannya.</translation>
    </message>
    <message>
        <source>A label of whole articles. One attribute of the kind Choice says what can be chosen.</source>
        <translation>Label untuk seluruh artikel. Satu atribut berjenis Pilihan menentukan apa yang dapat dipilih.</translation>
    </message>
    <message>
        <source>ATTRIBUTES</source>
        <translation>ATRIBUT</translation>
    </message>
    <message>
        <source>Articles with this label: {count}.</source>
        <translation>Artikel dengan label ini: {count}.</translation>
    </message>
    <message>
        <source>Bring back label</source>
        <translation>Aktifkan lagi label</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definisi</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Contoh</translation>
    </message>
    <message>
        <source>It is retired: they keep it, new ones cannot be made.</source>
        <translation>Label ini nonaktif: yang ada tetap memakainya, yang baru tidak dapat dibuat.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Puts the label back into the panel</source>
        <translation>Mengembalikan label ke panel</translation>
    </message>
    <message>
        <source>Relations with this label: {count}.</source>
        <translation>Relasi dengan label ini: {count}.</translation>
    </message>
    <message>
        <source>Retire label</source>
        <translation>Nonaktifkan label</translation>
    </message>
    <message>
        <source>Spans with this label: {count}.</source>
        <translation>Rentang dengan label ini: {count}.</translation>
    </message>
    <message>
        <source>Takes the label out of the panel and the keys; its spans stay as they are</source>
        <translation>Mengeluarkan label dari panel dan tombol; rentangnya tetap seperti semula</translation>
    </message>
    <message>
        <source>The digit that gives this label</source>
        <translation>Angka yang memberi label ini</translation>
    </message>
    <message>
        <source>The key {key} was of {label}, which has none now.</source>
        <translation>Tombol {key} semula milik {label}, yang kini tanpa tombol.</translation>
    </message>
    <message>
        <source>The tint of the label&apos;s spans</source>
        <translation>Warna rentang label ini</translation>
    </message>
    <message>
        <source>What counts, and what does not</source>
        <translation>Apa yang termasuk dan apa yang tidak</translation>
    </message>
    <message>
        <source>What the label is called; its spans follow</source>
        <translation>Nama label ini; rentangnya ikut berganti</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>{key}, now of {label}</source>
        <translation>{key}, kini milik {label}</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Any</source>
        <translation>Apa saja</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Belanda</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Melayu</translation>
    </message>
</context>
<context>
    <name>LayersButton</name>
    <message>
        <source>1 layer ▾</source>
        <translation>1 lapisan ▾</translation>
    </message>
    <message>
        <source>Chooses whose spans are compared</source>
        <translation>Memilih rentang siapa yang dibandingkan</translation>
    </message>
    <message>
        <source>Whose spans</source>
        <translation>Rentang siapa</translation>
    </message>
    <message>
        <source>{count} layers ▾</source>
        <translation>{count} lapisan ▾</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>Articles done</source>
        <translation>Artikel selesai</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>{day}: {count} done</source>
        <translation>{day}: {count} selesai</translation>
    </message>
</context>
<context>
    <name>LookDeeds</name>
    <message>
        <source>&amp;Hide this tag&apos;s spans</source>
        <translation>&amp;Sembunyikan rentang tag ini</translation>
    </message>
    <message>
        <source>&amp;Show all spans again</source>
        <translation>&amp;Tampilkan lagi semua rentang</translation>
    </message>
    <message>
        <source>&amp;Trim selections</source>
        <translation>&amp;Rapikan pilihan</translation>
    </message>
    <message>
        <source>Choose what a label takes in beyond the selected text</source>
        <translation>Pilih apa yang ikut dilabeli di luar teks terpilih</translation>
    </message>
    <message>
        <source>Choose what stands above spans in the text</source>
        <translation>Pilih apa yang tampil di atas rentang dalam teks</translation>
    </message>
    <message>
        <source>Draw every span that was hidden</source>
        <translation>Tampilkan setiap rentang yang disembunyikan</translation>
    </message>
    <message>
        <source>Go round between marking whole words, whole sentences and exactly the selection</source>
        <translation>Bergilir antara menandai kata utuh, kalimat utuh, dan persis pilihan</translation>
    </message>
    <message>
        <source>Go round between names, initials and nothing above spans</source>
        <translation>Bergilir antara nama, inisial, dan kosong di atas rentang</translation>
    </message>
    <message>
        <source>Hidden, or shown again; “Show all spans again” shows everything</source>
        <translation>Disembunyikan, atau ditampilkan lagi; “Tampilkan lagi semua rentang” menampilkan semuanya</translation>
    </message>
    <message>
        <source>Hide all &amp;other tags&apos; spans</source>
        <translation>Sembunyikan rentang tag &amp;lain</translation>
    </message>
    <message>
        <source>Label &amp;initials</source>
        <translation>&amp;Inisial label</translation>
    </message>
    <message>
        <source>Label &amp;names</source>
        <translation>&amp;Nama label</translation>
    </message>
    <message>
        <source>Leave all spans of the selected span&apos;s label out of the text; they stay counted</source>
        <translation>Sembunyikan semua rentang dengan label rentang terpilih dari teks; tetap dihitung</translation>
    </message>
    <message>
        <source>Leave lone quotes, brackets and invisible signs out at the ends of what is marked</source>
        <translation>Buang tanda kutip, kurung, dan tanda tak terlihat yang berdiri sendiri di ujung yang ditandai</translation>
    </message>
    <message>
        <source>Leave only the spans of the selected span&apos;s label in the text</source>
        <translation>Tampilkan hanya rentang dengan label rentang terpilih dalam teks</translation>
    </message>
    <message>
        <source>Mark &amp;exactly what is selected</source>
        <translation>Tandai &amp;persis yang dipilih</translation>
    </message>
    <message>
        <source>Mark whole &amp;sentences</source>
        <translation>Tandai ka&amp;limat utuh</translation>
    </message>
    <message>
        <source>Mark whole &amp;words</source>
        <translation>Tandai &amp;kata utuh</translation>
    </message>
    <message>
        <source>N&amp;othing above spans</source>
        <translation>&amp;Kosong di atas rentang</translation>
    </message>
    <message>
        <source>Names, initials or nothing</source>
        <translation>Nama, inisial, atau kosong</translation>
    </message>
    <message>
        <source>Select a span first, or use the eye beside a tag.</source>
        <translation>Pilih rentang dulu, atau pakai ikon mata di samping tag.</translation>
    </message>
    <message>
        <source>Words, sentences or exactly</source>
        <translation>Kata, kalimat, atau persis</translation>
    </message>
</context>
<context>
    <name>LookView</name>
    <message>
        <source>A LOOK INTO</source>
        <translation>LIHAT ISI</translation>
    </message>
    <message>
        <source>As it will be read with this encoding</source>
        <translation>Seperti akan dibaca dengan pengodean ini</translation>
    </message>
    <message>
        <source>Beginning of the text</source>
        <translation>Awal teks</translation>
    </message>
    <message>
        <source>Choose files or a folder, or drop them here.</source>
        <translation>Pilih berkas atau folder, atau jatuhkan di sini.</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Baris pertama</translation>
    </message>
    <message>
        <source>Look into</source>
        <translation>Lihat isi</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Membaca {name}…</translation>
    </message>
    <message>
        <source>The first rows of the table as they are read</source>
        <translation>Baris-baris pertama tabel seperti dibaca</translation>
    </message>
    <message>
        <source>This is a Sorot project&apos;s own rows, with everything in them.</source>
        <translation>Ini baris-baris proyek Sorot, lengkap dengan semua isinya.</translation>
    </message>
    <message>
        <source>Which column of the table holds it</source>
        <translation>Kolom tabel mana yang memuatnya</translation>
    </message>
    <message>
        <source>Which of the files is shown below</source>
        <translation>Berkas mana yang ditampilkan di bawah</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>1 label</source>
        <translation>1 label</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 rentang</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Read only. {why}</source>
        <translation>Hanya baca. {why}</translation>
    </message>
    <message>
        <source>Say my name…</source>
        <translation>Sebutkan nama saya…</translation>
    </message>
    <message>
        <source>Something unforeseen happened. Your work is saved. ({what})</source>
        <translation>Terjadi sesuatu yang tak terduga. Pekerjaan Anda tersimpan. ({what})</translation>
    </message>
    <message>
        <source>Sorot</source>
        <translation>Sorot</translation>
    </message>
    <message>
        <source>This is a backup.</source>
        <translation>Ini cadangan.</translation>
    </message>
    <message>
        <source>Your spans stand under “Me” until you say who you are.</source>
        <translation>Rentang Anda tercatat atas nama “Saya” sampai Anda menyebutkan nama.</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} label</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
</context>
<context>
    <name>ManualDialog</name>
    <message>
        <source>Enter goes to the next place, Shift+Enter to the one before</source>
        <translation>Enter ke tempat berikutnya, Shift+Enter ke sebelumnya</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Cari di panduan</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Judul bagian</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Tempat ditemukan</translation>
    </message>
    <message>
        <source>Text of the manual</source>
        <translation>Teks panduan</translation>
    </message>
    <message>
        <source>The manual, from the heading that is chosen</source>
        <translation>Panduan, mulai dari judul yang dipilih</translation>
    </message>
    <message>
        <source>The parts of the manual; the chosen one is shown beside</source>
        <translation>Bagian-bagian panduan; yang dipilih tampil di sampingnya</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>tidak ada di sini</translation>
    </message>
</context>
<context>
    <name>MarginNotes</name>
    <message>
        <source>&amp;Comments and note…</source>
        <translation>Komentar &amp;dan catatan…</translation>
    </message>
    <message>
        <source>Read, write and answer comments on the selected span, or else on the article</source>
        <translation>Baca, tulis, dan jawab komentar tentang rentang terpilih, atau tentang artikel</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Bring articles in with Ctrl+I, or drop files on the window.</source>
        <translation>Masukkan artikel dengan Ctrl+I, atau jatuhkan berkas ke jendela.</translation>
    </message>
    <message>
        <source>Changed to {label}</source>
        <translation>Diganti menjadi {label}</translation>
    </message>
    <message>
        <source>Edge moved</source>
        <translation>Tepi digeser</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>Tidak ada artikel yang terbuka</translation>
    </message>
    <message>
        <source>No tag has the key {key}.</source>
        <translation>Tidak ada tag dengan tombol {key}.</translation>
    </message>
    <message>
        <source>Select words in the text, or click a span, then press a tag&apos;s key.</source>
        <translation>Pilih kata dalam teks, atau klik sebuah rentang, lalu tekan tombol tag.</translation>
    </message>
    <message>
        <source>This span is {name}&apos;s. Ctrl and a tag&apos;s key add one of your own on the same words.</source>
        <translation>Rentang ini milik {name}. Ctrl dan tombol tag menambah rentang Anda sendiri pada kata yang sama.</translation>
    </message>
    <message>
        <source>{label} added</source>
        <translation>{label} ditambahkan</translation>
    </message>
    <message>
        <source>{label} removed</source>
        <translation>{label} dihapus</translation>
    </message>
</context>
<context>
    <name>MeasureDeeds</name>
    <message>
        <source>Change the height of the article&apos;s lines</source>
        <translation>Ubah tinggi baris artikel</translation>
    </message>
    <message>
        <source>Change the width of the article&apos;s column</source>
        <translation>Ubah lebar kolom artikel</translation>
    </message>
    <message>
        <source>H&amp;igher lines</source>
        <translation>&amp;Baris lebih tinggi</translation>
    </message>
    <message>
        <source>Lo&amp;wer lines</source>
        <translation>Baris lebih &amp;rendah</translation>
    </message>
    <message>
        <source>Na&amp;rrower column</source>
        <translation>Kolom lebih &amp;sempit</translation>
    </message>
    <message>
        <source>Wi&amp;der column</source>
        <translation>Kolom lebih &amp;lebar</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>&amp;Colours</source>
        <translation>War&amp;na</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sunting</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Navigasi</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>B&amp;antuan</translation>
    </message>
    <message>
        <source>&amp;Letters and lines</source>
        <translation>&amp;Huruf dan baris</translation>
    </message>
    <message>
        <source>&amp;Names above spans</source>
        <translation>Nama &amp;di atas rentang</translation>
    </message>
    <message>
        <source>&amp;Span</source>
        <translation>&amp;Rentang</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>T&amp;im</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>What a label &amp;marks</source>
        <translation>&amp;Yang ditandai label</translation>
    </message>
</context>
<context>
    <name>MergeLabelsDialog</name>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Gabungkan</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gabungkan</translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>Gabungkan label</translation>
    </message>
    <message>
        <source>Read the one&apos;s spans as the other&apos;s from now on</source>
        <translation>Mulai sekarang baca rentang label yang satu sebagai milik yang lain</translation>
    </message>
    <message>
        <source>Relations and labels of articles: {count}.</source>
        <translation>Relasi dan label artikel: {count}.</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>The label that goes</source>
        <translation>Label yang hilang</translation>
    </message>
    <message>
        <source>The label that stays, of the same kind</source>
        <translation>Label yang tetap, dari jenis yang sama</translation>
    </message>
    <message>
        <source>The spans stay as their annotators made them, and are read as {into}.</source>
        <translation>Rentang tetap seperti dibuat anotatornya, dan dibaca sebagai {into}.</translation>
    </message>
    <message>
        <source>There is no other label of that kind.</source>
        <translation>Tidak ada label lain dari jenis itu.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Yang berubah</translation>
    </message>
    <message>
        <source>Whose spans would be read as the other label&apos;s</source>
        <translation>Rentang siapa yang akan dibaca sebagai label lain</translation>
    </message>
    <message>
        <source>into</source>
        <translation>ke</translation>
    </message>
    <message>
        <source>{into} does not ask for {facts}: what was filled in stays with the spans.</source>
        <translation>{into} tidak meminta {facts}: yang sudah diisi tetap ada pada rentang.</translation>
    </message>
    <message>
        <source>{label} is merged into {into}.</source>
        <translation>{label} digabungkan ke {into}.</translation>
    </message>
</context>
<context>
    <name>NamesView</name>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Article label</source>
        <translation>Label artikel</translation>
    </message>
    <message>
        <source>Every label and annotator in these files is known here.</source>
        <translation>Semua label dan anotator dalam berkas ini sudah dikenal di sini.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Let each name stand for ours that is most like it</source>
        <translation>Jadikan tiap nama sebagai nama kita yang paling mirip</translation>
    </message>
    <message>
        <source>Load a map of names</source>
        <translation>Muat peta nama</translation>
    </message>
    <message>
        <source>Load map…</source>
        <translation>Muat peta…</translation>
    </message>
    <message>
        <source>Load which name stands for which</source>
        <translation>Muat padanan nama-nama</translation>
    </message>
    <message>
        <source>Make it new</source>
        <translation>Buat baru</translation>
    </message>
    <message>
        <source>Make labels that are missing</source>
        <translation>Buat label yang belum ada</translation>
    </message>
    <message>
        <source>Maps (*.json)</source>
        <translation>Peta (*.json)</translation>
    </message>
    <message>
        <source>Missing: refuse its records</source>
        <translation>Tidak ada: tolak rekamannya</translation>
    </message>
    <message>
        <source>Nobody here knows these names. What do they stand for?</source>
        <translation>Nama-nama ini belum dikenal di sini. Apa padanannya?</translation>
    </message>
    <message>
        <source>Otherwise records with labels nobody knows are refused</source>
        <translation>Jika tidak, rekaman dengan label tak dikenal ditolak</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relasi</translation>
    </message>
    <message>
        <source>Save map…</source>
        <translation>Simpan peta…</translation>
    </message>
    <message>
        <source>Save the map of names</source>
        <translation>Simpan peta nama</translation>
    </message>
    <message>
        <source>Save which name stands for which, also for import --map</source>
        <translation>Simpan padanan nama-nama ini, juga untuk import --map</translation>
    </message>
    <message>
        <source>Take the closest</source>
        <translation>Ambil yang terdekat</translation>
    </message>
    <message>
        <source>The first {shown} of {count} names; a map that is loaded reaches all.</source>
        <translation>{shown} dari {count} nama pertama; peta yang dimuat berlaku untuk semua.</translation>
    </message>
    <message>
        <source>What this name stands for</source>
        <translation>Padanan nama ini</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
    </message>
    <message>
        <source>{name} (closest)</source>
        <translation>{name} (terdekat)</translation>
    </message>
    <message>
        <source>{name} (new)</source>
        <translation>{name} (baru)</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>Begin with the labels of a file</source>
        <translation>Mulai dengan label dari berkas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose a codebook</source>
        <translation>Pilih buku kode</translation>
    </message>
    <message>
        <source>Choose the folder and the file&apos;s name</source>
        <translation>Pilih folder dan nama berkas</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Buku kode</translation>
    </message>
    <message>
        <source>Codebooks (*.json *.qdc);;All files (*)</source>
        <translation>Buku kode (*.json *.qdc);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Empty: labels come as you make them</source>
        <translation>Kosong: label muncul saat Anda membuatnya</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Dari berkas…</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>Beri nama proyek ini.</translation>
    </message>
    <message>
        <source>Make no project</source>
        <translation>Tidak membuat proyek</translation>
    </message>
    <message>
        <source>Make project</source>
        <translation>Buat proyek</translation>
    </message>
    <message>
        <source>Make the project and open it</source>
        <translation>Buat proyek dan buka</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Proyek saya</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Proyek baru</translation>
    </message>
    <message>
        <source>New project&apos;s file</source>
        <translation>Berkas proyek baru</translation>
    </message>
    <message>
        <source>Sorot projects (*.sorot)</source>
        <translation>Proyek Sorot (*.sorot)</translation>
    </message>
    <message>
        <source>The labels the project begins with</source>
        <translation>Label awal proyek</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation>Tidak ada folder “{folder}”.</translation>
    </message>
    <message>
        <source>What the project is called</source>
        <translation>Nama proyek ini</translation>
    </message>
    <message>
        <source>Where the project&apos;s one file lies</source>
        <translation>Tempat satu-satunya berkas proyek</translation>
    </message>
    <message>
        <source>{title} ({file})</source>
        <translation>{title} ({file})</translation>
    </message>
    <message>
        <source>“{file}” is already there. Choose another name, or open it.</source>
        <translation>“{file}” sudah ada. Pilih nama lain, atau buka berkas itu.</translation>
    </message>
</context>
<context>
    <name>NotesPopover</name>
    <message>
        <source>Answer…</source>
        <translation>Jawab…</translation>
    </message>
    <message>
        <source>Comments and note</source>
        <translation>Komentar dan catatan</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Catatan: {note}</translation>
    </message>
    <message>
        <source>THIS ARTICLE</source>
        <translation>ARTIKEL INI</translation>
    </message>
    <message>
        <source>Write a comment…</source>
        <translation>Tulis komentar…</translation>
    </message>
    <message>
        <source>{name}&apos;s span, not shown in the text</source>
        <translation>Rentang {name}, tidak ditampilkan dalam teks</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Could be {whole} or {fraction}, so it is not saved. Write one of these.</source>
        <translation>Bisa berarti {whole} atau {fraction}, jadi tidak disimpan. Tulis salah satunya.</translation>
    </message>
    <message>
        <source>Not a number, so it is not saved. Write 12 or 12.5.</source>
        <translation>Bukan angka, jadi tidak disimpan. Tulis 12 atau 12.5.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>All that is open is saved as {file}. Open it to go on.</source>
        <translation>Semua yang terbuka disimpan sebagai {file}. Buka berkas itu untuk melanjutkan.</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Saya</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Buka proyek</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Sorot projects (*.sorot)</source>
        <translation>Proyek Sorot (*.sorot)</translation>
    </message>
    <message>
        <source>Sorot projects (*.sorot);;All files (*)</source>
        <translation>Proyek Sorot (*.sorot);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>The copy is saved as {file}.</source>
        <translation>Salinan disimpan sebagai {file}.</translation>
    </message>
    <message>
        <source>The project is as it was in that backup.</source>
        <translation>Proyek kembali seperti dalam cadangan itu.</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>A project’s rows</source>
        <translation>Baris proyek</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Menjadi</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Karakter</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Find in the records</source>
        <translation>Cari dalam rekaman</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Cari…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Sudah ada</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ditinggalkan</translation>
    </message>
    <message>
        <source>Lists the records with these words alone</source>
        <translation>Hanya menampilkan rekaman dengan kata ini</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Rekaman</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Simpan laporan…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Save what became of every record, as text or JSON</source>
        <translation>Simpan yang terjadi pada setiap rekaman, sebagai teks atau JSON</translation>
    </message>
    <message>
        <source>Shown records</source>
        <translation>Rekaman yang ditampilkan</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Spans alone</source>
        <translation>Hanya rentang</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation>Teks (*.txt);;JSON (*.json)</translation>
    </message>
    <message>
        <source>The first {count} are listed; a saved report has all.</source>
        <translation>{count} pertama ditampilkan; laporan yang disimpan memuat semuanya.</translation>
    </message>
    <message>
        <source>Twice in these</source>
        <translation>Ganda di sini</translation>
    </message>
    <message>
        <source>What would become of each record, with the reason</source>
        <translation>Yang akan terjadi pada tiap rekaman, beserta alasannya</translation>
    </message>
    <message>
        <source>Which of the records are listed</source>
        <translation>Rekaman mana yang ditampilkan</translation>
    </message>
    <message>
        <source>{what} {count}</source>
        <translation>{what} {count}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>boilerplate, dimmed</source>
        <translation>teks templat, diredupkan</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Command palette</source>
        <translation>Palet perintah</translation>
    </message>
    <message>
        <source>Enter does the chosen one</source>
        <translation>Enter menjalankan yang terpilih</translation>
    </message>
    <message>
        <source>Find article, label or command…</source>
        <translation>Cari artikel, label, atau perintah…</translation>
    </message>
    <message>
        <source>Search all articles for “{words}”</source>
        <translation>Cari “{words}” di semua artikel</translation>
    </message>
    <message>
        <source>Type a part of an action, an article&apos;s title or a label</source>
        <translation>Ketik sebagian nama tindakan, judul artikel, atau label</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Yang dicari</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>article</source>
        <translation>artikel</translation>
    </message>
    <message>
        <source>command</source>
        <translation>perintah</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>label of the article</source>
        <translation>label artikel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>teks</translation>
    </message>
</context>
<context>
    <name>PassagesDialog</name>
    <message>
        <source> (the first {most} are listed)</source>
        <translation> ({most} pertama ditampilkan)</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 petikan</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Kesepakatan</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Semua label</translation>
    </message>
    <message>
        <source>All passages</source>
        <translation>Semua petikan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles that are not measured, and why; Enter opens one</source>
        <translation>Artikel yang tidak diukur, dan alasannya; Enter membuka satu</translation>
    </message>
    <message>
        <source>Articles that fell out</source>
        <translation>Artikel yang gugur</translation>
    </message>
    <message>
        <source>Articles that fell out {count}</source>
        <translation>Artikel yang gugur {count}</translation>
    </message>
    <message>
        <source>Enter goes to the passage</source>
        <translation>Enter menuju petikannya</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Go to text</source>
        <translation>Ke teks</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Lists only passages of this kind</source>
        <translation>Hanya menampilkan petikan jenis ini</translation>
    </message>
    <message>
        <source>Lists only passages where somebody gave it</source>
        <translation>Hanya mendaftar petikan yang oleh seseorang diberi label itu</translation>
    </message>
    <message>
        <source>Opens the article at this passage</source>
        <translation>Membuka artikel di petikan ini</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Pasangan</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Petikan</translation>
    </message>
    <message>
        <source>Passages behind the figures</source>
        <translation>Petikan di balik angka</translation>
    </message>
    <message>
        <source>Passages, figures, and articles that fell out</source>
        <translation>Petikan, angka, dan artikel yang gugur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>There is nobody to compare with yet.</source>
        <translation>Belum ada orang untuk dibandingkan.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Apa yang berbeda</translation>
    </message>
    <message>
        <source>Whose spans are compared</source>
        <translation>Rentang siapa yang dibandingkan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>{count} passages</source>
        <translation>{count} petikan</translation>
    </message>
    <message>
        <source>{name} has not begun it</source>
        <translation>{name} belum memulainya</translation>
    </message>
    <message>
        <source>{name} has not finished it</source>
        <translation>{name} belum menyelesaikannya</translation>
    </message>
    <message>
        <source>{name} skipped it</source>
        <translation>{name} melewatinya</translation>
    </message>
</context>
<context>
    <name>PeopleMenu</name>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Round {round} is blind: others&apos; spans are hidden</source>
        <translation>Putaran {round} buta: rentang orang lain disembunyikan</translation>
    </message>
    <message>
        <source>Round {round}: show spans of</source>
        <translation>Putaran {round}: tampilkan rentang dari</translation>
    </message>
    <message>
        <source>Show spans of</source>
        <translation>Tampilkan rentang dari</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>Orang lain…</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Siapa Anda?</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>Anda adalah</translation>
    </message>
    <message>
        <source>Your name in this project</source>
        <translation>Nama Anda di proyek ini</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (Anda)</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>&amp;Add words as a piece</source>
        <translation>&amp;Tambah kata sebagai potongan</translation>
    </message>
    <message>
        <source>Join the selected words to the span selected before; in the text: plus, or select with Ctrl held</source>
        <translation>Sambungkan kata terpilih ke rentang yang dipilih sebelumnya; dalam teks: tanda plus, atau pilih sambil menahan Ctrl</translation>
    </message>
    <message>
        <source>Piece added to {label}</source>
        <translation>Potongan ditambahkan ke {label}</translation>
    </message>
    <message>
        <source>Piece removed from {label}</source>
        <translation>Potongan dilepas dari {label}</translation>
    </message>
    <message>
        <source>Put the caret into the piece that is to go.</source>
        <translation>Taruh kursor di potongan yang akan dilepas.</translation>
    </message>
    <message>
        <source>Remove this p&amp;iece</source>
        <translation>Hapus &amp;potongan ini</translation>
    </message>
    <message>
        <source>Select a span of several pieces first.</source>
        <translation>Pilih dulu rentang dengan beberapa potongan.</translation>
    </message>
    <message>
        <source>Select a span, then more words, and press + to make them one span of several pieces.</source>
        <translation>Pilih rentang, lalu kata lain, dan tekan + untuk menjadikannya satu rentang dengan beberapa potongan.</translation>
    </message>
    <message>
        <source>Take the piece at the caret from its span; in the text: Ctrl+Delete, Ctrl+click</source>
        <translation>Lepas potongan di kursor dari rentangnya; dalam teks: Ctrl+Delete, Ctrl+klik</translation>
    </message>
    <message>
        <source>This span is of one piece. Delete removes the span.</source>
        <translation>Rentang ini hanya satu potong. Delete menghapus rentangnya.</translation>
    </message>
</context>
<context>
    <name>PlacesPanel</name>
    <message>
        <source>All places</source>
        <translation>Semua tempat</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Berubah sejak itu</translation>
    </message>
    <message>
        <source>Lists only these places</source>
        <translation>Hanya menampilkan tempat-tempat ini</translation>
    </message>
    <message>
        <source>No place is like that. Choose other places above.</source>
        <translation>Tidak ada tempat seperti itu. Pilih tempat lain di atas.</translation>
    </message>
    <message>
        <source>Nobody has marked this article yet. Gather teammates&apos; files, or choose another article.</source>
        <translation>Belum ada yang menandai artikel ini. Kumpulkan berkas rekan, atau pilih artikel lain.</translation>
    </message>
    <message>
        <source>Nobody marked anything here.</source>
        <translation>Tidak ada yang menandai apa pun di sini.</translation>
    </message>
    <message>
        <source>Only one person has marked this article: there is nothing to compare, but it can be settled.</source>
        <translation>Baru satu orang yang menandai artikel ini: tidak ada yang dibandingkan, tetapi dapat diputuskan.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Open disagreements</source>
        <translation>Perbedaan terbuka</translation>
    </message>
    <message>
        <source>Opens the window that says what is blind</source>
        <translation>Membuka jendela yang mengatur apa yang tersembunyi</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Places in the order of the text</source>
        <translation>Tempat menurut urutan teks</translation>
    </message>
    <message>
        <source>Places settled in this article, and spans in gold in all articles</source>
        <translation>Tempat yang diputuskan di artikel ini, dan rentang dalam emas di semua artikel</translation>
    </message>
    <message>
        <source>Places sorted by {column}</source>
        <translation>Tempat diurutkan menurut {column}</translation>
    </message>
    <message>
        <source>Round…</source>
        <translation>Putaran…</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Diputuskan</translation>
    </message>
    <message>
        <source>This round is blind: nobody is shown others&apos; spans until somebody opens it. That is a courtesy among colleagues, not secrecy: the spans stand in the files.</source>
        <translation>Putaran ini buta: rentang orang lain tidak ditampilkan kepada siapa pun sampai seseorang membukanya. Itu tata krama antarrekan, bukan kerahasiaan: rentangnya ada di dalam berkas.</translation>
    </message>
    <message>
        <source>{settled} of {of} settled · {gold} in gold</source>
        <translation>{settled}/{of} diputuskan · {gold} emas</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>General</source>
        <translation>Umum</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Kinds of settings</source>
        <translation>Jenis pengaturan</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles {count}</source>
        <translation>Artikel {count}</translation>
    </message>
    <message>
        <source>Articles, what to look at, and refused files</source>
        <translation>Artikel, yang perlu dilihat, dan berkas yang ditolak</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Berubah</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Files that cannot be taken, with the reason</source>
        <translation>Berkas yang tidak dapat diambil, beserta alasannya</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Refused {count}</source>
        <translation>Ditolak {count}</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Perlu dilihat</translation>
    </message>
    <message>
        <source>To look at {count}</source>
        <translation>Perlu dilihat {count}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>What gathering brings</source>
        <translation>Yang dibawa pengumpulan</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>What the chosen line changes in each</source>
        <translation>Yang diubah baris terpilih di tiap artikel</translation>
    </message>
    <message>
        <source>What would be overwritten or doubled</source>
        <translation>Yang akan tertimpa atau ganda</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>teks lain</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ditinggalkan</translation>
    </message>
    <message>
        <source>overwritten</source>
        <translation>tertimpa</translation>
    </message>
    <message>
        <source>removed there</source>
        <translation>dihapus di sana</translation>
    </message>
    <message>
        <source>two labels, one name</source>
        <translation>dua label, satu nama</translation>
    </message>
    <message>
        <source>two people, one name</source>
        <translation>dua orang, satu nama</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Cetak…</translation>
    </message>
    <message>
        <source>Drawing pages</source>
        <translation>Menggambar halaman</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Berkas PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Print the article with its marks</source>
        <translation>Cetak artikel beserta tandanya</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Dicetak</translation>
    </message>
    <message>
        <source>Save as PD&amp;F…</source>
        <translation>Simpan sebagai PD&amp;F…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Save the article with its marks as a PDF file</source>
        <translation>Simpan artikel beserta tandanya sebagai berkas PDF</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Disimpan sebagai {name}</translation>
    </message>
    <message>
        <source>boilerplate, dimmed</source>
        <translation>teks templat, diredupkan</translation>
    </message>
    <message>
        <source>{name} could not be written: {why}. A file that was there is as it was.</source>
        <translation>{name} tidak dapat ditulis: {why}. Berkas yang sudah ada tetap seperti semula.</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>CC-BY-4.0, or in your own words</source>
        <translation>CC-BY-4.0, atau dengan kata-kata Anda sendiri</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Sitasi</translation>
    </message>
    <message>
        <source>Dataset cards quote this for those who get the data.</source>
        <translation>Kartu data mengutip ini bagi penerima data.</translation>
    </message>
    <message>
        <source>How the data is to be cited</source>
        <translation>Cara menyitasi data ini</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Leaves the project as it was</source>
        <translation>Membiarkan proyek seperti semula</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>Project details</source>
        <translation>Rincian proyek</translation>
    </message>
    <message>
        <source>Under which licence the data may be used</source>
        <translation>Lisensi pemakaian data ini</translation>
    </message>
    <message>
        <source>Who made it, its title, the year; BibTeX is welcome</source>
        <translation>Pembuatnya, judul, tahun; BibTeX juga boleh</translation>
    </message>
    <message>
        <source>Writes what was changed</source>
        <translation>Menyimpan yang diubah</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>1 article with spans is not done</source>
        <translation>1 artikel berentang belum selesai</translation>
    </message>
    <message>
        <source>1 near-copy on two sides of the split</source>
        <translation>1 pasang artikel hampir sama di dua sisi pembagian</translation>
    </message>
    <message>
        <source>1 span starts or ends inside a word</source>
        <translation>1 rentang mulai atau berakhir di tengah kata</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Kemiripan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Export training data…</source>
        <translation>Ekspor data latih…</translation>
    </message>
    <message>
        <source>Opens the export window</source>
        <translation>Membuka jendela ekspor</translation>
    </message>
    <message>
        <source>Ready to train?</source>
        <translation>Siap melatih?</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Tampilkan…</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>every label has at least {count} examples</source>
        <translation>tiap label punya sedikitnya {count} contoh</translation>
    </message>
    <message>
        <source>no near-copies across train and test</source>
        <translation>tidak ada salinan mirip antara train dan test</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>of the gold layer</source>
        <translation>dari lapisan emas</translation>
    </message>
    <message>
        <source>of your spans</source>
        <translation>dari rentang Anda</translation>
    </message>
    <message>
        <source>there are no spans of yours yet</source>
        <translation>belum ada rentang Anda</translation>
    </message>
    <message>
        <source>well</source>
        <translation>baik</translation>
    </message>
    <message>
        <source>{count} articles with spans are not done</source>
        <translation>{count} artikel berentang belum selesai</translation>
    </message>
    <message>
        <source>{count} near-copies on two sides of the split</source>
        <translation>{count} salinan mirip di dua sisi pembagian</translation>
    </message>
    <message>
        <source>{count} of {of} spans lie on token edges</source>
        <translation>{count} dari {of} rentang pas di tepi token</translation>
    </message>
    <message>
        <source>{count} spans start or end inside a word</source>
        <translation>{count} rentang mulai atau berakhir di tengah kata</translation>
    </message>
    <message>
        <source>“{label}” has only 1 example</source>
        <translation>“{label}” hanya punya 1 contoh</translation>
    </message>
    <message>
        <source>“{label}” has only {count} examples</source>
        <translation>“{label}” hanya punya {count} contoh</translation>
    </message>
</context>
<context>
    <name>Relating</name>
    <message>
        <source>Draw the relations of all spans in sight, not only those of the selected one</source>
        <translation>Gambar relasi semua rentang yang terlihat, tidak hanya milik yang terpilih</translation>
    </message>
    <message>
        <source>Lead a relation from the selected span to another; in the text: R, or drag its name</source>
        <translation>Tarik relasi dari rentang terpilih ke rentang lain; dalam teks: R, atau seret namanya</translation>
    </message>
    <message>
        <source>No span was chosen.</source>
        <translation>Tidak ada rentang yang dipilih.</translation>
    </message>
    <message>
        <source>R&amp;elate to another span</source>
        <translation>Relasikan ke rentang &amp;lain</translation>
    </message>
    <message>
        <source>Relation added: {label}</source>
        <translation>Relasi ditambahkan: {label}</translation>
    </message>
    <message>
        <source>Relation changed to {label}</source>
        <translation>Relasi diganti menjadi {label}</translation>
    </message>
    <message>
        <source>Relation removed</source>
        <translation>Relasi dihapus</translation>
    </message>
    <message>
        <source>Relation turned</source>
        <translation>Relasi dibalik</translation>
    </message>
    <message>
        <source>Select a span first, then press R and choose the other one.</source>
        <translation>Pilih rentang dulu, lalu tekan R dan pilih tujuannya.</translation>
    </message>
    <message>
        <source>Show all rela&amp;tions</source>
        <translation>Tampilkan semua &amp;relasi</translation>
    </message>
    <message>
        <source>This relation is a teammate&apos;s; only they change it.</source>
        <translation>Relasi ini milik rekan; hanya dia yang mengubahnya.</translation>
    </message>
    <message>
        <source>This relation is there already.</source>
        <translation>Relasi ini sudah ada.</translation>
    </message>
    <message>
        <source>{name}: “{quote}”</source>
        <translation>{name}: “{quote}”</translation>
    </message>
</context>
<context>
    <name>RelationFacts</name>
    <message>
        <source>Note on the relation</source>
        <translation>Catatan pada relasi</translation>
    </message>
</context>
<context>
    <name>RelationsPanel</name>
    <message>
        <source>Acts on the relation that is chosen below the selected span</source>
        <translation>Berlaku pada relasi yang dipilih di bawah rentang terpilih</translation>
    </message>
    <message>
        <source>Acts on the relation that is chosen in the list</source>
        <translation>Berlaku pada relasi yang dipilih di daftar</translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation>Ubah relasi</translation>
    </message>
    <message>
        <source>Enter goes to the other span, Delete removes the relation</source>
        <translation>Enter menuju rentang tujuan, Delete menghapus relasi</translation>
    </message>
    <message>
        <source>RELATIONS</source>
        <translation>RELASI</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relasi</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>Hapus relasi</translation>
    </message>
    <message>
        <source>Select a span that has relations first.</source>
        <translation>Pilih dulu rentang yang punya relasi.</translation>
    </message>
    <message>
        <source>Turn relation</source>
        <translation>Balik relasi</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>tidak ditampilkan</translation>
    </message>
    <message>
        <source>{label}, from “{quote}”</source>
        <translation>{label}, dari “{quote}”</translation>
    </message>
    <message>
        <source>{label}, to “{quote}”</source>
        <translation>{label}, ke “{quote}”</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Alike</source>
        <translation>Kemiripan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>As it will stand in the file</source>
        <translation>Seperti akan tertulis di berkas</translation>
    </message>
    <message>
        <source>Enter or a double click opens the article of its column</source>
        <translation>Enter atau klik ganda membuka artikel di kolom itu</translation>
    </message>
    <message>
        <source>Enter or a double click opens the span</source>
        <translation>Enter atau klik ganda membuka rentangnya</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>Rekaman pertama</translation>
    </message>
    <message>
        <source>Known once the file is written</source>
        <translation>Diketahui setelah berkas ditulis</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>Ditinggalkan {count}</translation>
    </message>
    <message>
        <source>Names, characters and the like that had to be written otherwise</source>
        <translation>Nama, karakter, dan semacamnya yang harus ditulis berbeda</translation>
    </message>
    <message>
        <source>Near-copies</source>
        <translation>Salinan mirip</translation>
    </message>
    <message>
        <source>Near-copies {count}</source>
        <translation>Salinan mirip {count}</translation>
    </message>
    <message>
        <source>Near-copy</source>
        <translation>Salinan mirip</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Preview and report</source>
        <translation>Pratinjau dan laporan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sisi</translation>
    </message>
    <message>
        <source>Spans left out</source>
        <translation>Rentang yang ditinggalkan</translation>
    </message>
    <message>
        <source>Spans written with less</source>
        <translation>Rentang yang ditulis kurang lengkap</translation>
    </message>
    <message>
        <source>The first record, and what could not be written</source>
        <translation>Rekaman pertama, dan yang tidak dapat ditulis</translation>
    </message>
    <message>
        <source>What stands otherwise in the file</source>
        <translation>Yang tertulis berbeda di berkas</translation>
    </message>
    <message>
        <source>Written otherwise</source>
        <translation>Ditulis berbeda</translation>
    </message>
    <message>
        <source>Written otherwise {count}</source>
        <translation>Ditulis berbeda {count}</translation>
    </message>
    <message>
        <source>Written with less {count}</source>
        <translation>Kurang lengkap {count}</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>Agreement report</source>
        <translation>Laporan kesepakatan</translation>
    </message>
    <message>
        <source>Measuring agreement…</source>
        <translation>Mengukur kesepakatan…</translation>
    </message>
    <message>
        <source>The report on {people} is in {file}, with 1 article.</source>
        <translation>Laporan tentang {people} ada di {file}, dengan 1 artikel.</translation>
    </message>
    <message>
        <source>The report on {people} is in {file}, with {articles} articles.</source>
        <translation>Laporan tentang {people} ada di {file}, dengan {articles} artikel.</translation>
    </message>
    <message>
        <source>This round is blind: its agreement is measured once somebody opens it (Team, Round).</source>
        <translation>Putaran ini buta: kesepakatannya diukur setelah seseorang membukanya (Tim, Putaran).</translation>
    </message>
    <message>
        <source>Web page (*.html);;Markdown (*.md)</source>
        <translation>Halaman web (*.html);;Markdown (*.md)</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>accepted</source>
        <translation>diterima</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>sepakat</translation>
    </message>
    <message>
        <source>attribute differs</source>
        <translation>atribut berbeda</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>berubah</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>digambar</translation>
    </message>
    <message>
        <source>edges differ</source>
        <translation>tepi berbeda</translation>
    </message>
    <message>
        <source>label differs</source>
        <translation>label berbeda</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>terlewat</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>ditarik kembali</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>1–9 accept · 0 reject · J/K next/previous · C comment · N note · Backspace open again</source>
        <translation>1–9 terima · 0 tolak · J/K berikut/sebelum · C komentar · N catatan · Backspace buka lagi</translation>
    </message>
    <message>
        <source>Accept all a&amp;greed</source>
        <translation>Terima &amp;yang sepakat</translation>
    </message>
    <message>
        <source>Accept all agreed</source>
        <translation>Terima yang sepakat</translation>
    </message>
    <message>
        <source>Accept all agreed ({count})</source>
        <translation>Terima yang sepakat ({count})</translation>
    </message>
    <message>
        <source>Accept the &amp;majority</source>
        <translation>Terima &amp;mayoritas</translation>
    </message>
    <message>
        <source>Accept what all annotators have alike in this article</source>
        <translation>Terima yang sama pada semua anotator dalam artikel ini</translation>
    </message>
    <message>
        <source>Accept what more than half of the annotators have alike</source>
        <translation>Terima yang sama pada lebih dari separuh anotator</translation>
    </message>
    <message>
        <source>Accepts what all have alike</source>
        <translation>Menerima yang sama pada semua orang</translation>
    </message>
    <message>
        <source>Article text under review</source>
        <translation>Teks artikel yang ditinjau</translation>
    </message>
    <message>
        <source>Give the keyboard to the table of places to settle</source>
        <translation>Pindahkan fokus papan ketik ke tabel tempat yang perlu diputuskan</translation>
    </message>
    <message>
        <source>Go to the next open place, here or in another article</source>
        <translation>Ke tempat terbuka berikutnya, di sini atau di artikel lain</translation>
    </message>
    <message>
        <source>Go to the p&amp;laces</source>
        <translation>&amp;Ke daftar tempat</translation>
    </message>
    <message>
        <source>Goes to the next open place, here or in another article</source>
        <translation>Menuju tempat terbuka berikutnya, di sini atau di artikel lain</translation>
    </message>
    <message>
        <source>Next disa&amp;greement</source>
        <translation>Per&amp;bedaan berikutnya</translation>
    </message>
    <message>
        <source>Next disagreement</source>
        <translation>Perbedaan berikutnya</translation>
    </message>
    <message>
        <source>Select words in the text, then press a tag&apos;s key or type its name.</source>
        <translation>Pilih kata dalam teks, lalu tekan tombol tag atau ketik namanya.</translation>
    </message>
    <message>
        <source>Select words, then 1–9 draws your own · Shift+F6 places · ? all keys</source>
        <translation>Pilih kata, lalu 1–9 menggambar milik Anda · Shift+F6 tempat · ? semua tombol</translation>
    </message>
    <message>
        <source>This round is blind: nothing is settled until somebody opens it.</source>
        <translation>Putaran ini buta: tidak ada yang diputuskan sampai seseorang membukanya.</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>No article is open</source>
        <translation>Tidak ada artikel yang terbuka</translation>
    </message>
    <message>
        <source>No tag has the key {key}.</source>
        <translation>Tidak ada tag dengan tombol {key}.</translation>
    </message>
    <message>
        <source>Select words in the text, or click a span, then press a tag&apos;s key.</source>
        <translation>Pilih kata dalam teks, atau klik sebuah rentang, lalu tekan tombol tag.</translation>
    </message>
</context>
<context>
    <name>RoundDialog</name>
    <message>
        <source>&amp;Blind: nobody is shown others&apos; spans until this is unticked</source>
        <translation>&amp;Buta: rentang orang lain tidak ditampilkan sampai centang ini dihapus</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Ke sana</translation>
    </message>
    <message>
        <source>&amp;Open the next round</source>
        <translation>B&amp;uka putaran berikutnya</translation>
    </message>
    <message>
        <source>A report on agreement rests on it: correct labels in the next round, so that the figures stay true.</source>
        <translation>Ada laporan kesepakatan yang bertumpu padanya: perbaiki label di putaran berikutnya, agar angkanya tetap benar.</translation>
    </message>
    <message>
        <source>Blind round</source>
        <translation>Putaran buta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Menutup jendela ini</translation>
    </message>
    <message>
        <source>Everybody begins with a copy of their own spans, and sees the others&apos;.</source>
        <translation>Semua orang mulai dengan salinan rentangnya sendiri, dan melihat rentang yang lain.</translation>
    </message>
    <message>
        <source>Everybody begins with nothing, and sees nobody&apos;s spans.</source>
        <translation>Semua orang mulai dari kosong, dan tidak melihat rentang siapa pun.</translation>
    </message>
    <message>
        <source>Everything marked so far stays as it is</source>
        <translation>Semua yang sudah ditandai tetap seperti adanya</translation>
    </message>
    <message>
        <source>Go back to a former round, or forward to a later one</source>
        <translation>Kembali ke putaran terdahulu, atau maju ke yang kemudian</translation>
    </message>
    <message>
        <source>Hides others&apos; spans from everybody in this round</source>
        <translation>Menyembunyikan rentang orang lain dari semua orang di putaran ini</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>That is a courtesy among colleagues, not secrecy: the spans stand in the files.</source>
        <translation>Ini kesantunan antarrekan, bukan kerahasiaan: rentangnya tetap ada dalam berkas.</translation>
    </message>
    <message>
        <source>The next round is</source>
        <translation>Putaran berikutnya</translation>
    </message>
    <message>
        <source>The project is in round {round}.</source>
        <translation>Proyek ini di putaran {round}.</translation>
    </message>
    <message>
        <source>This is round {round} now.</source>
        <translation>Sekarang putaran {round}.</translation>
    </message>
    <message>
        <source>What the next round is for</source>
        <translation>Kegunaan putaran berikutnya</translation>
    </message>
    <message>
        <source>Work in round</source>
        <translation>Bekerja di putaran</translation>
    </message>
    <message>
        <source>Work in the round of this number</source>
        <translation>Bekerja di putaran bernomor ini</translation>
    </message>
    <message>
        <source>to discuss</source>
        <translation>untuk berdiskusi</translation>
    </message>
    <message>
        <source>to test again</source>
        <translation>untuk menguji lagi</translation>
    </message>
</context>
<context>
    <name>RoundsWatch</name>
    <message>
        <source>A report on agreement rests on round {round}. Correct labels in the next round, so that its figures stay true; undo takes this change back.</source>
        <translation>Ada laporan kesepakatan yang bertumpu pada putaran {round}. Perbaiki label di putaran berikutnya, agar angkanya tetap benar; Urungkan membatalkan perubahan ini.</translation>
    </message>
    <message>
        <source>Begin with my spans of the round before</source>
        <translation>Mulai dengan rentang saya dari putaran sebelumnya</translation>
    </message>
    <message>
        <source>Open the next round…</source>
        <translation>Buka putaran berikutnya…</translation>
    </message>
    <message>
        <source>Round {round}</source>
        <translation>Putaran {round}</translation>
    </message>
    <message>
        <source>Round {round}, blind</source>
        <translation>Putaran {round}, buta</translation>
    </message>
    <message>
        <source>This is round {round}, and you have marked nothing in it yet.</source>
        <translation>Ini putaran {round}, dan Anda belum menandai apa pun di dalamnya.</translation>
    </message>
    <message>
        <source>Your spans of the round before are here as copies.</source>
        <translation>Rentang Anda dari putaran sebelumnya ada di sini sebagai salinan.</translation>
    </message>
</context>
<context>
    <name>SamePersonRow</name>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Gabungkan</translation>
    </message>
    <message>
        <source>One name</source>
        <translation>Satu nama</translation>
    </message>
    <message>
        <source>Says that both names are one person&apos;s; it can be undone</source>
        <translation>Menyatakan bahwa kedua nama adalah satu orang; bisa diurungkan</translation>
    </message>
    <message>
        <source>The name by which the person is known</source>
        <translation>Nama yang dipakai untuk orang itu</translation>
    </message>
    <message>
        <source>The name that is to be read as the other one</source>
        <translation>Nama yang akan dibaca sebagai nama yang lain</translation>
    </message>
    <message>
        <source>The other name</source>
        <translation>Nama yang lain</translation>
    </message>
    <message>
        <source>is another name of</source>
        <translation>adalah nama lain dari</translation>
    </message>
</context>
<context>
    <name>Scheme</name>
    <message>
        <source>BILOU</source>
        <translation>BILOU</translation>
    </message>
    <message>
        <source>BIOES</source>
        <translation>BIOES</translation>
    </message>
    <message>
        <source>IOB1</source>
        <translation>IOB1</translation>
    </message>
    <message>
        <source>IOB2, the usual</source>
        <translation>IOB2, yang lazim</translation>
    </message>
</context>
<context>
    <name>ScreenDeeds</name>
    <message>
        <source>&amp;Fill in fields</source>
        <translation>&amp;Isi isian</translation>
    </message>
    <message>
        <source>All s&amp;pans…</source>
        <translation>Semua rentan&amp;g…</translation>
    </message>
    <message>
        <source>Give the keyboard to the article&apos;s text</source>
        <translation>Pindahkan fokus papan ketik ke teks artikel</translation>
    </message>
    <message>
        <source>Go to the &amp;text</source>
        <translation>Ke &amp;teks</translation>
    </message>
    <message>
        <source>Go to the selected span&apos;s fields; Esc returns to the text</source>
        <translation>Ke isian rentang terpilih; Esc kembali ke teks</translation>
    </message>
    <message>
        <source>Show a table of all spans of the project</source>
        <translation>Tampilkan tabel semua rentang proyek ini</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Anotasi</translation>
    </message>
    <message>
        <source>&amp;Insights</source>
        <translation>&amp;Wawasan</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>Tin&amp;jau</translation>
    </message>
    <message>
        <source>Compare teammates&apos; spans and settle them</source>
        <translation>Bandingkan rentang rekan dan putuskan</translation>
    </message>
    <message>
        <source>Progress, labels and agreement</source>
        <translation>Kemajuan, label, dan kesepakatan</translation>
    </message>
    <message>
        <source>Read, mark and label</source>
        <translation>Baca, tandai, dan labeli</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Find article, label or command…</source>
        <translation>Cari artikel, label, atau perintah…</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Buka palet perintah</translation>
    </message>
    <message>
        <source>Reaches every action, article and label by typing</source>
        <translation>Menjangkau setiap tindakan, artikel, dan label dengan mengetik</translation>
    </message>
</context>
<context>
    <name>SearchDeeds</name>
    <message>
        <source>Find words or a pattern in the whole project, in their context, and label them</source>
        <translation>Cari kata atau pola di seluruh proyek, dalam konteksnya, dan labeli</translation>
    </message>
    <message>
        <source>Search in a&amp;ll articles…</source>
        <translation>Cari &amp;di semua artikel…</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>A step of very many rows is being undone or redone.</source>
        <translation>Langkah dengan sangat banyak baris sedang diurungkan atau diulangi.</translation>
    </message>
    <message>
        <source>Redone: {name}</source>
        <translation>Diulangi: {name}</translation>
    </message>
    <message>
        <source>Undone: {name}</source>
        <translation>Diurungkan: {name}</translation>
    </message>
    <message>
        <source>{said}. Gathering the same files again brings it back.</source>
        <translation>{said}. Mengumpulkan berkas yang sama lagi akan mengembalikannya.</translation>
    </message>
    <message>
        <source>{said}. What others have said of the same since then stays.</source>
        <translation>{said}. Yang sejak itu dikatakan orang lain tentang hal yang sama tetap ada.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A label leaves out invisible signs, and lone quotes and brackets, at the ends of the selected text.</source>
        <translation>Label meninggalkan tanda tak terlihat, serta tanda kutip dan kurung yang berdiri sendiri, di ujung teks terpilih.</translation>
    </message>
    <message>
        <source>About how many characters a line has.</source>
        <translation>Kira-kira berapa karakter per baris.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Mengikuti sistem</translation>
    </message>
    <message>
        <source>Bahasa Indonesia</source>
        <translation>Bahasa Indonesia</translation>
    </message>
    <message>
        <source>Column width</source>
        <translation>Lebar kolom</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Full names</source>
        <translation>Nama lengkap</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Inisial</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Light, dark, high contrast, or as the system is.</source>
        <translation>Terang, gelap, kontras tinggi, atau mengikuti sistem.</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>Tinggi baris</translation>
    </message>
    <message>
        <source>Names above spans</source>
        <translation>Nama di atas rentang</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Of menus, messages and dates; in force from the next start on.</source>
        <translation>Untuk menu, pesan, dan tanggal; berlaku sejak program dibuka lagi.</translation>
    </message>
    <message>
        <source>Reading face</source>
        <translation>Huruf bacaan</translation>
    </message>
    <message>
        <source>Selections reach out to</source>
        <translation>Pilihan meluas ke</translation>
    </message>
    <message>
        <source>Stands beside every span you make.</source>
        <translation>Tercantum di samping setiap rentang yang Anda buat.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>The family articles are set in; empty is the one that ships.</source>
        <translation>Jenis huruf untuk artikel; kosong berarti huruf bawaan.</translation>
    </message>
    <message>
        <source>The height of the article&apos;s lines, in percent of the usual.</source>
        <translation>Tinggi baris artikel, dalam persen dari biasanya.</translation>
    </message>
    <message>
        <source>The size of the article&apos;s text, in points.</source>
        <translation>Ukuran teks artikel, dalam poin.</translation>
    </message>
    <message>
        <source>Trim selections</source>
        <translation>Rapikan pilihan</translation>
    </message>
    <message>
        <source>What a label takes in beyond the selected text; the edges of spans move by words unless it is nothing.</source>
        <translation>Yang ikut dilabeli di luar teks terpilih; tepi rentang bergeser per kata, kecuali bila tidak ada yang diikutkan.</translation>
    </message>
    <message>
        <source>What stands above a span&apos;s first word.</source>
        <translation>Yang tampil di atas kata pertama rentang.</translation>
    </message>
    <message>
        <source>Whole sentences</source>
        <translation>Kalimat utuh</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Kata utuh</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>1 accepted</source>
        <translation>1 diterima</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>No disagreement is left. Agreed and open here: {count} (Ctrl+Shift+A accepts).</source>
        <translation>Tidak ada perbedaan lagi. Sepakat dan masih terbuka di sini: {count} (Ctrl+Shift+A menerima).</translation>
    </message>
    <message>
        <source>No other article has anything left to settle.</source>
        <translation>Tidak ada artikel lain yang masih perlu diputuskan.</translation>
    </message>
    <message>
        <source>Nobody has a span there under that key.</source>
        <translation>Tidak ada yang punya rentang di sana dengan tombol itu.</translation>
    </message>
    <message>
        <source>Nothing here is agreed on and still open.</source>
        <translation>Tidak ada yang sepakat dan masih terbuka di sini.</translation>
    </message>
    <message>
        <source>Only this article has disagreements left: from its first one on.</source>
        <translation>Hanya artikel ini yang masih punya perbedaan: mulai dari yang pertama.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Dibuka lagi</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Settled as you drew it</source>
        <translation>Diputuskan seperti yang Anda gambar</translation>
    </message>
    <message>
        <source>The next article with something left to settle.</source>
        <translation>Artikel berikutnya yang masih perlu diputuskan.</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} diterima</translation>
    </message>
    <message>
        <source>{what}. Everything here is settled: gold is done with this article.</source>
        <translation>{what}. Semua di sini sudah diputuskan: emas selesai dengan artikel ini.</translation>
    </message>
</context>
<context>
    <name>SpanField</name>
    <message>
        <source>Choose in the text</source>
        <translation>Pilih dalam teks</translation>
    </message>
    <message>
        <source>Goes to the span</source>
        <translation>Menuju rentangnya</translation>
    </message>
    <message>
        <source>Lets another span be chosen</source>
        <translation>Untuk memilih rentang lain</translation>
    </message>
    <message>
        <source>Take the span away</source>
        <translation>Lepaskan rentang ini</translation>
    </message>
    <message>
        <source>The span itself stays; only this field forgets it</source>
        <translation>Rentangnya sendiri tetap; hanya isian ini yang melupakannya</translation>
    </message>
    <message>
        <source>The span was removed</source>
        <translation>Rentangnya sudah dihapus</translation>
    </message>
    <message>
        <source>Then click a span, or walk to it and press Enter</source>
        <translation>Lalu klik rentang, atau pindah ke sana dan tekan Enter</translation>
    </message>
    <message>
        <source>{name}: take the span away</source>
        <translation>{name}: lepaskan rentang ini</translation>
    </message>
</context>
<context>
    <name>SpanPanel</name>
    <message>
        <source>Characters {start} to {end}</source>
        <translation>Karakter {start} sampai {end}</translation>
    </message>
    <message>
        <source>Note on the span</source>
        <translation>Catatan pada rentang</translation>
    </message>
    <message>
        <source>Nothing is selected. Select words in the text and press a tag&apos;s key, or click a span.</source>
        <translation>Belum ada yang dipilih. Pilih kata dalam teks lalu tekan tombol tag, atau klik sebuah rentang.</translation>
    </message>
    <message>
        <source>SELECTED SPAN</source>
        <translation>RENTANG TERPILIH</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>oleh model</translation>
    </message>
    <message>
        <source>by a pattern</source>
        <translation>dengan pola</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>dengan tangan</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>dari berkas</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>saat meninjau</translation>
    </message>
    <message>
        <source>{count} pieces</source>
        <translation>{count} potongan</translation>
    </message>
    <message>
        <source>{place} OF {count}</source>
        <translation>{place} DARI {count}</translation>
    </message>
    <message>
        <source>{who} — only they change it</source>
        <translation>{who} — hanya dia yang mengubahnya</translation>
    </message>
</context>
<context>
    <name>SpansDialog</name>
    <message>
        <source>1 span</source>
        <translation>1 rentang</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Semua label</translation>
    </message>
    <message>
        <source>All spans</source>
        <translation>Semua rentang</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Enter goes to a span, Delete removes the chosen ones</source>
        <translation>Enter menuju rentang, Delete menghapus yang terpilih</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua orang</translation>
    </message>
    <message>
        <source>Everybody but gold</source>
        <translation>Semua orang, tanpa emas</translation>
    </message>
    <message>
        <source>Gives the chosen spans another label</source>
        <translation>Memberi label lain pada rentang terpilih</translation>
    </message>
    <message>
        <source>Go to text</source>
        <translation>Ke teks</translation>
    </message>
    <message>
        <source>Goes no further; undo takes back what was done</source>
        <translation>Tidak diteruskan; Urungkan membatalkan yang sudah dilakukan</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Left as they are, because they belong to teammates: {count}.</source>
        <translation>Milik rekan dan tetap seperti semula: {count}.</translation>
    </message>
    <message>
        <source>Lists only spans of this label</source>
        <translation>Hanya menampilkan rentang label ini</translation>
    </message>
    <message>
        <source>Lists only spans of this person</source>
        <translation>Hanya menampilkan rentang orang ini</translation>
    </message>
    <message>
        <source>Lists only spans with these words in quote, note or article&apos;s title</source>
        <translation>Hanya menampilkan rentang dengan kata ini dalam kutipan, catatan, atau judul artikel</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Milik saya</translation>
    </message>
    <message>
        <source>Opens the article and selects the span</source>
        <translation>Membuka artikel dan memilih rentangnya</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>Ganti label</translation>
    </message>
    <message>
        <source>Removes the chosen spans; undo brings them back</source>
        <translation>Menghapus rentang terpilih; Urungkan mengembalikannya</translation>
    </message>
    <message>
        <source>Spans relabelled: {count}.</source>
        <translation>Rentang yang diganti labelnya: {count}.</translation>
    </message>
    <message>
        <source>Spans removed: {count}.</source>
        <translation>Rentang yang dihapus: {count}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>Words of the quote, the note or the title</source>
        <translation>Kata dari kutipan, catatan, atau judul</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
    <message>
        <source>{count}, {chosen} chosen</source>
        <translation>{count}, {chosen} dipilih</translation>
    </message>
    <message>
        <source>{done} of {of}…</source>
        <translation>{done} dari {of}…</translation>
    </message>
</context>
<context>
    <name>SpansModel</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Kutipan</translation>
    </message>
    <message>
        <source>hidden in the text</source>
        <translation>tersembunyi dalam teks</translation>
    </message>
</context>
<context>
    <name>SpansPanel</name>
    <message>
        <source>No span in this article yet.</source>
        <translation>Belum ada rentang di artikel ini.</translation>
    </message>
    <message>
        <source>SPANS IN THIS ARTICLE</source>
        <translation>RENTANG DI ARTIKEL INI</translation>
    </message>
    <message>
        <source>Spans in this article</source>
        <translation>Rentang di artikel ini</translation>
    </message>
    <message>
        <source>Up and down select a span, Enter goes to the text, Delete removes it</source>
        <translation>Panah atas dan bawah memilih rentang, Enter menuju teks, Delete menghapusnya</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>A column, also of your own; articles with one value of it stay on one side</source>
        <translation>Sebuah kolom, boleh buatan sendiri; artikel bernilai sama tetap di satu sisi</translation>
    </message>
    <message>
        <source>Comparing articles…</source>
        <translation>Membandingkan artikel…</translation>
    </message>
    <message>
        <source>Decides the sides of articles that have none yet</source>
        <translation>Menentukan sisi artikel yang belum punya sisi</translation>
    </message>
    <message>
        <source>List near-copies</source>
        <translation>Daftar salinan mirip</translation>
    </message>
    <message>
        <source>Lists the pairs of near-copies</source>
        <translation>Menampilkan pasangan salinan mirip</translation>
    </message>
    <message>
        <source>Of train, dev and test, such as 80/10/10</source>
        <translation>Untuk train, dev, dan test, misalnya 80/10/10</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Benih acak</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Split for training</source>
        <translation>Bagi untuk pelatihan</translation>
    </message>
    <message>
        <source>Together by</source>
        <translation>Satukan menurut</translation>
    </message>
    <message>
        <source>Train, dev and test in files of their own; near-copies stay on one side</source>
        <translation>Train, dev, dan test dalam berkas tersendiri; salinan mirip tetap di satu sisi</translation>
    </message>
    <message>
        <source>{parts}. Near-copies: {together} pairs on one side, {leaks} on two.</source>
        <translation>{parts}. Salinan mirip: {together} pasang di satu sisi, {leaks} di dua sisi.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>dikerjakan</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>dilewati</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Tutup pesan</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Tersimpan</translation>
    </message>
    <message>
        <source>Takes the sentence in the status bar away</source>
        <translation>Menghilangkan kalimat di bilah status</translation>
    </message>
    <message>
        <source>● Changes wait</source>
        <translation>● Perubahan menunggu</translation>
    </message>
    <message>
        <source>● Read only</source>
        <translation>● Hanya baca</translation>
    </message>
    <message>
        <source>● Saved {time}</source>
        <translation>● Tersimpan {time}</translation>
    </message>
    <message>
        <source>● Saving…</source>
        <translation>● Menyimpan…</translation>
    </message>
</context>
<context>
    <name>SwatchesView</name>
    <message>
        <source>Amber</source>
        <translation>Kuning tua</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Warna lain…</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Biru</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Cokelat</translation>
    </message>
    <message>
        <source>Colour of the label</source>
        <translation>Warna label</translation>
    </message>
    <message>
        <source>Gives the label this colour</source>
        <translation>Memberi label warna ini</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Hijau</translation>
    </message>
    <message>
        <source>Opens a window with all colours</source>
        <translation>Membuka jendela semua warna</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Lainnya…</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Merah muda</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Merah</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Toska</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Ungu</translation>
    </message>
</context>
<context>
    <name>TagsModel</name>
    <message>
        <source>1 span</source>
        <translation>1 rentang</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>tombol {key}</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>tanpa tombol</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
    <message>
        <source>{row}, hidden</source>
        <translation>{row}, tersembunyi</translation>
    </message>
</context>
<context>
    <name>TagsPanel</name>
    <message>
        <source>EDIT CODEBOOK</source>
        <translation>SUNTING BUKU KODE</translation>
    </message>
    <message>
        <source>Edit codebook</source>
        <translation>Sunting buku kode</translation>
    </message>
    <message>
        <source>No labels yet. Edit the codebook, or select text and type a name to make one.</source>
        <translation>Belum ada label. Sunting buku kode, atau pilih teks dan ketik nama untuk membuatnya.</translation>
    </message>
    <message>
        <source>Opens the labels with their definitions, keys and attributes</source>
        <translation>Membuka label beserta definisi, tombol, dan atributnya</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>TAG</translation>
    </message>
</context>
<context>
    <name>TagsView</name>
    <message>
        <source>Enter or a click labels the selected text, or relabels the selected span; Space or the eye hides or shows a tag&apos;s spans</source>
        <translation>Enter atau klik melabeli teks terpilih, atau mengganti label rentang terpilih; Spasi atau ikon mata menyembunyikan atau menampilkan rentang sebuah tag</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>1 annotator</source>
        <translation>1 anotator</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 artikel</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 label</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 rentang</translation>
    </message>
    <message>
        <source>{count} annotators</source>
        <translation>{count} anotator</translation>
    </message>
    <message>
        <source>{count} articles</source>
        <translation>{count} artikel</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} label</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} rentang</translation>
    </message>
</context>
<context>
    <name>TeamDeeds</name>
    <message>
        <source>&amp;Assign articles…</source>
        <translation>&amp;Tugaskan artikel…</translation>
    </message>
    <message>
        <source>&amp;Gather teammates&apos; files…</source>
        <translation>&amp;Kumpulkan berkas rekan…</translation>
    </message>
    <message>
        <source>&amp;Hand out a copy…</source>
        <translation>&amp;Bagikan salinan…</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Riwayat…</translation>
    </message>
    <message>
        <source>&amp;Merge labels…</source>
        <translation>&amp;Gabungkan label…</translation>
    </message>
    <message>
        <source>&amp;Round…</source>
        <translation>&amp;Putaran…</translation>
    </message>
    <message>
        <source>&amp;Send my work</source>
        <translation>Kirim pekerjaan &amp;saya</translation>
    </message>
    <message>
        <source>Agreeme&amp;nt report…</source>
        <translation>Lapo&amp;ran kesepakatan…</translation>
    </message>
    <message>
        <source>Choose the folder that your work is written to</source>
        <translation>Pilih folder tempat pekerjaan Anda ditulis</translation>
    </message>
    <message>
        <source>Keep in step through a folder that everybody&apos;s computer has</source>
        <translation>Tetap selaras lewat folder yang ada di komputer semua orang</translation>
    </message>
    <message>
        <source>Labels and people of one name, and what was removed but is used</source>
        <translation>Label dan orang dengan nama sama, dan yang dihapus tetapi masih dipakai</translation>
    </message>
    <message>
        <source>List the comments of all articles that are not resolved</source>
        <translation>Daftar komentar dari semua artikel yang belum selesai</translation>
    </message>
    <message>
        <source>Open &amp;discussions…</source>
        <translation>&amp;Diskusi terbuka…</translation>
    </message>
    <message>
        <source>Read &amp;my articles again…</source>
        <translation>Baca lagi &amp;artikel saya…</translation>
    </message>
    <message>
        <source>Read one label&apos;s spans as another&apos;s, after a look at what changes</source>
        <translation>Baca rentang satu label sebagai milik label lain, setelah melihat apa yang berubah</translation>
    </message>
    <message>
        <source>Say who reads which articles in this round</source>
        <translation>Tentukan siapa membaca artikel mana di putaran ini</translation>
    </message>
    <message>
        <source>See which round this is, make it blind, open the next one</source>
        <translation>Lihat putaran ke berapa ini, jadikan buta, buka berikutnya</translation>
    </message>
    <message>
        <source>See who did what when, and take back a past deed of yours</source>
        <translation>Lihat siapa melakukan apa dan kapan, dan tarik kembali tindakan Anda</translation>
    </message>
    <message>
        <source>Send my work to another &amp;place…</source>
        <translation>Kirim pekerjaan saya ke tempat &amp;lain…</translation>
    </message>
    <message>
        <source>Serve a share of your finished articles again, and compare with yourself</source>
        <translation>Sajikan lagi sebagian artikel Anda yang selesai, dan bandingkan dengan diri sendiri</translation>
    </message>
    <message>
        <source>Take in what teammates sent, after a look at what would change</source>
        <translation>Ambil kiriman rekan, setelah melihat apa yang akan berubah</translation>
    </message>
    <message>
        <source>Team &amp;folder…</source>
        <translation>&amp;Folder tim…</translation>
    </message>
    <message>
        <source>To d&amp;ecide…</source>
        <translation>P&amp;erlu diputuskan…</translation>
    </message>
    <message>
        <source>Where does your work go?</source>
        <translation>Ke mana pekerjaan Anda dikirim?</translation>
    </message>
    <message>
        <source>Write a small file with what you made, for whoever gathers</source>
        <translation>Tulis berkas kecil berisi buatan Anda, untuk yang mengumpulkan</translation>
    </message>
    <message>
        <source>Write articles and codebook for teammates, without anybody&apos;s spans</source>
        <translation>Tulis artikel dan buku kode untuk rekan, tanpa rentang siapa pun</translation>
    </message>
    <message>
        <source>Write method, figures, confusion and settled cases, ready for an appendix</source>
        <translation>Tulis metode, angka, label yang tertukar, dan kasus yang diputuskan, siap untuk lampiran</translation>
    </message>
    <message>
        <source>Writing your work…</source>
        <translation>Menulis pekerjaan Anda…</translation>
    </message>
    <message>
        <source>Your work is in {file}: {what}.</source>
        <translation>Pekerjaan Anda ada di {file}: {what}.</translation>
    </message>
    <message>
        <source>no span yet</source>
        <translation>belum ada rentang</translation>
    </message>
</context>
<context>
    <name>TeamDrops</name>
    <message>
        <source>Gather what is new in it</source>
        <translation>Kumpulkan yang baru di dalamnya</translation>
    </message>
    <message>
        <source>Gather what is new in them</source>
        <translation>Kumpulkan yang baru di dalamnya</translation>
    </message>
    <message>
        <source>Import them as articles</source>
        <translation>Impor sebagai artikel</translation>
    </message>
    <message>
        <source>Open it instead</source>
        <translation>Buka saja</translation>
    </message>
    <message>
        <source>What to do with the dropped files</source>
        <translation>Apa yang dilakukan dengan berkas yang dijatuhkan</translation>
    </message>
</context>
<context>
    <name>TextDeeds</name>
    <message>
        <source>&amp;Find in this article</source>
        <translation>&amp;Cari dalam artikel ini</translation>
    </message>
    <message>
        <source>&amp;Larger span</source>
        <translation>Rentang lebih b&amp;esar</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Perbesar &amp;teks</translation>
    </message>
    <message>
        <source>&amp;Next span</source>
        <translation>Rentang &amp;berikutnya</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Teks &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Previous span</source>
        <translation>&amp;Rentang sebelumnya</translation>
    </message>
    <message>
        <source>&amp;Remove span</source>
        <translation>&amp;Hapus rentang</translation>
    </message>
    <message>
        <source>&amp;Smaller span</source>
        <translation>Rentang lebih &amp;kecil</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Disalin</translation>
    </message>
    <message>
        <source>Copy &amp;words</source>
        <translation>S&amp;alin kata</translation>
    </message>
    <message>
        <source>Copy as &amp;quotation</source>
        <translation>&amp;Salin sebagai kutipan</translation>
    </message>
    <message>
        <source>Copy the selected text or span in quotation marks, with its source</source>
        <translation>Salin teks atau rentang terpilih dalam tanda kutip, beserta sumbernya</translation>
    </message>
    <message>
        <source>Copy the selected text or the words of the selected span</source>
        <translation>Salin teks terpilih atau kata-kata rentang terpilih</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Cari &amp;berikutnya</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Cari &amp;sebelumnya</translation>
    </message>
    <message>
        <source>Find words in the article in sight</source>
        <translation>Cari kata dalam artikel yang tampil</translation>
    </message>
    <message>
        <source>Give the article&apos;s letters their usual size</source>
        <translation>Kembalikan huruf artikel ke ukuran biasa</translation>
    </message>
    <message>
        <source>Go to the next place where the words stand</source>
        <translation>Ke tempat berikutnya yang memuat kata itu</translation>
    </message>
    <message>
        <source>Go to the place before where the words stand</source>
        <translation>Ke tempat sebelumnya yang memuat kata itu</translation>
    </message>
    <message>
        <source>Make the article&apos;s letters larger</source>
        <translation>Perbesar huruf artikel</translation>
    </message>
    <message>
        <source>Make the article&apos;s letters smaller</source>
        <translation>Perkecil huruf artikel</translation>
    </message>
    <message>
        <source>No span follows.</source>
        <translation>Tidak ada rentang sesudah ini.</translation>
    </message>
    <message>
        <source>No span stands before this.</source>
        <translation>Tidak ada rentang sebelum ini.</translation>
    </message>
    <message>
        <source>Remove the selected span; in the text: Delete</source>
        <translation>Hapus rentang terpilih; dalam teks: Delete</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Per&amp;kecil teks</translation>
    </message>
    <message>
        <source>Select the larger span around the caret; in the text: Alt+Up</source>
        <translation>Pilih rentang yang lebih besar di sekitar kursor; dalam teks: Alt+Atas</translation>
    </message>
    <message>
        <source>Select the next span in reading order; in the text: full stop</source>
        <translation>Pilih rentang berikutnya menurut urutan baca; dalam teks: titik</translation>
    </message>
    <message>
        <source>Select the smaller span at the caret; in the text: Alt+Down</source>
        <translation>Pilih rentang yang lebih kecil di kursor; dalam teks: Alt+Bawah</translation>
    </message>
    <message>
        <source>Select the span before in reading order; in the text: comma</source>
        <translation>Pilih rentang sebelumnya menurut urutan baca; dalam teks: koma</translation>
    </message>
    <message>
        <source>Select words or a span first, then copy.</source>
        <translation>Pilih kata atau rentang dulu, lalu salin.</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Dim this line everywhere</source>
        <translation>Redupkan baris ini di mana pun</translation>
    </message>
    <message>
        <source>Dim this line here</source>
        <translation>Redupkan baris ini di sini</translation>
    </message>
    <message>
        <source>Do not dim this line anywhere</source>
        <translation>Jangan redupkan baris ini di mana pun</translation>
    </message>
    <message>
        <source>Do not dim this line here</source>
        <translation>Jangan redupkan baris ini di sini</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>Yang dapat dilakukan di sini</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Article text</source>
        <translation>Teks artikel</translation>
    </message>
    <message>
        <source>Select text and press a digit to label it.</source>
        <translation>Pilih teks lalu tekan angka untuk melabelinya.</translation>
    </message>
    <message>
        <source>Would mark: {words}</source>
        <translation>Akan menandai: {words}</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>A note kept with the verdict</source>
        <translation>Catatan yang disimpan bersama putusan</translation>
    </message>
    <message>
        <source>Accept {initials}  {key}</source>
        <translation>Terima {initials}  {key}</translation>
    </message>
    <message>
        <source>Accepts {name}&apos;s span; key {key}</source>
        <translation>Menerima rentang {name}; tombol {key}</translation>
    </message>
    <message>
        <source>Draw own…</source>
        <translation>Gambar sendiri…</translation>
    </message>
    <message>
        <source>Reject all  0</source>
        <translation>Tolak semua  0</translation>
    </message>
    <message>
        <source>Rejects all spans; key 0</source>
        <translation>Menolak semua rentang; tombol 0</translation>
    </message>
    <message>
        <source>Select words in the text, then press a tag&apos;s key</source>
        <translation>Pilih kata dalam teks, lalu tekan tombol tag</translation>
    </message>
    <message>
        <source>Why it was decided so</source>
        <translation>Alasan putusan</translation>
    </message>
    <message>
        <source>Why it was decided so (N)</source>
        <translation>Alasan putusan (N)</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>As it should stand beside your spans, for instance R. Widya</source>
        <translation>Seperti akan tercantum di samping rentang Anda, misalnya R. Widya</translation>
    </message>
    <message>
        <source>Makes an empty project</source>
        <translation>Membuat proyek kosong</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Proyek baru…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Buka {name}</translation>
    </message>
    <message>
        <source>Opens a project&apos;s file</source>
        <translation>Membuka berkas proyek</translation>
    </message>
    <message>
        <source>Opens invented articles to play with</source>
        <translation>Membuka artikel rekaan untuk mencoba-coba</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Buka…</translation>
    </message>
    <message>
        <source>Please say your name first: your spans are kept under it.</source>
        <translation>Sebutkan dulu nama Anda: rentang Anda disimpan atas nama itu.</translation>
    </message>
    <message>
        <source>RECENT</source>
        <translation>TERAKHIR DIBUKA</translation>
    </message>
    <message>
        <source>Read articles, mark what matters, keep it as evidence and as training data.</source>
        <translation>Baca artikel, tandai yang penting, simpan sebagai bukti dan data latih.</translation>
    </message>
    <message>
        <source>Sorot</source>
        <translation>Sorot</translation>
    </message>
    <message>
        <source>Stands beside every span you make; asked once</source>
        <translation>Tercantum di samping setiap rentang Anda; ditanyakan sekali saja</translation>
    </message>
    <message>
        <source>The program&apos;s icon</source>
        <translation>Ikon program</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Coba contoh</translation>
    </message>
    <message>
        <source>YOUR NAME</source>
        <translation>NAMA ANDA</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>Another name</source>
        <translation>Nama lain</translation>
    </message>
    <message>
        <source>Enter takes the chosen name</source>
        <translation>Enter mengambil nama terpilih</translation>
    </message>
    <message>
        <source>Somebody else: type your name</source>
        <translation>Orang lain: ketik nama Anda</translation>
    </message>
    <message>
        <source>That is &amp;me</source>
        <translation>Itu &amp;saya</translation>
    </message>
    <message>
        <source>This copy was handed out to a team. Which of these are you?</source>
        <translation>Salinan ini dibagikan kepada sebuah tim. Anda yang mana?</translation>
    </message>
    <message>
        <source>Type your name and press Enter</source>
        <translation>Ketik nama Anda lalu tekan Enter</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Siapa Anda?</translation>
    </message>
    <message>
        <source>Work under this name in this project</source>
        <translation>Bekerja dengan nama ini di proyek ini</translation>
    </message>
    <message>
        <source>You are {name} in this project.</source>
        <translation>Anda adalah {name} di proyek ini.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Backups…</source>
        <translation>Ca&amp;dangan…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Tutup proyek</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>Warna &amp;gelap</translation>
    </message>
    <message>
        <source>&amp;Light colours</source>
        <translation>Warna &amp;terang</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Panduan</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>Proyek &amp;baru…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>B&amp;uka proyek…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>&amp;Redo {name}</source>
        <translation>U&amp;langi {name}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Undo {name}</source>
        <translation>&amp;Urungkan {name}</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>&amp;Semua tombol</translation>
    </message>
    <message>
        <source>Change the colours of the window</source>
        <translation>Ubah warna jendela</translation>
    </message>
    <message>
        <source>Close the project and show the first page</source>
        <translation>Tutup proyek dan tampilkan halaman pertama</translation>
    </message>
    <message>
        <source>Close the window; everything is saved already</source>
        <translation>Tutup jendela; semuanya sudah tersimpan</translation>
    </message>
    <message>
        <source>Co&amp;mmand palette</source>
        <translation>&amp;Palet perintah</translation>
    </message>
    <message>
        <source>Colours as the &amp;system has them</source>
        <translation>Warna &amp;mengikuti sistem</translation>
    </message>
    <message>
        <source>Do the change again that was taken back</source>
        <translation>Lakukan lagi perubahan yang dibatalkan</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>&amp;Kontras tinggi</translation>
    </message>
    <message>
        <source>Look into a backup, or go back to one</source>
        <translation>Lihat isi cadangan, atau kembali ke sana</translation>
    </message>
    <message>
        <source>Make an empty project and open it</source>
        <translation>Buat proyek kosong dan buka</translation>
    </message>
    <message>
        <source>Open a project&apos;s file</source>
        <translation>Buka berkas proyek</translation>
    </message>
    <message>
        <source>Open invented articles with two people&apos;s spans</source>
        <translation>Buka artikel rekaan dengan rentang dua orang</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Buka &amp;proyek contoh</translation>
    </message>
    <message>
        <source>Open the manual</source>
        <translation>Buka panduan</translation>
    </message>
    <message>
        <source>Reach every action, article and label by typing</source>
        <translation>Jangkau setiap tindakan, artikel, dan label dengan mengetik</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Pengaturan…</translation>
    </message>
    <message>
        <source>Save a cop&amp;y…</source>
        <translation>Simpan s&amp;alinan…</translation>
    </message>
    <message>
        <source>Show the sheet of keys</source>
        <translation>Tampilkan lembar tombol</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>Batalkan perubahan terakhir</translation>
    </message>
    <message>
        <source>Write all of the project to another file, also where its own is gone</source>
        <translation>Menulis seluruh proyek ke berkas lain, juga bila berkasnya sendiri sudah tidak ada</translation>
    </message>
    <message>
        <source>Your name, the look, the reading face, the keys</source>
        <translation>Nama Anda, tampilan, huruf bacaan, tombol</translation>
    </message>
</context>
<context>
    <name>WritingField</name>
    <message>
        <source>Enter sends it · Shift+Enter: new line</source>
        <translation>Enter mengirim · Shift+Enter: baris baru</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line, Escape returns to the text</source>
        <translation>Enter mengirim, Shift+Enter memulai baris baru, Escape kembali ke teks</translation>
    </message>
</context>
</TS>
