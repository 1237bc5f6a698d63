rem Read by catalina.bat. Handlers of java.util.logging must stand on the class path of the JVM itself.
set "CLASSPATH=%CATALINA_BASE%\lib\rollcall-juli.jar"
