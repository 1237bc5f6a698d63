package dev.rollcall.grading;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Takes the drivers that this web application carries off the JDK's list at its end; the container would complain. */
public final class Drivers implements ServletContextListener {
    private static final Logger LOG = LogManager.getLogger(Drivers.class);

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ClassLoader own = Drivers.class.getClassLoader();
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == own)
                .forEach(driver -> {
                    try {
                        DriverManager.deregisterDriver(driver);
                    } catch (SQLException e) {
                        LOG.warn("A driver stays registered driver={}", driver, e);
                    }
                });
    }
}
