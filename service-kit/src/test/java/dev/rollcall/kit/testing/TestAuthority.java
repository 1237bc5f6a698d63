package dev.rollcall.kit.testing;

import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A certification authority made on the fly by the JDK's {@code keytool}. Its files lie in a directory of their own. */
public final class TestAuthority {

    private static final String PASSWORD = "changeit";

    /** It lives for a moment, so its passwords need no protection from guessing. */
    private static final List<String> QUICK = List.of(
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1");

    private final Path directory;

    private TestAuthority(Path directory) {
        this.directory = directory;
    }

    /** Makes an authority; {@code directory} is created. */
    public static TestAuthority in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestAuthority authority = new TestAuthority(directory);
        authority.keytool(
                "-genkeypair -alias ca -keystore ca.p12 -keyalg EC -dname",
                "CN=Test authority " + directory.getFileName(),
                "-ext bc:c -validity 2");
        authority.keytool("-exportcert -alias ca -keystore ca.p12 -rfc -file ca.pem");
        return authority;
    }

    /** Returns the file with the authority's certificate, in PEM. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** Returns a PKCS#12 store with nothing but the authority's certificate; its password is {@link #password()}. */
    public Path trustStore() {
        keytool("-importcert -noprompt -alias ca -file ca.pem -keystore trust.p12 -storetype PKCS12");
        return directory.resolve("trust.p12");
    }

    /** Returns the password of every store made here. */
    public String password() {
        return PASSWORD;
    }

    /** Writes the certificate of a store, with the authority's behind it, and the key, as {@code server.crt} and {@code server.key}. */
    public void pem(Path store, Path into) {
        try {
            Files.createDirectories(into);
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            StringBuilder chain = new StringBuilder();
            for (Certificate certificate : keys.getCertificateChain("server")) {
                chain.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            Files.writeString(into.resolve("server.crt"), chain);
            Files.writeString(
                    into.resolve("server.key"),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    /** Returns what trusts this authority only. */
    public SSLContext trust() {
        return Trust.from(Settings.of(Map.of(
                        "rollcall.tls.trust", certificate().toAbsolutePath().toString())))
                .orElseThrow();
    }

    /** Returns a PKCS#12 store with a key and a certificate for these names, such as {@code dns:localhost,ip:127.0.0.1}. */
    public Path server(String name, String names) {
        return server(name, names, "-validity", "2");
    }

    /** Like {@link #server(String, String)}, for a certificate whose time is over. */
    public Path expiredServer(String name, String names) {
        return server(name, names, "-startdate", "-3d", "-validity", "1");
    }

    private Path server(String name, String names, String... validity) {
        String store = name + ".p12";
        keytool("-genkeypair -alias server -keyalg EC -keystore", store, "-dname", "CN=" + name);
        keytool("-certreq -alias server -keystore", store, "-file", name + ".csr");
        List<String> sign = new ArrayList<>(List.of("-gencert -alias ca -keystore ca.p12 -rfc -ext", "san=" + names));
        sign.addAll(List.of("-infile", name + ".csr", "-outfile", name + ".pem"));
        sign.addAll(List.of(validity));
        keytool(sign.toArray(String[]::new));
        keytool("-importcert -noprompt -alias server -file", chain(name + ".pem"), "-keystore", store);
        return directory.resolve(store);
    }

    /** A certificate with the authority's behind it, as one file. */
    private String chain(String certificate) {
        try {
            String both = Files.readString(directory.resolve(certificate)) + Files.readString(certificate());
            Files.writeString(directory.resolve("chain-" + certificate), both);
            return "chain-" + certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first argument is split at blanks, and so is the last if there are several; the others are taken as they are. */
    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(QUICK);
        command.addAll(List.of(arguments[0].split(" ")));
        for (int i = 1; i < arguments.length; i++) {
            command.addAll(arguments[i].startsWith("-") ? List.of(arguments[i].split(" ")) : List.of(arguments[i]));
        }
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
