package dev.rollcall.kit.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The machine that this process runs on. */
public final class OwnMachine {
    private OwnMachine() {}

    /** Returns whether an address is one of its own; false if that cannot be found out. */
    public static boolean has(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
