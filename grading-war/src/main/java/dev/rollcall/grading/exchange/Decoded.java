package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * A file as text.
 *
 * @param text without byte order mark
 * @param encoding it was in
 * @param marked whether a byte order mark said so
 */
record Decoded(String text, Encoding encoding, boolean marked) {
    /**
     * Decodes a file: as a byte order mark says, else as UTF-8 if it is, else as Windows-1252.
     *
     * @param wish the encoding, if the sender knows better
     * @throws FileRefusedException if it is not in that encoding, or holds a NUL, which no text does
     */
    static Decoded of(byte[] file, Optional<Encoding> wish) {
        Optional<Encoding> mark = mark(file);
        Decoded decoded = wish.or(() -> mark)
                .map(encoding -> in(encoding, file, mark).orElseThrow(() -> wrong(encoding)))
                .orElseGet(() -> guessed(file));
        if (decoded.text.isBlank()) {
            throw new FileRefusedException(Reason.EMPTY, 0, "The file is empty.");
        }
        if (decoded.text.indexOf('\0') >= 0) {
            throw new FileRefusedException(Reason.NO_TEXT, 0, "The file is not text: it holds NUL characters.");
        }
        return decoded;
    }

    private static Decoded guessed(byte[] file) {
        return in(Encoding.UTF_8, file, Optional.empty())
                .or(() -> in(Encoding.WINDOWS_1252, file, Optional.empty()))
                .orElseThrow(() -> new FileRefusedException(
                        Reason.ENCODING, 0, "The file is neither in UTF-8 nor in Windows-1252."));
    }

    private static FileRefusedException wrong(Encoding encoding) {
        return new FileRefusedException(Reason.ENCODING, 0, "The file is not in " + encoding.word() + ".");
    }

    private static Optional<Encoding> mark(byte[] file) {
        int first = file.length < 2 ? 0 : (file[0] & 0xff) << 8 | file[1] & 0xff;
        return switch (first) {
            case 0xefbb -> file.length > 2 && (file[2] & 0xff) == 0xbf ? Optional.of(Encoding.UTF_8) : Optional.empty();
            case 0xfffe -> Optional.of(Encoding.UTF_16LE);
            case 0xfeff -> Optional.of(Encoding.UTF_16BE);
            default -> Optional.empty();
        };
    }

    private static Optional<Decoded> in(Encoding encoding, byte[] file, Optional<Encoding> mark) {
        boolean marked = mark.isPresent() && mark.get() == encoding;
        int skipped = !marked ? 0 : encoding == Encoding.UTF_8 ? 3 : 2;
        try {
            String text = encoding.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, skipped, file.length - skipped))
                    .toString();
            return Optional.of(new Decoded(text, encoding, marked));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
