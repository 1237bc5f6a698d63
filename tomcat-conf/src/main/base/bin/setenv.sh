# Read by catalina.sh. Handlers of java.util.logging must stand on the class path of the JVM itself.
CLASSPATH="$CATALINA_BASE/lib/rollcall-juli.jar"
