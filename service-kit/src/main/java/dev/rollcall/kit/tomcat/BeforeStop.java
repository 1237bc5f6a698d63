package dev.rollcall.kit.tomcat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Hears that a web application, or the whole Tomcat service around it, is about to stop, while requests still reach it: a
 * {@code ServletContextListener} hears that only when its address is gone already. Tomcat waits for the task.
 *
 * <p>JMX hands out the objects behind its beans; they are used by the methods of Tomcat's own interfaces. When a
 * web application is deployed after Tomcat was started, the listener that takes away its address would be told before this
 * one; so this one comes first. Closing it leaves nothing in Tomcat. Thread-safe.
 */
public final class BeforeStop implements AutoCloseable {

    private static final Logger LOG = System.getLogger(BeforeStop.class.getName());

    private final Lifecycle context;
    private final Lifecycle service;
    private final Object listener;

    private BeforeStop(Object webModule, Runnable task) throws ReflectiveOperationException {
        Catalina catalina = new Catalina(webModule.getClass().getClassLoader());
        this.context = new Lifecycle(catalina, webModule);
        this.service = new Lifecycle(catalina, catalina.serviceOf(webModule));
        this.listener = catalina.listener(task);
    }

    /**
     * Lets {@code task} run before the stop; it may run twice, in one thread or in two. To be called while the web
     * application starts. Empty where there is no such Tomcat.
     *
     * @param webModule the JMX name of the web application
     */
    public static Optional<BeforeStop> of(ObjectName webModule, Runnable task) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            BeforeStop hook = new BeforeStop(server.getAttribute(webModule, "managedResource"), task);
            hook.context.addFirst(hook.listener);
            hook.service.invoke("addLifecycleListener", hook.listener);
            return Optional.of(hook);
        } catch (JMException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the end will be heard late", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        context.invoke("removeLifecycleListener", listener);
        service.invoke("removeLifecycleListener", listener);
    }

    /** Tomcat's interfaces, as its own class loader knows them. */
    private record Catalina(ClassLoader loader) {

        Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName("org.apache.catalina." + name, false, loader);
        }

        Object serviceOf(Object webModule) throws ReflectiveOperationException {
            Object container = webModule;
            while (!type("Engine").isInstance(container)) {
                container = type("Container").getMethod("getParent").invoke(container);
            }
            return type("Engine").getMethod("getService").invoke(container);
        }

        Object listener(Runnable task) throws ReflectiveOperationException {
            Method typeOf = type("LifecycleEvent").getMethod("getType");
            ClassLoader own = BeforeStop.class.getClassLoader();
            return Proxy.newProxyInstance(own, new Class<?>[] {type("LifecycleListener")}, (proxy, method, args) -> {
                if (method.getName().equals("lifecycleEvent") && "before_stop".equals(typeOf.invoke(args[0]))) {
                    under(own, task);
                }
                return ofObject(proxy, method, args);
            });
        }

        private static void under(ClassLoader loader, Runnable task) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A class that cannot be loaded any more must not keep Tomcat from the stop.
                LOG.log(Level.WARNING, "failed before the stop", e);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        /** A proxy is asked these too. */
        private static @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] args) {
            return switch (method.getName()) {
                case "equals" -> args != null && proxy == args[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> BeforeStop.class.getName();
                default -> null;
            };
        }
    }

    /** What can be listened to. */
    private record Lifecycle(Catalina catalina, Object component) {

        void invoke(String method, Object listener) throws ReflectiveOperationException {
            catalina.type("Lifecycle")
                    .getMethod(method, catalina.type("LifecycleListener"))
                    .invoke(component, listener);
        }

        /**
         * Adds it first if this thread starts the application: then it has Tomcat's own monitor, and nothing else starts or stops.
         * Another thread adds it last: waiting for that monitor, it would wait for the start, which may wait for it.
         */
        void addFirst(Object listener) throws ReflectiveOperationException {
            Object[] others = (Object[]) catalina.type("Lifecycle")
                    .getMethod("findLifecycleListeners")
                    .invoke(component);
            invoke("addLifecycleListener", listener);
            if (Thread.holdsLock(component)) {
                for (Object other : others) {
                    invoke("removeLifecycleListener", other);
                    invoke("addLifecycleListener", other);
                }
            }
        }
    }
}
