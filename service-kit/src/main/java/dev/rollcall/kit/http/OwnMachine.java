package dev.rollcall.kit.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The machine that this process runs on. */
public final class OwnMachine {
    private OwnMachine() {}

    /** Returns whether an address leads back to it; not where that cannot be told. */
    public static boolean has(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
