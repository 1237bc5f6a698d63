# Read by catalina.sh. Handlers of java.util.logging must stand on the class path of the JVM itself.
CLASSPATH="$CATALINA_BASE/lib/rollcall-juli.jar"
# JGroups works with the digits 0 to 9 alone, in every language.
CATALINA_OPTS="-Duser.extensions.format=u-nu-latn $CATALINA_OPTS"
