package dev.rollcall.registry.calling;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Predicate;

/** Whether an address belongs to the machine the registry runs on. */
final class OwnMachine implements Predicate<InetAddress> {

    @Override
    public boolean test(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false; // cannot be told, so it is not
        }
    }
}
