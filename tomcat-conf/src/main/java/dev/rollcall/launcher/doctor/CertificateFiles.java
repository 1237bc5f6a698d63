package dev.rollcall.launcher.doctor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from files. */
final class CertificateFiles {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN ((?:X509 )?CERTIFICATE)-----[A-Za-z0-9+/=\\s]+-----END \\1-----");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final String PKCS1 = "RSA PRIVATE KEY";
    /** What PKCS#8 (RFC 5208) puts in front of a PKCS#1 key: version 0, and the algorithm rsaEncryption. */
    private static final String RSA_HEADER = "020100300d06092a864886f70d0101010500";

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int TWO_BYTES_OF_LENGTH = 0x82;
    private static final byte[] ANYTHING = {1, 2, 3};

    private CertificateFiles() {}

    /** Returns the first certificate of a PEM file, which may hold the key as well. */
    static X509Certificate pem(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = CERTIFICATE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        byte[] first = matcher.group().getBytes(StandardCharsets.ISO_8859_1);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(first));
    }

    /** Returns the certificate of the first key in a store. */
    static X509Certificate store(Path file, String type, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return (X509Certificate) store.getCertificate(alias);
            }
        }
        throw new GeneralSecurityException("there is no key in it");
    }

    /**
     * Returns whether a PEM file holds the private key of a certificate; empty if that cannot be told: the key is
     * encrypted, or of a form that only Tomcat can read.
     */
    static Optional<Boolean> matches(Path key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        String text = Files.readString(key, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN")) {
            throw new GeneralSecurityException("there is no key in PEM form in it");
        }
        Matcher matcher = KEY.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        byte[] bytes = decoded(matcher.group(2));
        boolean rsa = matcher.group(1).equals(PKCS1);
        PublicKey own = certificate.getPublicKey();
        try {
            PrivateKey secret = KeyFactory.getInstance(rsa ? "RSA" : own.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(rsa ? wrapped(bytes) : bytes));
            return Optional.of(belongTogether(secret, own));
        } catch (GeneralSecurityException e) {
            // A key of another kind than that of the certificate.
            return Optional.of(false);
        }
    }

    private static byte[] decoded(String text) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a part of it is missing", e);
        }
    }

    private static boolean belongTogether(PrivateKey secret, PublicKey own) throws GeneralSecurityException {
        String algorithm = switch (own.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> own.getAlgorithm();
        };
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(secret);
        signer.update(ANYTHING);
        byte[] signature = signer.sign();
        signer.initVerify(own);
        signer.update(ANYTHING);
        return signer.verify(signature);
    }

    private static byte[] wrapped(byte[] key) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HexFormat.of().parseHex(RSA_HEADER));
        content.writeBytes(element(OCTETS, key));
        return element(SEQUENCE, content.toByteArray());
    }

    /** Keys of the usual sizes need two bytes for their length. */
    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(TWO_BYTES_OF_LENGTH);
        out.write(content.length >> Byte.SIZE);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
